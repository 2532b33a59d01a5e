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
  let applicability: Fix.Applicability
  let level: Level?
  var except: [Program]
  private let source: PatternTexts.Source

  init(
    program: Program, anchor: Anchor, texts: PatternTexts.Source, applicability: Fix.Applicability, level: Level?,
    except: [Program]
  ) {
    self.program = program
    self.anchor = anchor
    source = texts
    self.applicability = applicability
    self.level = level
    self.except = except
  }

  init(
    program: Program, anchor: Anchor, slots: [String], message: String, fix: String?, applicability: Fix.Applicability,
    level: Level?, except: [Program]
  ) {
    self.init(
      program: program, anchor: anchor, texts: .read(PatternTexts(slots: slots, message: message, fix: fix)),
      applicability: applicability, level: level, except: except)
  }

  var texts: PatternTexts { source.texts }
}

/// What a pattern calls its captures, and what is said and proposed for a match.
struct PatternTexts: Sendable {
  /// Names of the capture slots; slot 0 is `span`.
  let slots: [String]
  let message: String
  let fix: String?

  /// Most patterns of a rule match nothing: their texts are read from the image for those that do.
  enum Source: Sendable {
    case read(PatternTexts)
    case stored(ImageBytes, at: Int)

    var texts: PatternTexts {
      switch self {
      case .read(let texts): return texts
      case .stored(let bytes, let start):
        var reader = ByteReader(bytes, at: start)
        // An image is compiled into the program whose tests have read all of it.
        guard let texts = try? PatternTexts(&reader) else {
          preconditionFailure("compiled rules are damaged; build again")
        }
        return texts
      }
    }
  }

  init(slots: [String], message: String, fix: String?) {
    self.slots = slots
    self.message = message
    self.fix = fix
  }

  init(_ reader: inout ByteReader) throws(DamagedImage) {
    slots = try reader.texts()
    message = try reader.text()
    fix = try reader.optionalText()
  }

  func encode(to out: inout ByteWriter) {
    out.put(slots)
    out.put(message)
    out.put(fix)
  }
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
