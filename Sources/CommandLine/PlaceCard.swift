import Gazetteer
import GazetteerImport
import Reporters

/// The answer to a look-up: a card for each place that may well be meant, a line for each that only might.
struct PlaceCards {
  /// Whether the name is that of a place, rather than like one.
  let isFound: Bool
  /// What it quotes of tables is made visible; only the marks of direction are the card's own.
  let text: String

  /// Places named in a line at most.
  static let mostOthers = 6
  /// Below this confidence a place is not worth a line.
  private static let leastWorth = 0.01
  /// From this confidence on the place is shown as found: a person sees what it is, and what else may be meant.
  private static let leastConfidence = 0.5
  /// Places this much less likely than the first are named in a line only.
  private static let wellBehind = 0.2

  /// - Parameter limit: cards at most.
  init(_ found: [PlaceCandidate], limit: Int) {
    let best = found.first?.confidence ?? 0
    isFound = best >= Self.leastConfidence
    let close = isFound ? found.prefix { $0.confidence >= best * Self.wellBehind } : []
    let others = found.dropFirst(min(close.count, limit)).filter { $0.confidence >= Self.leastWorth }
    var text = close.prefix(limit).map { PlaceCard($0).text }.joined(separator: "\n")
    if close.count > 1 { text = "\(close.count) places may be meant\n\n" + text }
    if !others.isEmpty {
      text += (text.isEmpty ? "near it:\n" : "\nalso near:\n")
      text += others.prefix(Self.mostOthers).map { "  \(PlaceCard($0).line)\n" }.joined()
    }
    self.text = text
  }
}

/// What a person wants to know of a place, for a terminal.
struct PlaceCard {
  private let candidate: PlaceCandidate
  private let place: Place

  init(_ candidate: PlaceCandidate) {
    self.candidate = candidate
    place = candidate.place
  }

  /// Both names, the Arabic one closed with a mark that keeps what follows it in its place.
  private var names: String {
    let (english, arabic) = (VisibleText.of(place.english), VisibleText.of(place.arabic))
    if english.isEmpty { return arabic }
    return arabic.isEmpty ? english : "\(english)  \(arabic)\u{200E}"
  }

  /// Class, first-level unit, country.
  private var area: String {
    let country = place.feature == .country || place.country.isEmpty ? "" : CountryName.english(place.country)
    let unit = place.feature.family == .region ? "" : place.admin1
    return [place.feature.name, unit, country].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private var position: String {
    func degrees(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    return place.location.map { "\(degrees($0.latitude)), \(degrees($0.longitude))" } ?? ""
  }

  private var confidence: String { "\((candidate.confidence * 100).rounded() / 100)" }

  /// The place in one line.
  var line: String {
    [names, VisibleText.of(area), position, VisibleText.of(place.id), "confidence \(confidence)"].filter { !$0.isEmpty }
      .joined(separator: " · ")
  }

  var text: String {
    var out = names + "\n"
    func line(_ key: String, _ value: String) {
      if value.isEmpty { return }
      out += "  \(key)\(String(repeating: " ", count: max(1, 12 - key.count)))\(VisibleText.of(value))\n"
    }
    line("class", area)
    line("coordinates", position)
    line("population", place.population > 0 ? "\(place.population)" : "")
    let ids = [("wikidata", place.wikidata), ("geonames", place.geonames), ("pcode", place.pcode)]
    line("ids", ([place.id] + ids.filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" }).joined(separator: ", "))
    let groups: [(String, [SpellingStatus])] = [
      ("also", [.accepted]), ("variants", [.variant]), ("wrong", [.fault]), ("Arabic", [.arabicVariant]),
    ]
    for (name, statuses) in groups {
      line(name, place.spellings.filter { statuses.contains($0.status) }.map(\.text).joined(separator: " · "))
    }
    let tags = place.sources.split(separator: "|").map(String.init)
    line("sources", tags.map { SourceLicence.of(tag: $0)?.name ?? $0 }.joined(separator: ", "))
    line("licence", licence(tags))
    line("match", "\(candidate.method.rawValue), confidence \(confidence)")
    return out
  }

  /// A row of the house's own is under the house's licence: what it was checked against says nothing of that.
  private func licence(_ tags: [String]) -> String {
    if let own = tags.compactMap(SourceLicence.of).first(where: \.isOwn) { return own.licence }
    let known = tags.compactMap(SourceLicence.of)
    return known.map { known.count == 1 ? $0.licence : "\($0.name): \($0.licence)" }.joined(separator: "; ")
  }
}
