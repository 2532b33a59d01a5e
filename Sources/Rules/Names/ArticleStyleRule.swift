import Findings
import RuleKit
import SourceText

/// "Al Bab", "El-Bab" for al-Bab: the article in another style than the house's.
public struct ArticleStyleRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/article-style"), summary: "The article of a place name in another style than the house's al-.",
    cause: "ال has no fixed English form: Al, al-, El, el-, and as-, ash-, ad- before some letters.",
    avoids: "Names that keep their own form (El Fasher, Al Jazeera), the start of a sentence.",
    category: category("style/organizational"), severity: .minor, level: .suggestion, languages: .english,
    examples: [
      .flag("The army entered ⟦Al Bab⟧ on Monday.", fixed: "The army entered al-Bab on Monday."),
      .flag("A convoy left ⟦El-Qaim⟧ for Syria.", fixed: "A convoy left al-Qaim for Syria."),
      .pass("The army entered al-Bab on Monday. Al-Bab is a city."),
      .pass("The siege of El Fasher goes on, Al Jazeera reported."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for mention in context.places.all where mention.spelling == .canonical && mention.isCurated {
      let text = context.string(mention.tokens)
      let name = HouseSpelling.of(mention, context)
      guard name.lowercased().hasPrefix("al-"), text != name,
        text.lowercased() != name.lowercased() || text.hasPrefix("A")
      else { continue }
      findings.report(
        mention.range, "The house writes “\(name)”.",
        fixes: [Fix("Write “\(name)”", .safe, [Edit(mention.range, name)])], place: mention.place)
    }
  }
}
