import Findings
import RuleKit
import SourceText
import Tokens

/// A segment that was left in the original's language, or left out.
public struct UntranslatedSegmentRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/untranslated-segment"), summary: "The segment is not translated, or is missing.",
    cause: "Programs hand a segment through when the model fails or a length limit is passed, or lose it.",
    advice: "Translate the segment.",
    avoids: "Names, addresses, numbers and titles that stay as they are; quotations in the original’s language.",
    category: category("accuracy/untranslated"), severity: .critical, level: .error, languages: .any,
    examples: [
      .flag("⟦قالت الوزارة إن الحصيلة ارتفعت.⟧", source: "قالت الوزارة إن الحصيلة ارتفعت."),
      .flag("He said ⟦إن الحصيلة ارتفعت⟧.", source: "قال إن الحصيلة ارتفعت."),
      .flag(
        "⟦Le ministre a dit que la situation reste difficile.⟧",
        source: "Le ministre a dit que la situation reste difficile."),
      .pass("The ministry said the toll had risen.", source: "قالت الوزارة إن الحصيلة ارتفعت."),
      .pass("Hayat Tahrir al-Sham (هيئة تحرير الشام) said so.", source: "قالت هيئة تحرير الشام ذلك."),
      .pass("Reuters, Aleppo", source: "Reuters, Aleppo"),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs {
      if pair.target.tokens.isEmpty {
        if pair.source.wordCount > 0 { findings.report(pair.range, "The segment is empty; the original is not.") }
      } else if context.document.language != context.sourceLanguage, Self.isCopy(pair) {
        findings.report(pair.range, "The segment is the original, untranslated.")
      } else {
        for run in Self.foreignRuns(pair) {
          findings.report(
            pair.target.text.range(of: run), "“\(pair.target.text.string(run))” is left in the original’s language.")
        }
      }
    }
  }

  /// The same words on both sides, four or more, some in lower case or without case.
  private static func isCopy(_ pair: PairedSegment) -> Bool {
    guard pair.target.wordCount >= 4, pair.target.folded == pair.source.folded else { return false }
    let plain = pair.target.tokens.filter { index in
      let token = pair.target.text.tokens[index]
      return token.kind == .word && !token.has(.locked) && (token.shape == .lower || token.script == .arabic)
    }
    return plain.count * 2 >= pair.target.wordCount
  }

  /// Runs of two or more Arabic words of the original, outside parentheses and quotation marks.
  private static func foreignRuns(_ pair: PairedSegment) -> [Range<Int>] {
    let side = pair.target
    // The text's language may have been guessed from the very words.
    let own = side.tokens.count { side.text.tokens[$0].script == .latin && side.text.tokens[$0].shape == .lower }
    guard pair.source.language == "ar", own > 0 else { return [] }
    let known = Set(pair.source.folded)
    var out: [Range<Int>] = []
    var start: Int?
    for index in side.tokens.lowerBound...side.tokens.upperBound {
      let isForeign =
        index < side.tokens.upperBound && side.text.tokens[index].script == .arabic && known.contains(side.word(index))
      if isForeign {
        start = start ?? index
      } else if let first = start {
        let before = first > side.tokens.lowerBound ? side.text.string(first - 1) : ""
        if index - first > 1, !["(", "\"", "“", "«", "‘", "'"].contains(before) { out.append(first..<index) }
        start = nil
      }
    }
    return out
  }
}
