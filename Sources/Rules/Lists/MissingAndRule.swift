import Findings
import RuleKit
import SourceText
import Tokens

/// Two places announced, two named, and no "and" between them.
public struct MissingAndRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/missing-and"), summary: "“the two towns of X Y”: two places named without “and” between them.",
    cause: "Arabic joins the members of a list by a single letter و that is written together with the next name and "
      + "gets lost.",
    avoids: "Names of two words (Khan Sheikhoun, Deir Hafer): both names and the whole must be looked up.",
    category: category("accuracy/omission"), severity: .major, level: .error, languages: .english,
    examples: [
      .flag(
        "The army took the two towns of ⟦Bayanoun Hayyan⟧.",
        fixed: "The army took the two towns of Bayanoun and Hayyan."),
      .flag(
        "Clashes broke out in the two cities of ⟦Sirte Misrata⟧.",
        fixed: "Clashes broke out in the two cities of Sirte and Misrata."),
      .pass("The army took the two towns of Khan Sheikhoun and Maarat al-Numan."),
      .pass("Both cities of Aleppo province were hit."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for list in CountedPlaces.all(in: context) where list.count == 2 && list.items.count == 1 {
      guard case .places(let mentions) = list.items[0].content, mentions.count == 2 else { continue }
      let range = context.bytes(mentions[0].tokens.lowerBound..<mentions[1].tokens.upperBound)
      let corrected = "\(name(mentions[0], context)) and \(name(mentions[1], context))"
      findings.report(
        range, "Two places are announced; “\(context.document.string(range))” names them without “and”.",
        fixes: [Fix("Write “\(corrected)”", .unsafe, [Edit(range, corrected)])], place: mentions[0].place)
    }
  }

  /// The house spelling: a list that is written anew is written right.
  private func name(_ mention: PlaceMention, _ context: LintContext) -> String {
    mention.isCurated ? mention.place.name : context.string(mention.tokens)
  }
}
