import Findings
import RuleKit
import SourceText

/// "the village of Idlib": a class that the place is not of.
public struct PlaceClassRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/place-class"), summary: "A city called a village, or a village called a city.",
    cause: "ريف (countryside) is read as village, and مدينة is an administrative grade that small towns have too.",
    avoids: "Towns that official copy calls cities, places with a namesake of the class.",
    category: category("accuracy/mistranslation"), severity: .major, level: .warning, languages: .english,
    examples: [
      .flag("Raids hit ⟦the village of Idlib⟧ on Tuesday.", fixed: "Raids hit the Idlib countryside on Tuesday."),
      .flag("Shells fell in ⟦the village of Aleppo⟧.", fixed: "Shells fell in the Aleppo countryside."),
      .flag(
        "Guns pounded ⟦the southern village of Aleppo⟧ overnight.",
        fixed: "Guns pounded the southern Aleppo countryside overnight."),
      .pass("Raids hit the city of Idlib and the village of Kafr Dael."),
      .pass("Raids hit the village of Cairo, Illinois, and the village of Damascus in Maryland."),
      .pass("A village of Aleppo province was hit."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let of = context.words.intern("of")
    for mention in context.places.all {
      let at = mention.tokens.lowerBound
      guard at >= 2, context.tokens[at - 1].word == of, context.tokens[at - 1].shape == .lower else { continue }
      let noun = context.folded(at - 2)
      let start = at >= 3 && context.folded(at - 3) == "the" ? at - 3 : at - 2
      let isCity = mention.feature == "city" || mention.feature == "governorate"
      let next = mention.tokens.upperBound
      let goesOn =
        next < context.tokens.count
        && ["province", "governorate", "countryside", "district"].contains(context.folded(next))
      if LongerName(context: context).isElsewhere(mention.tokens) { continue }
      let range = context.bytes(start..<mention.tokens.upperBound)
      let name = context.string(mention.tokens)
      if noun == "village", isCity, !goesOn, start == at - 3, mention.spelling != .near,
        mention.rivals.count < 3 || isCapital(mention)
      {
        findings.report(
          range, "\(name) is a city; ريف is its countryside, not a village.",
          fixes: [Fix("Write “the \(name) countryside”", .unsafe, [Edit(range, "the \(name) countryside")])],
          place: mention.place, quietly: isCapital(mention) ? nil : .suggestion)
      } else if noun == "village", isCity, at >= 4, context.folded(at - 4) == "the", isCapital(mention),
        Self.directions.contains(context.folded(at - 3))
      {
        let whole = context.bytes(at - 4..<mention.tokens.upperBound)
        let written = "the \(context.folded(at - 3)) \(name) countryside"
        findings.report(
          whole, "\(name) is a city; ريف is its countryside, not a village.",
          fixes: [Fix("Write “\(written)”", .unsafe, [Edit(whole, written)])], place: mention.place)
      } else if noun == "city", mention.feature == "village" || mention.feature == "town", mention.rivals.isEmpty {
        let word = context.bytes(at - 2..<at - 1)
        findings.report(
          range, "\(name) is a \(mention.feature).",
          fixes: [Fix("Write “\(mention.feature)”", .unsafe, [Edit(word, mention.feature)])],
          place: mention.place, quietly: .suggestion)
      }
    }
  }

  private static let directions: Set<String> = [
    "northern", "southern", "eastern", "western", "northwestern", "northeastern", "southwestern", "southeastern",
  ]

  /// The seat of a governorate bears its name.
  private func isCapital(_ mention: PlaceMention) -> Bool {
    mention.feature == "governorate" || mention.place.governorate == mention.place.name
      || mention.place.governorate == nil
  }
}
