import Findings
import Romanization
import SourceText

/// How a document calls a place or an organisation, in one of its spellings.
struct NameUse: Sendable, Hashable {
  /// What is named: `place/` and the gazetteer's id, or `org/` and the house's name.
  let subject: String
  /// The house's name of it.
  let house: String
  let place: PlaceReference?
  /// As the text has it where it stands first.
  let spelling: String
  /// Where it stands first, UTF-8 bytes of the clean text.
  let first: ByteRange
  let mentions: Int

  /// What spellings that differ only in case, article, hyphens and marks have in common.
  let folded: [UInt8]
  /// What all spellings of one word have in common.
  let consonants: [UInt8]

  static func subject(ofPlace id: String) -> String { "place/" + id }

  /// Nil for a spelling in another script than Latin, or without letters.
  init?(subject: String, house: String, place: PlaceReference?, spelling: String, first: ByteRange, mentions: Int) {
    guard let letter = spelling.unicodeScalars.first(where: { $0.properties.isAlphabetic }), letter.value < 0x250
    else { return nil }
    self.subject = subject
    self.house = house
    self.place = place
    self.spelling = spelling
    self.first = first
    self.mentions = mentions
    let name = FoldedName(spelling)
    folded = name.joined
    consonants = ConsonantKey(name).bytes
    if folded.isEmpty || consonants.isEmpty { return nil }
  }
}

/// Finds the names of a report's text that are worth comparing with those of other texts.
struct NameUses: Sendable {
  private let organisations: OrganisationNames

  /// A place that is less sure than this may be another, whose name is spelled so for good reason.
  private static let leastConfidence = 0.6

  init(organisations: OrganisationNames) { self.organisations = organisations }

  /// Uses of each name and spelling, in the order of the text.
  func uses(in report: DocumentReport) -> [NameUse] {
    let document = report.document
    var order: [[String]] = []
    var found: [[String]: (house: String, place: PlaceReference?, first: ByteRange, mentions: Int)] = [:]
    func note(_ subject: String, _ house: String, _ place: PlaceReference?, _ range: ByteRange) {
      let key = [subject, document.string(range)]
      if found[key] == nil { order.append(key) }
      found[key, default: (house, place, range, 0)].mentions += 1
    }
    for named in report.places where named.place.confidence >= Self.leastConfidence {
      note(NameUse.subject(ofPlace: named.place.id), named.place.name, named.place, named.range)
    }
    for (house, range) in organisations.mentions(in: document.text) { note("org/" + house, house, nil, range) }
    return order.compactMap { key in
      guard let entry = found[key] else { return nil }
      return NameUse(
        subject: key[0], house: entry.house, place: entry.place, spelling: key[1], first: entry.first,
        mentions: entry.mentions)
    }
  }
}
