import Findings
import RuleKit
import SourceText

/// A place of the original that the text does not name, or another in its place.
public struct PlaceMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/place-mismatch"), summary: "A place of the original is missing, or another stands for it.",
    cause:
      "Names of places are words in Arabic and have no capitals, so that they are left out, read as verbs or taken "
      + "for another place.",
    advice: "Look the name up in the original.",
    avoids: "Adjectives for names (Syrian for سوريا), other spellings, abbreviations (UK, UAE), names that are also "
      + "words, countries in the names of organisations that the text abbreviates, “the country” for its name, “the Syrian capital” for Damascus, a country whose town the text "
      + "names; a place that only the text names is a suggestion, since it may explain another.",
    category: category("accuracy/omission"), severity: .major, level: .warning, languages: .any,
    examples: [
      .flag("⟦The minister arrived on Monday.⟧", source: "وصل الوزير إلى إندونيسيا يوم الاثنين."),
      .flag(
        "The talks were held in ⟦Athens⟧.", fixed: "The talks were held in Vienna.", source: "عقدت المحادثات في فيينا."),
      .flag("⟦Jets struck the town on Friday.⟧", source: "قصفت الطائرات بلدة بيانون يوم الجمعة."),
      .pass("The Syrian army withdrew.", source: "انسحب الجيش من سوريا."),
      .pass("The UK and the UAE signed.", source: "وقعت المملكة المتحدة والإمارات."),
      .pass("He flew to the United Kingdom.", source: "سافر إلى بريطانيا."),
      .pass("Jets struck Beyanoun and Hayyan.", source: "قصفت الطائرات بلدتي بيانون وحيان."),
      .pass("He opened the door.", source: "فتح الباب."),
      .pass("Residents of the Syrian capital queued for bread.", source: "اصطف سكان دمشق للحصول على الخبز."),
      .pass("They meet all the thresholds of the Statute.", source: "وهي تستوفي جميع شروط نظام روما الأساسي."),
      .pass("PHE’s office confirmed it.", source: "أكد ذلك مكتب هيئة الصحة العامة في إنجلترا."),
      .pass(
        "Since independence, the country has known four coups.", source: "عرف السودان منذ الاستقلال أربعة انقلابات."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs where !pair.target.tokens.isEmpty {
      let comparison = PlaceComparison(pair, places: context.places)
      let missing = comparison.missing.filter(\.isSure)
      if missing.count == 1, comparison.added.count == 1 {
        let own = pair.target.text.string(comparison.added[0].tokens)
        let range = pair.target.text.range(of: comparison.added[0].tokens)
        let said = pair.source.text.string(missing[0].tokens)
        let fixes = missing[0].english.map { [Fix("Write the original’s place", .unsafe, [Edit(range, $0)])] }
        findings.report(range, "The original says “\(said)”, not “\(own)”.", fixes: fixes ?? [])
        continue
      }
      for place in comparison.missing {
        let said = pair.source.text.string(place.tokens)
        let name = place.english.map { " (\($0))" } ?? ""
        findings.report(
          pair.range, "The original’s place “\(said)”\(name) is missing.",
          quietly: place.isSure ? .warning : .suggestion)
      }
      for place in comparison.added {
        // Translators name the country or the province for readers who do not know the town.
        findings.report(
          pair.target.text.range(of: place.tokens),
          "The original does not name “\(pair.target.text.string(place.tokens))”.", quietly: .suggestion)
      }
    }
  }
}
