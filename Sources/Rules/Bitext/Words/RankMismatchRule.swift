import Findings
import RuleKit
import SourceText

/// An officer's rank that is not the original's.
public struct RankMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("ar-en/rank-mismatch"), summary: "An officer’s rank is not the original’s.",
    cause:
      "Arabic ranks are words of daily life (عميد dean, رائد pioneer, لواء brigade, عقيد), and their steps differ from "
      + "those of English armies.",
    avoids: "“General” for any of the generals, “lieutenant” for either, ranks without a name behind them.",
    category: category("terminology/wrong-term"), severity: .major, level: .warning,
    languages: LanguageScope(targets: ["en"], sources: ["ar"]),
    examples: [
      .flag(
        "⟦Major⟧ Ahmed al-Assir told him.", fixed: "Lieutenant Colonel Ahmed al-Assir told him.",
        source: "أخبره المقدم ركن أحمد الأسير."),
      .flag("⟦Captain⟧ Hassan Ali was killed.", fixed: "Colonel Hassan Ali was killed.", source: "قتل العقيد حسن علي."),
      .pass("Major General Hassan Ali was killed.", source: "قتل اللواء حسن علي."),
      .pass("Gen. Hassan Ali was killed.", source: "قتل العميد حسن علي."),
      .pass("The brigade’s captain was a major figure.", source: "كان قائد اللواء شخصية كبيرة."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs where !pair.target.tokens.isEmpty {
      let comparison = ConceptComparison(pair, themes: ["rank"])
      let missing = Set(comparison.missing.map(\.tokens))
      let added = Set(comparison.added.map(\.tokens))
      guard missing.count == 1, added.count == 1, let mine = comparison.added.first,
        let theirs = comparison.missing.first, Self.standsBeforeName(pair.target, mine),
        theirs.hasArticle, let name = Self.names[theirs.key]
      else { continue }
      let range = pair.target.text.range(of: mine.tokens)
      let own = pair.target.text.string(mine.tokens)
      findings.report(
        range, "The original says “\(pair.source.text.string(theirs.tokens))”, not “\(own)”.",
        fixes: [Fix("Write the original’s rank", .unsafe, [Edit(range, name)])])
    }
  }

  /// "Captain Hassan": a capital, and a name behind it, over the stop of an abbreviation.
  private static func standsBeforeName(_ side: PairSide, _ mention: ConceptMention) -> Bool {
    let first = side.text.tokens[mention.tokens.lowerBound]
    guard first.shape != .lower else { return false }
    for at in [mention.tokens.upperBound, mention.tokens.upperBound + 1] where side.tokens.contains(at) {
      let token = side.text.tokens[at]
      if token.kind == .word { return token.shape == .capitalized || token.shape == .mixed }
      if side.word(at) != "." { return false }
    }
    return false
  }

  private static let names = [
    "field-marshal": "Field Marshal", "general": "General", "lieutenant-general": "Lieutenant General",
    "major-general": "Major General", "brigadier": "Brigadier General", "colonel": "Colonel",
    "lieutenant-colonel": "Lieutenant Colonel", "major": "Major", "captain": "Captain",
    "first-lieutenant": "First Lieutenant", "lieutenant": "Lieutenant", "sergeant": "Sergeant",
    "corporal": "Corporal", "admiral": "Admiral",
  ]
}
