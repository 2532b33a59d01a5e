import Findings
import RuleKit

/// What the original denies and the text states, or the other way about.
public struct NegationMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("ar-en/negation-mismatch"), summary: "The original denies what the text states, or the other way about.",
    cause: "لم, لن, ليس are short words in front of the verb, and a model that loses one turns the sentence round.",
    advice: "Read the original.",
    avoids: "لم يزل (still), words that hold the denial (unable, refused, without), English negations for عدم and غير.",
    category: category("accuracy/mistranslation"), severity: .critical, level: .warning,
    languages: LanguageScope(targets: ["en"], sources: ["ar"]),
    examples: [
      .flag("⟦The army withdrew from the town.⟧", source: "لم ينسحب الجيش من البلدة."),
      .flag("⟦He will take part in the talks.⟧", source: "لن يشارك في المحادثات."),
      .flag("The army did ⟦not⟧ enter the town.", source: "دخل الجيش البلدة."),
      .pass("The army failed to enter the town.", source: "لم يتمكن الجيش من دخول البلدة."),
      .pass("It is unclear who fired.", source: "ليس واضحا من أطلق النار."),
      .pass("He did not attend.", source: "تغيب عن الحضور ولم يعتذر."),
      .pass("It was a conflict of a non-international character.", source: "كان نزاعا ليس له طابع دولي."),
      .pass("He left without a word.", source: "غادر دون أن ينطق بكلمة."),
    ])

  public init() {}

  /// Longer segments say a denial in other ways.
  private static let longest = 40

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs where pair.target.wordCount > 2 && pair.source.wordCount <= Self.longest {
      let (source, target) = (NegationReader(pair.source), NegationReader(pair.target))
      if let first = source.sure.first ?? source.likely.first, !target.deniesAtAll {
        let said = pair.source.text.string(first)
        findings.report(
          pair.range, "The original denies (“\(said)”), the text does not.",
          quietly: source.sure.isEmpty ? .suggestion : .warning)
      } else if let first = target.sure.first, !source.deniesAtAll {
        let range = pair.target.text.range(of: first..<first + 1)
        findings.report(
          range, "“\(pair.target.text.string(first))”: the original denies nothing.", quietly: .suggestion)
      }
    }
  }
}
