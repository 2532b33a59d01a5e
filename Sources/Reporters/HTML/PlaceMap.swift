import Findings

/// A map of places as inline SVG: graticule, scale bar, well-known places for bearings, and the report's places with
/// their numbers, in both scripts, coloured and shaped by how sure they are.
struct PlaceMap: Sendable {
  /// A place of the report with its number in the table.
  struct Pin: Sendable {
    let number: Int
    let entry: MappedPlaces.Entry
    let point: GeoPoint
  }

  /// A drawing's size in its own units, which are pixels where the page has room for it.
  struct Size: Sendable {
    let name: String
    let width: Double
    let height: Double

    static let wide = Size(name: "wide", width: 760, height: 500)
    static let narrow = Size(name: "narrow", width: 360, height: 400)
  }

  private let pins: [Pin]
  private let orientation: [(place: OrientationPlace, point: GeoPoint)]
  private let frame: MapFrame
  private let size: Size

  private static let radius = 9.0
  private static let dotRadius = 2.5
  /// Names of places for bearings that one map shows.
  private static let mostBearings = 14
  /// A place for bearings this near a place of the report, in km, would only repeat it.
  private static let repeatDistance = 4.0
  private static let nearestBearing = 150.0
  /// Drawing units between two places for bearings.
  private static let clearance = 36.0
  /// Height of the strip along the upper border that the names of the graticule have for themselves.
  private static let edge = 15.0

  init?(_ pins: [Pin], orientation: [OrientationPlace], size: Size) {
    guard let plain = MapFrame(around: pins.map(\.point), width: size.width, height: size.height) else { return nil }
    let known = orientation.compactMap { place in
      GeoPoint(place.latitude, place.longitude).map { (place: place, point: $0) }
    }
    let others = known.filter { candidate in
      !pins.contains { $0.point.distance(to: candidate.point) < Self.repeatDistance }
    }
    var frame = plain
    if !others.contains(where: { plain.contains($0.point) }), let first = pins.first,
      let nearest = others.min(by: { $0.point.distance(to: first.point) < $1.point.distance(to: first.point) }),
      nearest.point.distance(to: first.point) < Self.nearestBearing,
      let wider = MapFrame(
        around: pins.map(\.point) + [nearest.point], width: size.width, height: size.height)
    {
      frame = wider
    }
    self.pins = pins
    self.frame = frame
    let visible = others.filter {
      let (x, y) = (frame.x($0.point.longitude), frame.y($0.point.latitude))
      return x > Self.edge * 2.6 && x < size.width - 6 && y > Self.edge && y < size.height - Self.edge
    }
    self.orientation = Self.spaced(visible) { (frame.x($0.point.longitude), frame.y($0.point.latitude)) }
    self.size = size
  }

  /// The most important of the candidates that keep clear of one another.
  private static func spaced(
    _ candidates: [(place: OrientationPlace, point: GeoPoint)],
    _ spot: ((place: OrientationPlace, point: GeoPoint)) -> (x: Double, y: Double)
  ) -> [(place: OrientationPlace, point: GeoPoint)] {
    var taken: [(x: Double, y: Double)] = []
    var out: [(place: OrientationPlace, point: GeoPoint)] = []
    for candidate in candidates where out.count < mostBearings {
      let here = spot(candidate)
      if taken.contains(where: { ($0.x - here.x).magnitude < clearance && ($0.y - here.y).magnitude < clearance }) {
        continue
      }
      taken.append(here)
      out.append(candidate)
    }
    return out
  }

  func svg() -> String {
    let (width, height) = (n(size.width), n(size.height))
    let names = pins.map(\.entry.place.name).joined(separator: ", ")
    let label = HTMLText.escaped("Map of \(Numbers.counted(pins.count, "place")): \(names)")
    return """
      <svg class="map \(size.name)" viewBox="0 0 \(width) \(height)" role="img" aria-label="\(label)">
      <rect class="sea" width="\(width)" height="\(height)"/>
      \(graticule())\(marksAndLabels())\(scaleBar())</svg>

      """
  }

