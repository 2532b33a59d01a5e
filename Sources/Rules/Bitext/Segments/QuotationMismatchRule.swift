import Findings
import RuleKit

/// A quotation that only one side of a pair has.
public struct QuotationMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/quotation-mismatch"), summary: "The original quotes, the text does not.",
    cause: "Quotation marks get lost with the words beside them, and what a person said becomes what the paper says.",
    advice: "Put the quotation marks back where the quoted words are.",
    avoids: "Quotation marks around names that the text writes without; single marks and apostrophes; quotations that "
      + "run over segments.",
    category: category("linguistic-conventions/punctuation"), severity: .minor, level: .suggestion, languages: .any,
    examples: [
      .flag(
        "⟦The minister said the talks had made no progress at all.⟧",
        source: "قال الوزير: «لم تحرز المحادثات أي تقدم على الإطلاق»."),
      .flag(
        "⟦He said that we will not leave this town again.⟧", source: "قال: \"لن نترك هذه البلدة مرة أخرى\"."),
      .pass(
        "The minister said: “The talks have made no progress at all.”",
        source: "قال الوزير: «لم تحرز المحادثات أي تقدم على الإطلاق»."),
      .pass("The al-Noor Movement signed.", source: "وقعت حركة \"النور\"."),
      .pass("'We will not leave this town', he said.", source: "قال: «لن نترك هذه البلدة»."),
    ])

  public init() {}

  /// Quoted words that make a quotation; names have fewer.
  private static let fewest = 4

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs where !pair.target.tokens.isEmpty {
      guard Self.longestQuotation(pair.source) >= Self.fewest, !Self.hasMarks(pair.target) else { continue }
      findings.report(pair.range, "The original quotes; the text has no quotation marks.")
    }
  }

  /// Words of the longest text between marks; 0 where the marks do not pair.
  private static func longestQuotation(_ side: PairSide) -> Int {
    var longest = 0
    var open: Int?
    for index in side.tokens {
      let mark = side.text.string(index)
      if let first = open, closing.contains(mark) {
        longest = max(longest, index - first - 1)
        open = nil
      } else if opening.contains(mark) {
        open = index
      }
    }
    return longest
  }

  private static let opening: Set<String> = ["\"", "“", "«", "„", "''", "”"]
  private static let closing: Set<String> = ["\"", "”", "»", "“", "''"]
  private static let marks: Set<Unicode.Scalar> = [
    "\"", "“", "”", "«", "»", "„", "‘", "’", "'", "`", "‹", "›", "「", "」",
  ]

  private static func hasMarks(_ side: PairSide) -> Bool {
    side.tokens.contains { index in
      side.text.tokens[index].kind != .word && side.text.string(index).unicodeScalars.contains(where: marks.contains)
    }
  }
}
