import Findings
import RuleKit
import SourceText

/// A place in a spelling that the gazetteer lists as one to be corrected.
public struct PlaceSpellingRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/place-spelling"), summary: "A place name in a garbled or unusual spelling.",
    cause: "Arabic writes no short vowels, and ق ع ح ة ال have no fixed English letters, so a model spells a name anew "
      + "each time (حريتان: Huritan, Hreitan, Haritan).",
    avoids: "Spellings that edited English uses too, persons called after a place, names of organisations, parts of "
      + "longer names (“Bab Al Nerab”, “La Haye Sainte”).",
    category: category("terminology/inconsistent-with-resource"), severity: .major, level: .error,
    languages: .english,
    examples: [
      .flag("Government forces entered ⟦Huritan⟧ at dawn.", fixed: "Government forces entered Haritan at dawn."),
      .flag("The mayor closed ⟦Huritan⟧'s schools.", fixed: "The mayor closed Haritan's schools."),
      .flag("Residents of ⟦Qebtan Al Jabal⟧ fled.", fixed: "Residents of Qabtan al-Jabal fled."),
      .flag("Shells fell on the town of ⟦Maara al-Noman⟧.", fixed: "Shells fell on the town of Maarat al-Numan."),
      .pass("The army entered Khan Sheikhoun, Kafr Dael and Bayanoun."),
      .pass("The convoy left Deir Ezzor for Hasakah."),
      .pass("Mr. Halabi met General Homsi."),
      .pass("They live in Huritan, Arizona."),
      .pass("Apple has blocked the program."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let names = LongerName(context: context)
    for mention in context.places.all + context.places.possessives
    where mention.spelling == .variant && mention.isCurated {
      if names.isElsewhere(mention.tokens) { continue }
      let isUnsure = names.holds(mention.tokens) || names.isInstitution(mention.tokens) || names.isBare(mention)
      guard context.tokens[mention.tokens.lowerBound].script == .latin else { continue }
      let name = HouseSpelling.of(mention, context)
      let text = context.document.string(mention.range)
      if name == text { continue }
      findings.report(
        mention.range, "“\(text)” is spelled “\(name)”.",
        fixes: [HouseSpelling.fix(mention, name)], place: mention.place, quietly: isUnsure ? .suggestion : nil)
    }
  }
}
