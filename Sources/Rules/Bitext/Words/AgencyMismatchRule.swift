import Findings
import RuleKit
import SourceText

/// A news agency that the original does not name: a dateline that the machine learned.
public struct AgencyMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/agency-mismatch"), summary: "The text credits a news agency that the original does not.",
    cause: "Models have read so much agency copy that they begin with “BAGHDAD (Reuters) -” where the original has no "
      + "dateline.",
    advice: "Delete the credit, or write the agency that the original names.",
    avoids:
      "Agencies that the original names, in either script; short forms outside parentheses that mean something else.",
    category: category("accuracy/addition"), severity: .major, level: .error, languages: .any,
    examples: [
      .flag("BAGHDAD (⟦Reuters⟧) - The parliament met on Monday.", source: "بغداد - عقد البرلمان جلسة يوم الاثنين."),
      .flag("The minister resigned, ⟦AFP⟧ reported.", source: "استقال الوزير، بحسب وكالة رويترز."),
      .pass("BAGHDAD (Reuters) - The parliament met.", source: "بغداد (رويترز) - عقد البرلمان جلسة."),
      .pass("The minister resigned, AFP said.", source: "استقال الوزير، بحسب وكالة فرانس برس."),
      .pass("The AP mixture was tested.", source: "تم اختبار الخليط."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs where !pair.target.tokens.isEmpty {
      let comparison = ConceptComparison(pair, themes: ["agency"])
      let sounds = OriginalSounds(pair.source)
      for mention in comparison.added where Self.isSure(pair.target, mention) {
        let own = pair.target.text.string(mention.tokens)
        if pair.source.folded.contains(own.lowercased()) || sounds.contains(own) { continue }
        findings.report(pair.target.text.range(of: mention.tokens), "The original does not credit “\(own)”.")
      }
    }
  }

  /// Short forms and names that mean something else count in parentheses only.
  private static func isSure(_ side: PairSide, _ mention: ConceptMention) -> Bool {
    let short: Set<String> = [
      "ap", "aa", "mena", "petra", "wafa", "ria", "efe", "sana", "sputnik", "upi", "tass", "bloomberg", "dpa", "ansa",
    ]
    guard mention.tokens.count == 1, short.contains(side.word(mention.tokens.lowerBound)) else { return true }
    let (before, after) = (mention.tokens.lowerBound - 1, mention.tokens.upperBound)
    return side.tokens.contains(before) && side.tokens.contains(after) && side.word(before) == "("
      && side.word(after) == ")"
  }
}
