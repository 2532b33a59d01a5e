import Findings
import RuleKit

/// An organisation or person of the glossary that the original names and the text does not.
public struct TermMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/term-mismatch"), summary: "A name of the glossary stands in the original, but not in the text.",
    cause:
      "Names of organisations are ordinary words in Arabic (تحرير liberation or editing, حزب الله party of God), and "
      + "come out as such, each time otherwise.",
    advice: "Write the glossary’s name.",
    avoids: "Accepted other names, short forms by initials, any part of the name that is no common word.",
    category: category("terminology/inconsistent-with-resource"), severity: .major, level: .suggestion,
    languages: .any,
    examples: [
      .flag("⟦The Editing Committee attacked the town.⟧", source: "هاجمت هيئة تحرير الشام البلدة."),
      .flag("⟦The party fired at the position.⟧", source: "أطلق حزب الله النار على الموقع."),
      .pass("HTS attacked the town.", source: "هاجمت هيئة تحرير الشام البلدة."),
      .pass("Tahrir al-Sham attacked the town.", source: "هاجمت هيئة تحرير الشام البلدة."),
      .pass("Hizbullah fired at the position.", source: "أطلق حزب الله النار على الموقع."),
    ])

  public init() {}

  private static let themes: Set<String> = ["term-org", "term-media", "term-person"]
  private static let commonWords: Set<String> = [
    "the", "of", "for", "and", "group", "movement", "party", "forces", "force", "army", "front", "council", "union",
    "committee", "organization", "organisation", "agency", "news", "state", "national", "general", "al", "el",
    "ministry",
    "international", "in", "channel", "network", "tv", "brigade", "brigades", "division", "commission", "authority",
  ]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs where !pair.target.tokens.isEmpty {
      let comparison = ConceptComparison(pair, themes: Self.themes)
      if comparison.missing.isEmpty { continue }
      let sounds = NameSounds(pair.target)
      let words = Set(pair.target.folded)
      // A name inside a longer one is said with it.
      for mention in comparison.missing where mention.tokens.count > 1 {
        if Self.isSaid(mention.key, words, sounds) { continue }
        let said = pair.source.text.string(mention.tokens)
        findings.report(pair.range, "The original’s “\(said)” (\(mention.key)) is not in the text.")
      }
    }
  }

  private static func isSaid(_ name: String, _ words: Set<String>, _ sounds: NameSounds) -> Bool {
    let parts = name.split { " -()/’'".contains($0) }.map(String.init)
    let initials = String(parts.filter { !["of", "the", "for", "and", "al"].contains($0) }.compactMap(\.first))
      .lowercased()
    if words.contains(initials) { return true }
    return parts.contains { part in
      let word = part.lowercased()
      if commonWords.contains(word) { return false }
      return words.contains(word) || sounds.contains(part)
    }
  }
}