  private func n(_ value: Double) -> String { Numbers.decimal(value, places: 1) }

  // MARK: Graticule and scale

  private func graticule() -> String {
    let step = frame.graticuleStep
    let places = step < 0.1 ? 2 : step < 1 ? 1 : 0
    var out = "<g class=\"graticule\">\n"
    for longitude in MapFrame.lines(from: frame.west, to: frame.east, step: step) {
      let x = n(frame.x(longitude))
      let name = Numbers.decimal(longitude.magnitude, places: places) + "°" + (longitude < 0 ? "W" : "E")
      out += "<path d=\"M\(x) 0V\(n(size.height))\"/><text x=\"\(x)\" y=\"12\" dx=\"3\">\(name)</text>\n"
    }
    for latitude in MapFrame.lines(from: frame.south, to: frame.north, step: step) {
      let y = frame.y(latitude)
      let name = Numbers.decimal(latitude.magnitude, places: places) + "°" + (latitude < 0 ? "S" : "N")
      out += "<path d=\"M0 \(n(y))H\(n(size.width))\"/>"
      // The corners belong to the longitudes above and the scale bar below.
      if y > 26, y < size.height - 34 { out += "<text x=\"3\" y=\"\(n(y - 3))\">\(name)</text>" }
      out += "\n"
    }
    return out + "</g>\n"
  }

  private func scaleBar() -> String {
    let length = frame.scaleLength
    let width = length / frame.kmPerUnit
    let y = size.height - 14
    let name = "\(Numbers.decimal(length, places: length < 1 ? 1 : 0)) km"
    return """
      <g class="scale"><path d="M12 \(n(y - 5))V\(n(y))H\(n(12 + width))V\(n(y - 5))"/>\
      <text x="\(n(18 + width))" y="\(n(y + 1))">\(name)</text></g>

      """
  }

  // MARK: Places

  private func marksAndLabels() -> String {
    let trueSpots = pins.map { MapSpot(x: frame.x($0.point.longitude), y: frame.y($0.point.latitude)) }
    let spots = MapSpot.spread(trueSpots, apart: Self.radius * 2 + 1, width: size.width, height: size.height)
    let dots = orientation.map { MapSpot(x: frame.x($0.point.longitude), y: frame.y($0.point.latitude)) }
    func box(_ spot: MapSpot, _ radius: Double) -> MapBox {
      MapBox(x: spot.x - radius, y: spot.y - radius, width: radius * 2, height: radius * 2)
    }
    let scale = MapBox(x: 0, y: size.height - 30, width: 70 + frame.scaleLength / frame.kmPerUnit, height: 30)
    var labels = MapLabels(
      width: size.width, height: size.height,
      taken: spots.map { box($0, Self.radius) } + dots.map { box($0, Self.dotRadius) } + [scale] + edges)

    var names = ""
    for (pin, spot) in zip(pins, spots) { names += pinLabel(pin, spot.x, spot.y, &labels) }
    var bearings = ""
    for (place, dot) in zip(orientation, dots) { bearings += bearing(place.place, dot.x, dot.y, &labels) }
    var marks = ""
    for (spot, place) in zip(spots, trueSpots) where spot != place { marks += leader(from: place, to: spot) }
    // The first place of the text is drawn last, on top.
    for (pin, spot) in zip(pins, spots).reversed() { marks += mark(pin, spot.x, spot.y) }
    return "<g class=\"bearings\">\n\(bearings)</g>\n<g class=\"pins\">\n\(marks)\(names)</g>\n"
  }

  /// A thin line from where a place is to its pin, which stands aside to keep clear of others.
  private func leader(from place: MapSpot, to pin: MapSpot) -> String {
    """
    <path class="leader" d="M\(n(place.x)) \(n(place.y))L\(n(pin.x)) \(n(pin.y))"/>\
    <circle class="spot" cx="\(n(place.x))" cy="\(n(place.y))" r="2"/>

    """
  }

