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
  private(set) var first: ByteRange
  private(set) var mentions: Int

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

  /// The same spelling of the same name in another text.
  func standing(at first: ByteRange, mentions: Int) -> NameUse {
    var other = self
    other.first = first
    other.mentions = mentions
    return other
  }
}

/// Finds the names of a report's text that are worth comparing with those of other texts.
struct NameUses: Sendable {
  private struct Key: Hashable {
    let subject: String
    let spelling: String
  }

  private let organisations: OrganisationNames
  /// What is known of a spelling of a name, wherever it stands; nil where it is not compared.
  private var known: [Key: NameUse?] = [:]

  /// A place that is less sure than this may be another, whose name is spelled so for good reason.
  private static let leastConfidence = 0.6

  init(organisations: OrganisationNames) { self.organisations = organisations }

  /// Uses of each name and spelling, in the order of the text.
  mutating func uses(in report: DocumentReport) -> [NameUse] {
    let document = report.document
    var places: [Key: Int] = [:]
    var found: [(key: Key, house: String, place: PlaceReference?, first: ByteRange, mentions: Int)] = []
    func note(_ subject: String, _ house: String, _ place: PlaceReference?, _ range: ByteRange) {
      let key = Key(subject: subject, spelling: document.string(range))
      if let at = places[key] {
        found[at].mentions += 1
      } else {
        places[key] = found.count
        found.append((key, house, place, range, 1))
      }
    }
    for named in report.places where named.place.confidence >= Self.leastConfidence {
      note(NameUse.subject(ofPlace: named.place.id), named.place.name, named.place, named.range)
    }
    for (house, range) in organisations.mentions(in: document.text) { note("org/" + house, house, nil, range) }
    return found.compactMap { entry in
      use(entry.key, entry.house, entry.place)?.standing(at: entry.first, mentions: entry.mentions)
    }
  }

  private mutating func use(_ key: Key, _ house: String, _ place: PlaceReference?) -> NameUse? {
    if let known = known[key] { return known }
    let use = NameUse(
      subject: key.subject, house: house, place: place, spelling: key.spelling, first: ByteRange(0, 0), mentions: 0)
    known[key] = .some(use)
    return use
  }
}
