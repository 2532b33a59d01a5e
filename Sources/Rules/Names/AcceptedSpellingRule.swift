import Findings
import Romanization
import RuleKit
import SourceText

/// A place in a spelling that edited English uses, but not this house.
public struct AcceptedSpellingRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/accepted-spelling"), summary: "A place name in a spelling that others use and the house does not.",
    cause: "Several spellings of a place are in use (Deir Ezzor, Deir al-Zor); a machine takes now one, now the other.",
    avoids: "Other names of the same place (Ain al-Arab for Kobani), countries, names of persons and organisations, "
      + "names without a word around that says that a place is meant.",
    category: category("terminology/inconsistent-with-resource"), severity: .minor, level: .suggestion,
    languages: .english,
    examples: [
      .flag("The convoy left ⟦Deir Ezzor⟧ for Hasakah.", fixed: "The convoy left Deir al-Zor for Hasakah."),
      .flag(
        "Planes bombed the towns of ⟦Kafr Nabel⟧ and Hass.", fixed: "Planes bombed the towns of Kafranbel and Hass."),
      .pass("The convoy left Deir al-Zor for Kobani."),
      .pass("Residents of Ain al-Arab fled to Aleppo."),
      .pass("The Khan Shaykhun Film Company was founded in 1998."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let names = LongerName(context: context)
    for mention in context.places.all where mention.spelling == .accepted && mention.isCurated {
      guard Self.features.contains(mention.feature), context.tokens[mention.tokens.lowerBound].script == .latin,
        !names.isElsewhere(mention.tokens), !names.holds(mention.tokens),
        !names.isInstitution(mention.tokens), !names.isBare(mention)
      else { continue }
      let text = context.string(mention.tokens)
      let name = HouseSpelling.of(mention, context)
      if text == name || !NameLikeness.areOneName(FoldedName(text), FoldedName(mention.place.name)) { continue }
      findings.report(
        mention.range, "The house writes “\(name)”.",
        fixes: [HouseSpelling.fix(mention, name)], place: mention.place)
    }
  }

  private static let features: Set<String> = [
    "city", "town", "village", "neighbourhood", "governorate", "district", "subdistrict",
  ]
}
