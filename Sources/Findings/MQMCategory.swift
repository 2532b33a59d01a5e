/// A category of the Multidimensional Quality Metrics, as a path from the dimension down: `accuracy/mistranslation`.
///
/// Source: MQM 2.0 full typology, themqm.org.
public struct MQMCategory: Hashable, Sendable, CustomStringConvertible {
  public let path: String

  /// The dimensions and what we use of them. A category outside this list is a slip in a rule.
  public static let known: Set<String> = [
    "accuracy", "accuracy/addition", "accuracy/omission", "accuracy/mistranslation", "accuracy/mistranslation/number",
    "accuracy/untranslated", "accuracy/do-not-translate", "accuracy/over-translation", "accuracy/under-translation",
    "linguistic-conventions", "linguistic-conventions/grammar", "linguistic-conventions/grammar/word-order",
    "linguistic-conventions/grammar/tense", "linguistic-conventions/grammar/pronoun",
    "linguistic-conventions/punctuation", "linguistic-conventions/punctuation/unpaired-marks",
    "linguistic-conventions/spelling", "linguistic-conventions/spelling/capitalization",
    "linguistic-conventions/character-encoding", "linguistic-conventions/unintelligible", "terminology",
    "terminology/inconsistent-with-resource", "terminology/inconsistent-use", "terminology/wrong-term", "style",
    "style/awkward", "style/unidiomatic", "style/organizational", "style/inconsistent", "locale-conventions",
    "locale-conventions/date", "locale-conventions/number", "locale-conventions/measurement",
    "locale-conventions/currency", "locale-conventions/punctuation", "audience-appropriateness", "design/markup",
  ]

  /// Nil for a path that MQM does not have.
  public init?(_ path: String) {
    guard Self.known.contains(path) else { return nil }
    self.path = path
  }

  public var description: String { path }
  /// The first step of the path: `accuracy`.
  public var dimension: String { String(path.prefix { $0 != "/" }) }
}
