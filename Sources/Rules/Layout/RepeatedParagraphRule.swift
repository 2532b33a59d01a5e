import Findings
import RuleKit
import SourceText
import Tokens

/// Two neighbouring paragraphs that say the same.
public struct RepeatedParagraphRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/repeated-paragraph"), summary: "A paragraph says nearly the same as the one before it.",
    cause: "Summary and body of an article are translated one after the other and joined.",
    avoids: "Headline and lede, short lines, lists and refrains.",
    category: category("accuracy/addition"), severity: .minor, level: .warning, languages: .any,
    examples: [
      .flag(
        "Talks resume.\n\nThe delegation arrived in Geneva on Monday for a new round of talks with the government on the truce.\n\n⟦The delegation arrived in Geneva on Monday for a new round of talks with the government over the truce.⟧",
        fixed:
          "Talks resume.\n\nThe delegation arrived in Geneva on Monday for a new round of talks with the government on the truce."
      ),
      .flag(
        "News.\n\nRescuers pulled six children and their mother out of the rubble of a house in the old city on Friday night.\n\n⟦Rescuers pulled six children and their mother out of the rubble of a house in the old city on Friday night.⟧",
        fixed:
          "News.\n\nRescuers pulled six children and their mother out of the rubble of a house in the old city on Friday night."
      ),
      .pass("The army advanced on the town.\n\nThe army advanced on the town, state media said."),
      .pass("News.\n\nYes.\n\nYes.\n\nThe minister left for Moscow.\n\nThe minister returned from Moscow."),
    ])

  public init() {}

  /// Share of words in common from which two paragraphs count as one.
  private static let similarity = 0.7
  private static let fewestWords = 12

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let paragraphs = context.text.paragraphs
    guard paragraphs.count > 2 else { return }
    for index in 2..<paragraphs.count {
      let (first, second) = (paragraphs[index - 1], paragraphs[index])
      // The lengths alone rule most pairs out.
      let (a, b) = (first.tokens.count, second.tokens.count)
      guard min(a, b) >= Self.fewestWords, Double(min(a, b)) >= Double(max(a, b)) * 0.6 else { continue }
      let (left, right) = (words(first.tokens, context), words(second.tokens, context))
      guard min(left.count, right.count) >= Self.fewestWords else { continue }
      let common = left.intersection(right).count
      guard Double(common) >= Double(left.union(right).count) * Self.similarity else { continue }
      let deletion = ByteRange(first.range.end, second.range.end)
      findings.report(
        second.range, "This paragraph says the same as the one before it.",
        fixes: [Fix("Delete the paragraph", .unsafe, [Edit(deletion, "")])])
    }
  }

  private func words(_ range: Range<Int>, _ context: LintContext) -> Set<WordID> {
    Set(range.lazy.map { context.tokens[$0] }.filter { $0.kind == .word || $0.kind == .number }.map(\.word))
  }
}
