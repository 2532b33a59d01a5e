import Findings
import RuleKit

/// A rule of a pack, ready to run.
public struct CompiledRule: Sendable {
  public let metadata: RuleMetadata
  public internal(set) var patterns: [CompiledPattern]
  var except: [Program]
  let conditions: [CaptureCondition]
  let quoted: Presence
  let headings: Presence
  var document: DocumentCondition?
  let source: SourceCondition?
  /// A match may run over the ends of sentences.
  let crossesSentences: Bool
  /// Tables for `${name|map:TABLE}`.
  let maps: [String: [String: String]]
}

extension CompiledRule {
  /// Calls a closure with every program of the rule.
  mutating func forEachProgram(_ body: (inout Program) -> Void) {
    for index in patterns.indices {
      body(&patterns[index].program)
      for other in patterns[index].except.indices { body(&patterns[index].except[other]) }
    }
    for index in except.indices { body(&except[index]) }
    guard var conditions = document else { return }
    for index in conditions.also.indices { body(&conditions.also[index]) }
    for index in conditions.unless.indices { body(&conditions.unless[index]) }
    document = conditions
  }
}

/// One pattern of a rule with what is said and proposed for it.
public struct CompiledPattern: Sendable {
  var program: Program
  let anchor: Anchor
  /// Names of the capture slots; slot 0 is `span`.
  let slots: [String]
  let message: String
  let fix: String?
  let applicability: Fix.Applicability
  let level: Level?
  var except: [Program]
}

/// Where matches count.
enum Presence: UInt8, Sendable {
  case any, skip, only
}

/// A condition on what a pattern captured.
enum CaptureCondition: Sendable, Hashable {
  case same(String, String)
  case differs(String, String)
  case sameStem(String, String)
  case longer(String, Int)
  case notPlace(String)
  case within(String, classes: UInt32)
  case notWithin(String, classes: UInt32)
  case notRepeated(String)
  case elsewhereCapitalized(String)
}

/// Conditions on the whole text.
struct DocumentCondition: Sendable, Hashable {
  enum Paragraph: UInt8, Sendable { case any, first, notFirst }

  var atLeast = 1
  /// A capture whose different values count; nil: every match counts.
  var distinct: String?
  /// Matches as a share of all sentences, at least.
  var share: Double = 0
  var also: [Program] = []
  var unless: [Program] = []
  var paragraph = Paragraph.any
  /// One finding for the whole text instead of one a match.
  var reportsOnce = false
}

/// Conditions on the original of the same segment; terms in the source language.
struct SourceCondition: Sendable, Hashable {
  var has: [String] = []
  var lacks: [String] = []
}

/// Everything that one set of packs compiles to.
public struct RuleSet: Sendable {
  /// Folded words; the word with id n stands at n - 1.
  public internal(set) var words: [String]
  /// Spellings of exact words, by the number in the program.
  var spellings: [String]
  var classes: [(name: String, members: [UInt32])]
  /// Word id to number of the lexicon entry.
  var lemmas: [(word: UInt32, lemma: Int32)]
  public internal(set) var rules: [CompiledRule]
  /// Tables of terms and concepts as their files hold them; read by the first text that has an original.
  var tables: [BilingualTable] = []

  /// Members of several words, class by class. With `inflections` what packs that are compiled onto this set refer to.
  var phrases: [[[UInt32]]] = []
  /// Forms of the lexicon entries in order, by scope and name.
  var inflections: [(name: String, forms: [[UInt32]])] = []

  public static let empty = RuleSet(words: [], spellings: [], classes: [], lemmas: [], rules: [])
}
