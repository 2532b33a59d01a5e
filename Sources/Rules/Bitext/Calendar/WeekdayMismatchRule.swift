import Findings
import RuleKit
import SourceText

/// A weekday that only one side of a pair names.
public struct WeekdayMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/weekday-mismatch"), summary: "The weekday is not the original’s.",
    cause: "Arabic weekdays are number words (الأحد from one, الخميس from five), and a model shifts them by a day.",
    avoids: "“Yesterday” and “today” for a weekday, the Friday prayer, newspapers and groups named after a day.",
    category: category("accuracy/mistranslation"), severity: .major, level: .error, languages: .any,
    examples: [
      .flag(
        "The talks open on ⟦Thursday⟧.", fixed: "The talks open on Wednesday.", source: "تبدأ المحادثات يوم الأربعاء."),
      .flag(
        "He was killed ⟦Sunday⟧ near Homs.", fixed: "He was killed Monday near Homs.",
        source: "قتل الاثنين قرب حمص."),
      .flag("⟦The talks open in Geneva.⟧", source: "تبدأ المحادثات في جنيف يوم الأربعاء."),
      .pass("The talks open on Wednesday.", source: "تبدأ المحادثات يوم الأربعاء."),
      .pass("He was killed on Monday, police said on Tuesday.", source: "قالت الشرطة الثلاثاء إنه قتل الاثنين."),
      .flag("He spoke on ⟦Friday⟧ in Homs.", source: "تحدث في حمص."),
      .pass("The two men left.", source: "غادر الاثنان."),
      .pass("He told the Sunday Times about it.", source: "قال ذلك لصحيفة صنداي تايمز."),
      .pass("The sun rose over Hama.", source: "أشرقت الشمس على حماة."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs where !pair.target.tokens.isEmpty {
      let comparison = ConceptComparison(pair, themes: ["weekday"], isSure: Self.isSure)
      if comparison.missing.count == comparison.added.count {
        for (mine, theirs) in zip(comparison.added, comparison.missing) { report(mine, theirs, pair, &findings) }
      } else if let (mine, theirs) = comparison.exchanged {
        report(mine, theirs, pair, &findings)
      } else if comparison.added.isEmpty, let first = comparison.missing.first {
        let said = pair.source.text.string(first.tokens)
        findings.report(pair.range, "The original’s day “\(said)” is missing.", quietly: .warning)
      } else {
        for mention in comparison.added {
          findings.report(
            pair.target.text.range(of: mention.tokens),
            "The original does not say “\(pair.target.text.string(mention.tokens))”.",
            quietly: Self.isRelative(pair.source) ? .suggestion : .warning)
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
      [Fix("Write the original’s day", .unsafe, [Edit(range, $0 + names.ending(own))])]
    }
    findings.report(range, "The original says “\(said)”, not “\(own)”.", fixes: fixes ?? [])
  }

  /// The original counts from today: agencies write the weekday for it.
  private static func isRelative(_ side: PairSide) -> Bool {
    let words: Set<String> = ["امس", "اليوم", "غدا", "الغد", "الامس", "البارحه", "yesterday", "today", "tomorrow"]
    return side.tokens.contains { index in
      ArabicWord.readings(of: side.word(index)).contains { words.contains($0.stem) }
    }
  }

  /// "Sat", "Sun" and "Mon" are words and names too; the "الأحد" of "الأحد عشر" is eleven.
  private static func isSure(_ side: PairSide, _ mention: ConceptMention) -> Bool {
    if side.language != "ar" { return side.text.tokens[mention.tokens.lowerBound].length > 5 }
    // "صنداي" stands in names of newspapers and programmes.
    if side.word(mention.tokens.lowerBound).hasSuffix("دي") { return false }
    if side.word(mention.tokens.lowerBound).hasSuffix("داي") { return false }
    return !side.mentions.contains {
      $0.theme != "weekday" && $0.tokens.count > 1 && $0.tokens.contains(mention.tokens.lowerBound)
    }
  }
}
