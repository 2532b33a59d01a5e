import Findings
import YAMLTree

/// A key of a mapping in a rule pack: the parser admits these, and the schema for editors is written from them.
struct PackKey: Sendable {
  let name: String
  let value: PackValue
  /// What an editor is told about it.
  let meaning: String
  let isRequired: Bool

  init(_ name: String, _ value: PackValue, _ meaning: String, isRequired: Bool = false) {
    self.name = name
    self.value = value
    self.meaning = meaning
    self.isRequired = isRequired
  }
}

/// What the value of a key may be.
indirect enum PackValue: Sendable {
  case text
  /// A text of this form, as a regular expression of ECMA 262.
  case form(String)
  /// A text, or nothing.
  case textOrNothing
  case choice([String])
  case whole(ClosedRange<Int>)
  case number
  /// A list that holds at least so many.
  case list(PackValue, atLeast: Int = 0)
  /// A list, or one item that stands for a list of one.
  case oneOrMore(PackValue)
  /// A mapping from names that the author chooses.
  case table(PackValue)
  case mapping(PackMapping)
  case either([PackValue])

  static let texts = oneOrMore(.text)
}

/// A mapping with keys that are known.
struct PackMapping: Sendable {
  let keys: [PackKey]
  /// Keys of which one at least must be there; empty: no such condition.
  var oneOf: [String] = []

  var names: [String] { keys.map(\.name) }

  /// Refuses keys that nobody knows and misses those that are required.
  func admit(_ mapping: YAMLMapping) throws(YAMLError) {
    try mapping.allow(names)
    for key in keys where key.isRequired { _ = try mapping.required(key.name) }
  }
}

/// The keys of rule packs, and the words that stand for values.
enum PackFormat {
  static let levels = Level.allCases.map { ($0.rawValue, $0) }
  static let severities = Severity.allCases.map { ($0.rawValue, $0) }
  static let applicabilities: [(String, Fix.Applicability)] = [("safe", .safe), ("unsafe", .unsafe)]
  static let presences: [(String, Presence)] = [("any", .any), ("skip", .skip), ("only", .only)]
  static let crossings = [("cross", true)]
  static let paragraphs: [(String, DocumentCondition.Paragraph)] = [
    ("any", .any), ("first", .first), ("not-first", .notFirst),
  ]
  static let reports = [("each", false), ("once", true)]

  static let pack = PackMapping(keys: [
    PackKey("pack", .text, "Name of the pack.", isRequired: true),
    PackKey("languages", .texts, "Languages of the text (en, fr, …), or any.", isRequired: true),
    PackKey("source-languages", .texts, "The rules speak only where the original is there, in one of these languages."),
    PackKey("classes", .table(.texts), "Word classes, for <name> in patterns; a member may be several words."),
    PackKey("maps", .table(.table(.text)), "Tables for ${name|map:TABLE} in fixes."),
    PackKey("rules", .list(.mapping(rule), atLeast: 1), "The rules.", isRequired: true),
  ])

  private static let level = PackValue.choice(levels.map(\.0))
  private static let applicability = PackValue.choice(applicabilities.map(\.0))
  private static let patternText = "What to match: a row of words, classes <name>, inflections ~name and marks."

