import Findings
import SourceText

/// The places of a report, each once, with how often it is named and how far it lies from the others.
struct MappedPlaces: Sendable {
  struct Entry: Sendable {
    let place: PlaceReference
    var mentions: Int
    /// The spellings that the texts have, in the order they were met.
    var spellings: [String]
    /// Cards of findings about it.
    var findings: [(id: String, label: String)]

    /// The least sure of the resolutions.
    var confidence: Double
    var certainty: PlaceWords.Certainty { PlaceWords.Certainty(confidence) }
    /// Where the map shows it; nil for a country, whose middle is no place anybody means.
    var point: GeoPoint? {
      place.feature == PlaceWords.country ? nil : GeoPoint(place.latitude, place.longitude)
    }
  }

  private(set) var entries: [Entry] = []
  private var indices: [String: Int] = [:]

  private static let mostSpellings = 6
  /// A place counts as far off beyond this many times the usual distance from the middle of the places, and beyond
  /// this many km.
  private static let farFactor = 4.0
  private static let farDistance = 120.0

  mutating func add(_ document: PageDocument) {
    let report = document.report
    var named: [String: [ByteRange]] = [:]
    for mention in report.places {
      let index = entry(mention.place)
      entries[index].mentions += 1
      add(spelling: report.document.string(mention.range), to: index)
      named[mention.place.id, default: []].append(mention.range)
    }
    for item in document.items {
      guard let place = item.finding.place else { continue }
      let index = entry(place)
      // A finding may hold more than the name; two findings may be about one mention.
      if !(named[place.id] ?? []).contains(where: item.finding.range.overlaps) {
        entries[index].mentions += 1
        add(spelling: report.document.string(item.finding.range), to: index)
        named[place.id, default: []].append(item.finding.range)
      }
      entries[index].findings.append((document.itemID(item), String(item.number)))
    }
  }

  private mutating func entry(_ place: PlaceReference) -> Int {
    if let index = indices[place.id] {
      entries[index].confidence = min(entries[index].confidence, place.confidence)
      return index
    }
    entries.append(Entry(place: place, mentions: 0, spellings: [], findings: [], confidence: place.confidence))
    indices[place.id] = entries.count - 1
    return entries.count - 1
  }

  private mutating func add(spelling: String, to index: Int) {
    guard entries[index].spellings.count < Self.mostSpellings, !entries[index].spellings.contains(spelling) else {
      return
    }
    entries[index].spellings.append(spelling)
  }

  /// Distance in km from the middle of the places, for each entry that lies far from the rest.
  func farOff() -> [Int: Double] {
    let located = entries.enumerated().compactMap { index, entry in entry.point.map { (index, $0) } }
    guard located.count >= 3 else { return [:] }
    // The place with the least sum of distances to the others: no single wrong one can pull it away.
    let sums = located.map { here in located.reduce(0) { $0 + $1.1.distance(to: here.1) } }
    guard let least = sums.min(), let middle = sums.firstIndex(of: least) else { return [:] }
    let distances = located.map { $0.1.distance(to: located[middle].1) }
    let usual = distances.sorted()[distances.count / 2]
    let limit = max(Self.farDistance, usual * Self.farFactor)
    var out: [Int: Double] = [:]
    for (entry, distance) in zip(located, distances) where distance > limit { out[entry.0] = distance }
    return out
  }
}
