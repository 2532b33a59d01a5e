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
      .flag("The court tried Hassan ⟦Al Khatib⟧ in May.", fixed: "The court tried Hassan al-Khatib in May."),
      .flag("He fought with ⟦al Shabaab⟧ for two years.", fixed: "He fought with al-Shabaab for two years."),
      .pass("Al Gore met Sheikh Hamad Al Thani in El Salvador."),
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
    checkPersons(context, &findings)
  }

  /// The article of a person or an organisation: "Hassan Al Khatib", "al Shabaab".
  private func checkPersons(_ context: LintContext, _ findings: inout FindingCollector) {
    let tokens = context.tokens
    let articles = ["al", "el"].map { context.words.intern($0) }
    for index in context.marks.positions(of: articles)
    where index > 0 && index + 1 < tokens.count && tokens[index].length == 2 {
      let article = context.folded(index)
      guard article == "al" || article == "el", !tokens[index].has(.sentenceStart), tokens[index].shape != .upper,
        tokens[index + 1].shape == .capitalized, tokens[index + 1].has(.spaceBefore), !tokens[index].has(.locked),
        !tokens[index + 1].has(.sentenceStart), !context.places.isInside(index), !context.places.isInside(index + 1),
        !Self.houses.contains(context.folded(index + 1))
      else { continue }
      // A capital article belongs to a name only behind a given name: else it may be a clan, a Spanish name, Al Gore.
      let before = tokens[index - 1]
      let isBehindName = before.kind == .word && before.shape == .capitalized && !before.has(.sentenceStart)
      guard tokens[index].shape == .lower || isBehindName && article == "al" else { continue }
      let range = context.bytes(index..<index + 2)
      let name = "al-" + context.string(index + 1)
      findings.report(
        range, "The house writes “\(name)”.", fixes: [Fix("Write “\(name)”", .safe, [Edit(range, name)])])
    }
  }

  /// Clans (آل), and names that keep their own form.
  private static let houses: Set<String> = [
    "thani", "saud", "nahyan", "maktoum", "khalifa", "sabah", "said", "qasimi", "nuaimi", "sharqi", "mualla", "sheikh",
    "jazeera", "arabiya", "mayadeen", "hadath", "salvador", "paso", "pais", "dorado", "nino", "fasher", "obeid", "gore",
    "capone", "pacino", "jolson", "franken", "roker", "rashid", "baradei",
  ]
}
