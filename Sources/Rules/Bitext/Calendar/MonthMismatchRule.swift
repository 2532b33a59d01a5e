import Findings
import RuleKit
import SourceText

/// A month that only one side of a pair names.
public struct MonthMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/month-mismatch"), summary: "The month is not the original’s.",
    cause:
      "Arabic has three sets of month names (كانون الثاني, يناير, جانفي) beside those of the Hijri year; the pairs "
      + "كانون الأول and الثاني, تشرين الأول and الثاني are easily mixed up.",
    avoids: "Months given as numbers, مارس as a verb, May and March as words, people called رمضان or شعبان, a month "
      + "said once for two dates.",
    category: category("accuracy/mistranslation"), severity: .major, level: .error, languages: .any,
    examples: [
      .flag(
        "It happened on 12 ⟦October⟧ 2019.", fixed: "It happened on 12 November 2019.",
        source: "حدث ذلك في 12 تشرين الثاني 2019."),
      .flag("On 3 ⟦June⟧ he left.", fixed: "On 3 July he left.", source: "غادر في 3 تموز/يوليو."),
      .flag(
        "On 1 ⟦June⟧ they fled; they returned on 3 February.",
        fixed: "On 1 February they fled; they returned on 3 February.",
        source: "فروا في 1 شباط/فبراير وعادوا في 3 شباط/فبراير."),
      .flag("⟦He left the country in 2011.⟧", source: "غادر البلاد في حزيران 2011."),
      .pass("It happened on 12 November 2019.", source: "حدث ذلك في 12 تشرين الثاني/نوفمبر 2019."),
      .pass("It happened on 12/11/2019.", source: "حدث ذلك في 12 نوفمبر 2019."),
      .pass("The army put pressure on the town.", source: "مارس الجيش ضغوطا على البلدة."),
      .pass("The army may march on the town.", source: "قد يزحف الجيش على البلدة."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs where !pair.target.tokens.isEmpty {
      let comparison = ConceptComparison(pair, themes: ["month", "hijri"], isSure: Self.isSure)
      let (source, target) = (QuantityReader.read(pair.source), QuantityReader.read(pair.target))
      let missing = comparison.missing.filter { !Self.isNumber($0, target) }
      let added = comparison.added.filter { !Self.isNumber($0, source) }
      if missing.count == added.count {
        for (mine, theirs) in zip(added, missing) where mine.theme == theirs.theme {
          report(mine, theirs, pair, &findings)
        }
      } else if missing.isEmpty, added.count == 1, let (mine, theirs) = comparison.exchanged {
        report(mine, theirs, pair, &findings)
      } else if added.isEmpty, let first = missing.first {
        let said = pair.source.text.string(first.tokens)
        findings.report(pair.range, "The original’s month “\(said)” is missing.", quietly: .warning)
      } else {
        for mention in added {
          let own = pair.target.text.string(mention.tokens)
          findings.report(
            pair.target.text.range(of: mention.tokens), "The original does not say “\(own)”.", quietly: .suggestion)
        }
      }
    }
  }

  private func report(
    _ mine: ConceptMention, _ theirs: ConceptMention, _ pair: PairedSegment, _ findings: inout FindingCollector
  ) {
    let range = pair.target.text.range(of: mine.tokens)
    let own = pair.target.text.string(mine.tokens)
    let said = pair.source.text.string(theirs.tokens)
    let names = CalendarNames(language: pair.target.language)
    let fixes = names[theirs].map {
      [Fix("Write the original’s month", .unsafe, [Edit(range, $0 + names.ending(own))])]
    }
    findings.report(range, "The original says “\(said)”, not “\(own)”.", fixes: fixes ?? [])
  }

  /// The other side may write the month as a number.
  private static func isNumber(_ mention: ConceptMention, _ other: QuantitySet) -> Bool {
    mention.theme == "month" && mention.value.map { value in other.all.contains { $0.values.contains(value) } } == true
  }

  /// A month for certain: a number, another month, or a word that goes with months stands beside it.
  static func isSure(_ side: PairSide, _ mention: ConceptMention) -> Bool {
    let readings = ArabicWord.readings(of: side.word(mention.tokens.lowerBound))
    guard mention.tokens.count == 1, readings.contains(where: { ambiguous.contains($0.stem) }) else { return true }
    let near = [mention.tokens.lowerBound - 1, mention.tokens.upperBound, mention.tokens.upperBound + 1]
    return near.contains { index in
      guard side.tokens.contains(index) else { return false }
      return side.text.tokens[index].kind == .number || companions.contains(side.word(index))
        || side.mentions.contains { $0.theme == "month" && $0.tokens.contains(index) }
    }
  }

  /// Months that are also verbs, names of people, or other words.
  private static let ambiguous: Set<String> = [
    "مارس", "مايو", "اب", "صفر", "رجب", "شعبان", "رمضان", "ماي", "اوت", "جوان", "محرم", "شوال",
    "march", "may", "april", "june", "august", "jan", "mar", "jun", "ramadan", "rajab", "safar", "shaaban",
  ]

  private static let companions: Set<String> = [
    "شهر", "بشهر", "لشهر", "/", "in", "since", "until", "till", "by", "month", "early", "late", "mid", "last", "next",
    "of",
  ]
}