  static let rule = PackMapping(
    keys: [
      PackKey(
        "id", .form("^[a-z0-9-]+(/[a-z0-9-]+)+$"),
        "family/name in lower case; never changes once released.", isRequired: true),
      PackKey("summary", .text, "One line: what the rule flags.", isRequired: true),
      PackKey("cause", .text, "Why a machine writes this: what stands in the source language."),
      PackKey("advice", .text, "What to do where nothing is proposed."),
      PackKey("avoids", .text, "The false alarms that were thought of."),
      PackKey("category", .choice(MQMCategory.known.sorted()), "The MQM category of the fault.", isRequired: true),
      PackKey("severity", .choice(severities.map(\.0)), "The MQM severity of the fault.", isRequired: true),
      PackKey("level", level, "How loud the rule is, by its measured precision.", isRequired: true),
      PackKey("message", .text, "What the reader is told; $0 is the flagged text, $name a capture, $fix the new text."),
      PackKey("match", .text, patternText),
      PackKey("patterns", .list(.mapping(pattern), atLeast: 1), "Many patterns, each with a fix of its own."),
      PackKey("fix", .textOrNothing, "The text that replaces what is flagged; an empty text deletes it."),
      PackKey("applicability", applicability, "safe: the meaning cannot change, applied by --fix."),
      PackKey("except", .texts, "Patterns; a match that overlaps one of them is dropped."),
      PackKey("where", .list(.mapping(condition)), "Conditions on captures."),
      PackKey("quoted", .choice(presences.map(\.0)), "Matches inside quotation marks."),
      PackKey("headings", .choice(presences.map(\.0)), "Matches in headings and title case."),
      PackKey("document", .mapping(document), "Conditions on the whole text."),
      PackKey("source", .mapping(source), "Conditions on the original of the same segment."),
      PackKey("sentences", .choice(crossings.map(\.0)), "A match may run over the ends of sentences."),
      PackKey("terms", .texts, "Kinds of the term tables whose wrong variants are patterns; org? adds the doubtful."),
      PackKey("flag", .list(example, atLeast: 2), "Texts that must be flagged, with ⟦ ⟧ around it.", isRequired: true),
      PackKey("pass", .list(example, atLeast: 2), "Tempting texts that must not be flagged.", isRequired: true),
    ], oneOf: ["match", "patterns", "terms"])

  static let pattern = PackMapping(keys: [
    PackKey("match", .text, patternText, isRequired: true),
    PackKey("fix", .textOrNothing, "The text that replaces what is flagged; else the rule's."),
    PackKey("message", .text, "What the reader is told; else the rule's."),
    PackKey("except", .texts, "Patterns; a match that overlaps one of them is dropped."),
    PackKey("applicability", applicability, "Whether the fix may change the meaning; else as the rule says."),
    PackKey("level", level, "How loud this pattern is; else as the rule is."),
  ])

  static let condition: PackMapping = {
    let pair = PackValue.list(.text, atLeast: 2)
    return PackMapping(keys: [
      PackKey("same", pair, "Two captures are the same words."),
      PackKey("differs", pair, "Two captures are different words."),
      PackKey("same-stem", pair, "Two captures have a stem in common."),
      PackKey("longer", .table(.whole(0...100)), "A capture has more letters than so many."),
      PackKey("not-place", .text, "A capture is no place."),
      PackKey("in", .table(.text), "A capture holds a member of a class."),
      PackKey("not-in", .table(.text), "A capture holds no member of a class."),
      PackKey("not-repeated", .text, "A capture stands once in the text."),
      PackKey("elsewhere-capitalized", .text, "A capture stands elsewhere with a capital, inside a sentence."),
    ])
  }()

  static let document = PackMapping(keys: [
    PackKey("at-least", .whole(1...1000), "Matches in the text, at least."),
    PackKey("distinct", .text, "A capture whose different values count once each."),
    PackKey("share", .number, "Matches as a share of all sentences, at least."),
    PackKey("also", .texts, "Patterns of which one stands elsewhere in the text."),
    PackKey("unless", .texts, "Patterns of which none stands in the text."),
    PackKey("paragraph", .choice(paragraphs.map(\.0)), "Which paragraphs count."),
    PackKey("report", .choice(reports.map(\.0)), "One finding a match, or one for the whole text."),
  ])

  static let source = PackMapping(keys: [
    PackKey("has", .texts, "Terms of which the original holds one."),
    PackKey("lacks", .texts, "Terms of which the original holds none."),
  ])

  static let exampleText = PackMapping(keys: [
    PackKey("text", .text, "The text; ⟦ ⟧ around what must be flagged.", isRequired: true),
    PackKey("fixed", .text, "The text after the fix."),
    PackKey("source", .text, "The original, for rules that compare."),
  ])
  private static let example = PackValue.either([.text, .mapping(exampleText)])
}
