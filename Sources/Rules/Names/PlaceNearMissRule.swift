import Findings
import RuleKit
import SourceText

/// A name that no table has, where a place stands, near the name of a place.
public struct PlaceNearMissRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/place-near-miss"), summary: "An unknown name that comes near a known place.",
    cause: "A model that does not know a place spells it by guess.",
    avoids: "Names without a word such as “village of” in front; short names; names far from the other places.",
    category: category("terminology/inconsistent-with-resource"), severity: .major, level: .warning,
    languages: .english,
    examples: [
      .flag("The army took the town of ⟦Khan Shikhounn⟧.", fixed: "The army took the town of Khan Sheikhoun."),
      .flag("Shells hit the town of ⟦Jisr al-Shoughourr⟧.", fixed: "Shells hit the town of Jisr al-Shughur."),
      .pass("The army took the town of Bayanoun."),
      .pass("The village of Oberammergau stages a play."),
    ])

  public init() {}

  /// From this confidence on a near name is shown by default.
  private static let sure = 0.85

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for mention in context.places.all where mention.spelling == .near {
      let name = HouseSpelling.of(mention, context)
      let text = context.string(mention.tokens)
      if name == text { continue }
      findings.report(
        mention.range, "“\(text)” is no known place; “\(name)” is near it.",
        fixes: [Fix("Write “\(name)”", .unsafe, [Edit(mention.range, name)])], place: mention.place,
        quietly: mention.place.confidence >= Self.sure ? nil : .suggestion)
    }
  }
}
