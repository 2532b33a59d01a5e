/// Puts the spellings of each place together.
struct SpellingCollector {
  /// A spelling of a place in one source.
  struct Use {
    let place: String
    let name: String
    let arabic: String?
    let spelling: String
    let mentions: Int
    let items: Int
    let feed: String
  }

  private struct Place {
    let name: String
    let arabic: String?
    /// By the spelling in lower case, as they came.
    var order: [String] = []
    var spellings: [String: PlaceSpellings.Spelling] = [:]
  }

  private var places: [String: Place] = [:]

  /// Uses in another script than Latin are passed over.
  mutating func add(_ use: Use) {
    let spelling = use.spelling.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let letter = spelling.unicodeScalars.first(where: { $0.properties.isAlphabetic }), letter.value < 0x250
    else { return }
    let key = spelling.lowercased()
    var place = places[use.place] ?? Place(name: use.name, arabic: use.arabic)
    if place.spellings[key] == nil { place.order.append(key) }
    var known = place.spellings[key] ?? .init(text: spelling, mentions: 0, items: 0, feeds: [])
    known.mentions += use.mentions
    known.items += use.items
    if !known.feeds.contains(use.feed) { known.feeds.append(use.feed) }
    place.spellings[key] = known
    places[use.place] = place
  }

  func inSeveralSpellings() -> [PlaceSpellings] {
    let several = places.compactMap { id, place -> (others: Int, PlaceSpellings)? in
      guard place.order.count > 1 else { return nil }
      let ranked = place.order.enumerated().compactMap { number, key in place.spellings[key].map { (number, $0) } }
        .sorted { ($1.1.mentions, $0.0) < ($0.1.mentions, $1.0) }.map(\.1)
      let house = place.spellings[place.name.lowercased()]?.mentions ?? 0
      let others = ranked.reduce(0) { $0 + $1.mentions } - house
      return (others, PlaceSpellings(place: id, name: place.name, arabic: place.arabic, spellings: ranked))
    }
    return several.sorted { ($1.others, $0.1.name, $0.1.place) < ($0.others, $1.1.name, $1.1.place) }.map(\.1)
  }
}
