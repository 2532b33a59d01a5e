import Findings
import RuleKit
import SourceText

/// A point of the compass that is not the original's.
public struct CompassMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/compass-mismatch"), summary: "A point of the compass is not the original’s.",
    cause:
      "الشرقي and الغربي, شمال and جنوب stand in the same places of the same names, so that a model takes one for the "
      + "other; of الشمالي الغربي it may write one half.",
    avoids: "Names that say a direction in one language only, both points of a pair, directions that are left out.",
    category: category("accuracy/mistranslation"), severity: .major, level: .error, languages: .any,
    examples: [
      .flag(
        "Fighting continued in ⟦eastern⟧ Aleppo.", fixed: "Fighting continued in western Aleppo.",
        source: "استمرت المعارك في ريف حلب الغربي."),
      .flag(
        "They advanced ⟦north⟧ of the town.", fixed: "They advanced northwest of the town.",
        source: "تقدموا شمال غربي البلدة."),
      .pass("Fighting continued in the north-western countryside.", source: "استمرت المعارك في الريف الشمالي الغربي."),
      .pass("He fled from east to west.", source: "فر من الشرق إلى الغرب."),
      .pass("The talks on the Middle East failed.", source: "فشلت المحادثات حول الشرق الأوسط."),
      .pass("He came from South Korea.", source: "جاء من كوريا الجنوبية."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs where !pair.target.tokens.isEmpty {
      let comparison = ConceptComparison(pair, themes: ["compass"])
      let exchanged: (target: ConceptMention, source: ConceptMention)? =
        if comparison.missing.count == 1, comparison.added.count == 1 {
          (comparison.added[0], comparison.missing[0])
        } else {
          comparison.exchanged
        }
      guard let exchanged else { continue }
      let range = pair.target.text.range(of: exchanged.target.tokens)
      let own = pair.target.text.string(exchanged.target.tokens)
      let said = pair.source.text.string(exchanged.source.tokens)
      let fixes = CompassNames.replacing(own, with: exchanged.source.key).map {
        [Fix("Write the original’s direction", .unsafe, [Edit(range, $0)])]
      }
      findings.report(range, "The original says “\(said)”, not “\(own)”.", fixes: fixes ?? [])
    }
  }
}

/// English points of the compass by the keys of the table.
enum CompassNames {
  private static let names = [
    ("ne", "northeast"), ("nw", "northwest"), ("se", "southeast"), ("sw", "southwest"), ("n", "north"), ("s", "south"),
    ("e", "east"), ("w", "west"),
  ]

  /// A word such as "Eastern" with another direction, its ending and its capital kept; nil for another word.
  static func replacing(_ own: String, with key: String) -> String? {
    let plain = own.lowercased().filter { $0 != "-" && $0 != " " }
    guard let new = names.first(where: { $0.0 == key })?.1,
      let base = names.first(where: { plain.hasPrefix($0.1) })?.1
    else { return nil }
    let word = new + plain.dropFirst(base.count)
    return own.first?.isUppercase == true ? word.prefix(1).uppercased() + word.dropFirst() : word
  }
}
