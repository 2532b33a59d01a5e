import Findings
import RuleKit
import SourceText

/// Guillemets in a language that does not use them.
public struct GuillemetRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/guillemets"), summary: "A quotation in guillemets, which English does not use.",
    cause: "Arabic text quotes with « »; the marks are copied.",
    avoids: "Other languages; a single guillemet used as an arrow.",
    category: category("locale-conventions/punctuation"), severity: .minor, level: .error, languages: .english,
    examples: [
      .flag(
        "The minister said he would attend ⟦«if invited»⟧.", fixed: "The minister said he would attend \"if invited\"."),
      .flag(
        "He spoke of “hope” and ⟦«peace»⟧.", fixed: "He spoke of “hope” and “peace”."),
      .pass("He said he would attend \"if invited\"."),
      .flag("Zola published ⟦«L'Affaire»⟧ in 1898."),
      .pass("Home » News » Syria"),
    ])

  public init() {}

  /// A title in another language keeps its marks: «Le Monde».
  private func isForeign(_ inside: Range<Int>, _ context: LintContext) -> Bool {
    guard let first = inside.first, inside.count <= 6 else { return false }
    let word = context.folded(first)
    return Self.articles.contains(word) || ["l'", "l’", "d'", "d’"].contains(where: word.hasPrefix)
  }

  private static let articles: Set<String> = [
    "le", "la", "les", "l'", "l’", "der", "die", "das", "el", "il", "lo", "un", "une",
  ]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.quotations.pairs where context.isMark(pair.open, "«") && context.isMark(pair.close, "»") {
      let isCurly = context.quotations.pairs.contains { context.isMark($0.open, "“") }
      let range = context.bytes(pair.open..<pair.close + 1)
      let (open, close) = (context.bytes(pair.open..<pair.open + 1), context.bytes(pair.close..<pair.close + 1))
      // A blank inside the marks is French spacing and goes with them.
      let first = Int(context.tokens[pair.open + 1].start)
      let last = Int(context.tokens[pair.close - 1].end)
      let fix = Fix(
        "Write English quotation marks", .safe,
        [
          Edit(ByteRange(open.start, max(open.end, first)), isCurly ? "“" : "\""),
          Edit(ByteRange(min(close.start, last), close.end), isCurly ? "”" : "\""),
        ])
      findings.report(
        range, "English quotes with “ ”, not with « ».", fixes: [fix],
        quietly: isForeign(pair.open + 1..<pair.close, context) ? .suggestion : nil)
    }
  }
}