  /// Where the names of the graticule stand.
  private var edges: [MapBox] {
    [
      MapBox(x: 0, y: 0, width: size.width, height: Self.edge),
      MapBox(x: 0, y: 0, width: Self.edge * 2.6, height: size.height),
    ]
  }

  private func mark(_ pin: Pin, _ x: Double, _ y: Double) -> String {
    let r = Self.radius
    let shape =
      switch pin.entry.certainty {
      case .sure: "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(r))\"/>"
      case .likely:
        "<rect x=\"\(n(x - r + 0.8))\" y=\"\(n(y - r + 0.8))\" width=\"\(n(2 * r - 1.6))\" "
          + "height=\"\(n(2 * r - 1.6))\" rx=\"3\"/>"
      case .doubtful:
        "<path d=\"M\(n(x)) \(n(y - r * 1.35))L\(n(x + r * 1.35)) \(n(y))L\(n(x)) \(n(y + r * 1.35))"
          + "L\(n(x - r * 1.35)) \(n(y))Z\"/>"
      }
    let title = "\(pin.number). \(PlaceWords.plain(pin.entry.place)), \(PlaceWords.percent(pin.entry.confidence)) sure"
    return """
      <g class="pin \(pin.entry.certainty.rawValue)"><title>\(HTMLText.escaped(title))</title>\(shape)\
      <text x="\(n(x))" y="\(n(y + 3.6))">\(pin.number)</text></g>

      """
  }

  private static let nameSize = 12.5
  private static let arabicSize = 13.0

  private func pinLabel(_ pin: Pin, _ x: Double, _ y: Double, _ labels: inout MapLabels) -> String {
    let place = pin.entry.place
    let latin = MapLabels.width(of: place.name, fontSize: Self.nameSize)
    if let arabic = place.arabic {
      let width = max(latin, MapLabels.width(of: arabic, fontSize: Self.arabicSize))
      if let room = labels.place((width, 29), x: x, y: y, radius: Self.radius) {
        let name = text(place.name, "name", room, y: room.box.y + 11.5)
        return name + text(arabic, "arabic", room, y: room.box.y + 26)
      }
    }
    guard let room = labels.place((latin, 14), x: x, y: y, radius: Self.radius) else { return "" }
    return text(place.name, "name", room, y: room.box.y + 11.5)
  }

  private func bearing(_ place: OrientationPlace, _ x: Double, _ y: Double, _ labels: inout MapLabels) -> String {
    let name = place.arabic.map { "\(place.name) \($0)" } ?? place.name
    let dot = "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(Self.dotRadius))\"/>"
    for shown in [name, place.name] {
      let width = MapLabels.width(of: shown, fontSize: 11)
      if let room = labels.place((width, 12), x: x, y: y, radius: Self.dotRadius) {
        return dot + text(shown, "bearing", room, y: room.box.y + 10)
      }
    }
    return "<g>\(dot)<title>\(HTMLText.escaped(name))</title></g>\n"
  }

  private func text(_ text: String, _ kind: String, _ room: MapLabels.Placed, y: Double) -> String {
    // In right-to-left text the start is on the right; anchors are meant as left and right here.
    let isArabic = kind == "arabic"
    let anchor: MapLabels.Anchor =
      switch room.anchor {
      case .start: isArabic ? .end : .start
      case .end: isArabic ? .start : .end
      case .middle: .middle
      }
    let language = isArabic ? " lang=\"ar\" direction=\"rtl\"" : ""
    return """
      <text class="\(kind)" x="\(n(room.textX))" y="\(n(y))" text-anchor="\(anchor.rawValue)"\(language)>\
      \(HTMLText.escaped(text))</text>

      """
  }
}
