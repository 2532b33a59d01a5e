import Findings
import RuleKit
import SourceText

/// ”word“: curly marks that look the wrong way.
public struct ReversedQuotationRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/reversed-quotation"), summary: "Curly quotation marks that look the wrong way, ”so“.",
    cause: "In right-to-left text the closing mark stands where the English one opens; the marks are copied.",
    avoids: "German and Swedish marks („so“, ”so”), a mark that closes one quotation before another opens.",
    category: category("linguistic-conventions/punctuation"), severity: .minor, level: .warning, languages: .english,
    examples: [
      .flag(
        "He described the raid as ⟦”a massacre“⟧ and left.", fixed: "He described the raid as “a massacre” and left."),
      .flag("They call it ⟦”the green line“⟧.", fixed: "They call it “the green line”."),
      .pass("He said “go” and then “stay”."),
      .pass("“Go,” he said. “Stay.” “Why?”"),
    ])

  public init() {}

  /// Most tokens between the two marks.
  private static let longest = 60

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let tokens = context.tokens
    var reached = 0
    for at in context.marks.nonASCII where at >= reached && at + 2 < tokens.count {
      guard context.isMark(at, "”"), isApart(at, context), !tokens[at + 1].has(.spaceBefore) else { continue }
      let end = min(tokens.count, at + Self.longest)
      guard
        let close = (at + 2..<end).first(where: { index in
          context.isMark(index, "“") || context.isMark(index, "”") || tokens[index].has(.paragraphStart)
        }), context.isMark(close, "“"), !tokens[close].has(.spaceBefore), !tokens[close].has(.paragraphStart)
      else { continue }
      let (first, last) = (context.bytes(at..<at + 1), context.bytes(close..<close + 1))
      findings.report(
        context.bytes(at..<close + 1), "The quotation marks look the wrong way.",
        fixes: [Fix("Turn the marks round", .safe, [Edit(first, "“"), Edit(last, "”")])])
      reached = close
    }
  }

  /// A blank stands before the mark: it opens.
  private func isApart(_ index: Int, _ context: LintContext) -> Bool {
    context.tokens[index].has(.spaceBefore) || context.tokens[index].has(.paragraphStart)
  }
}
