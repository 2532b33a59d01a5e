import Findings
import SourceText
import Testing

@testable import Reporters

@Suite struct PlaceMapTests {
  func place(_ id: String, _ latitude: Double?, _ longitude: Double?, _ confidence: Double = 0.95) -> PlaceReference {
    PlaceReference(
      id: id, name: "Place \(id)", arabic: "حلب", country: "SY", governorate: "Aleppo", feature: "town",
      latitude: latitude, longitude: longitude, confidence: confidence)
  }

  /// The places of a text that names each of `places` once.
  func mapped(_ places: [PlaceReference]) -> MappedPlaces {
    let text = String(repeating: "Name. ", count: max(1, places.count))
    let mentions = places.enumerated().map { index, place in
      NamedPlace(range: ByteRange(index * 6, index * 6 + 4), place: place)
    }
    let report = DocumentReport(
      document: Sample.document(text), language: "en", words: 1, findings: [], places: mentions)
    var out = MappedPlaces()
    out.add(PageDocument(report, number: 1))
    return out
  }

  func pins(_ places: [PlaceReference]) -> [PlaceMap.Pin] {
    mapped(places).entries.enumerated().compactMap { index, entry in
      entry.point.map { PlaceMap.Pin(number: index + 1, entry: entry, point: $0) }
    }
  }

  @Test func distances() throws {
    let aleppo = try #require(GeoPoint(36.2, 37.16))
    let damascus = try #require(GeoPoint(33.51, 36.29))
    #expect((aleppo.distance(to: damascus) - 309.6).magnitude < 1)
    #expect(GeoPoint(91, 0) == nil)
    #expect(GeoPoint(nil, 0) == nil)
    #expect(GeoPoint(.nan, 0) == nil)
  }

  @Test func theFrameHoldsEveryPointAtOneScale() throws {
    let points = [(36.2, 37.16), (33.5, 36.3), (31.04, 31.38)].compactMap { GeoPoint($0.0, $0.1) }
    let frame = try #require(MapFrame(around: points, width: 760, height: 500))
    for point in points { #expect(frame.contains(point)) }
    // A square of one degree is narrower than high by the cosine of its latitude.
    let middle = (frame.north + frame.south) / 2
    let across = frame.x(frame.west + 1) - frame.x(frame.west)
    let up = frame.y(middle) - frame.y(middle + 1)
    #expect((across / up - 0.8337).magnitude < 0.01)
    #expect(MapFrame(around: [], width: 10, height: 10) == nil)
  }

  @Test func oneplaceIsShownWithItsSurroundings() throws {
    let aleppo = try #require(GeoPoint(36.2, 37.16))
    let frame = try #require(MapFrame(around: [aleppo], width: 760, height: 500))
    #expect(frame.kmPerUnit * 500 > 50)
    #expect(frame.scaleLength > 1)
    #expect(frame.scaleLength / frame.kmPerUnit < 760 / 2.6)
  }

  @Test func graticule() {
    #expect(MapFrame.lines(from: 35.2, to: 37.1, step: 0.5) == [35.5, 36, 36.5, 37])
    #expect(MapFrame.lines(from: -1, to: 1, step: 1) == [-1, 0, 1])
  }

  @Test func aWrongResolutionStandsOut() {
    let near = (0..<6).map { place("n\($0)", 36.2 + Double($0) * 0.05, 37.1) }
    let far = mapped(near + [place("far", 31.04, 31.38, 0.4)]).farOff()
    #expect(far.keys.sorted() == [6])
    #expect((far[6] ?? 0) > 700)
    #expect(mapped(near).farOff().isEmpty)
    #expect(mapped([near[0], place("far", 31.04, 31.38)]).farOff().isEmpty)
  }

  @Test func countriesAreListedAndNotDrawn() {
    let russia = PlaceReference(
      id: "ru", name: "Russia", arabic: nil, country: "RU", governorate: nil, feature: "country", latitude: 62,
      longitude: 97, confidence: 1)
    let places = mapped([place("a", 36, 37), place("b", 36, 37.1), place("c", 36, 37.2), russia])
    #expect(places.farOff().isEmpty)
    let html = PlacesSection(places: places, orientation: []).html()
    #expect(html.contains("<b>Russia</b><br><span class=\"area\">country</span>"))
    #expect(html.contains("Map of 3 places"))
  }

  @Test func placesAreCountedOnce() {
    let places = mapped([place("a", 36, 37, 0.9), place("b", 36, 38), place("a", 36, 37, 0.5)])
    #expect(places.entries.map(\.mentions) == [2, 1])
    #expect(places.entries[0].confidence == 0.5)
    #expect(places.entries[0].spellings == ["Name"])
  }

  @Test func findingsOnAMentionAreNotCountedTwice() {
    let text = "to Huritan"
    let found = Sample.finding("a/b", .error, "style", .minor, "m", ByteRange(0, 10), [], Sample.haritan)
    let mention = NamedPlace(range: ByteRange(3, 10), place: Sample.haritan)
    let report = DocumentReport(
      document: Sample.document(text), language: "en", words: 2, findings: [found, found], places: [mention])
    var places = MappedPlaces()
    places.add(PageDocument(report, number: 1))
    #expect(places.entries.map(\.mentions) == [1])
    #expect(places.entries[0].spellings == ["Huritan"])
    #expect(places.entries[0].findings.map(\.id) == ["d1-f1", "d1-f2"])
  }

  @Test func drawing() throws {
    let shown = pins([place("a", 36.2, 37.1, 0.95), place("b", 36.3, 37.3, 0.7), place("c", 36.4, 36.9, 0.3)])
    let bearing = OrientationPlace(name: "Azaz", arabic: "أعزاز", latitude: 36.35, longitude: 37.15)
    let away = OrientationPlace(name: "Cairo", arabic: nil, latitude: 30, longitude: 31.2)
    let svg = try #require(PlaceMap(shown, orientation: [bearing, away], size: .wide)).svg()
    for kind in ["sure", "likely", "doubtful"] { #expect(svg.contains("class=\"pin \(kind)\"")) }
    #expect(svg.contains("Azaz"))
    #expect(!svg.contains("Cairo"))
    #expect(svg.contains(" km</text>"))
    #expect(svg.contains("°N") && svg.contains("°E"))
    #expect(HTMLReporterTests.tags(svg) != nil)
    #expect(PlaceMap([], orientation: [bearing], size: .wide) == nil)
  }

  @Test func pinsMoveApart() {
    let spots = [MapSpot](repeating: MapSpot(x: 100, y: 100), count: 4) + [MapSpot(x: 300, y: 300)]
    let moved = MapSpot.spread(spots, apart: 19, width: 760, height: 500)
    #expect(moved[4] == spots[4])
    for a in 0..<4 {
      for b in a + 1..<4 {
        let (dx, dy) = (moved[a].x - moved[b].x, moved[a].y - moved[b].y)
        #expect((dx * dx + dy * dy).squareRoot() > 17)
      }
    }
  }

  @Test func labelsKeepApart() throws {
    var labels = MapLabels(width: 200, height: 100, taken: [MapBox(x: 90, y: 40, width: 20, height: 20)])
    let first = labels.place((40, 12), x: 100, y: 50, radius: 9)
    let second = labels.place((40, 12), x: 100, y: 50, radius: 9)
    let third = labels.place((300, 12), x: 100, y: 50, radius: 9)
    let one = try #require(first).box
    let other = try #require(second).box
    #expect(!one.overlaps(other))
    #expect(third == nil)
  }
}
