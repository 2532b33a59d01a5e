import Findings
import RuleKit
import SourceText

/// A number with another unit than in the original.
public struct UnitMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/unit-mismatch"), summary: "The unit or currency behind a number is not the original’s.",
    cause:
      "A model writes the unit that stands more often beside such a number: miles for كم, dollars for ليرة, months "
      + "for أسابيع; and a percent sign gets lost.",
    advice: "Check the unit in the original.",
    avoids: "Amounts that were converted, with another number; hundreds of units, abbreviations and signs; percentages "
      + "in words.",
    category: category("accuracy/mistranslation"), severity: .major, level: .error, languages: .any,
    examples: [
      .flag("The strike hit 18 ⟦miles⟧ from the border.", source: "أصابت الغارة موقعا على بعد 18 كم من الحدود."),
      .flag("They paid 500 ⟦dollars⟧ for bread.", source: "دفعوا 500 ليرة ثمنا للخبز."),
      .flag("The siege lasted three ⟦months⟧.", source: "استمر الحصار ثلاثة أسابيع."),
      .flag("Some ⟦40⟧ of the houses were destroyed.", source: "دمر نحو 40 بالمئة من المنازل."),
      .pass("The strike hit 18 km from the border.", source: "أصابت الغارة موقعا على بعد 18 كيلومترا من الحدود."),
      .pass("They paid $500.", source: "دفعوا 500 دولار."),
      .pass("A 15-year-old boy was hurt.", source: "أصيب فتى عمره 15 عاما."),
      .pass("It cost £20, or 20 pounds.", source: "بلغ ثمنه 20 جنيها."),
      .pass("Some 40 per cent of the houses were destroyed.", source: "دمر نحو 40% من المنازل."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs where pair.source.themes.contains("unit") && pair.target.themes.contains("unit") {
      let (source, target) = (QuantityUnits(pair.source), QuantityUnits(pair.target))
      checkUnits(pair, source, target, &findings)
      checkPercent(pair, source, target, &findings)
    }
  }

  private func checkUnits(
    _ pair: PairedSegment, _ source: QuantityUnits, _ target: QuantityUnits, _ findings: inout FindingCollector
  ) {
    for measure in target.measures {
      let same = source.measures.filter { Self.isSame($0.quantity, measure.quantity) }
      // The number may stand elsewhere without unit, or be said of several things.
      let bare = source.quantities.filter { Self.isSame($0, measure.quantity) }
      guard !same.isEmpty, bare.count == same.count else { continue }
      let theirs = same.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
      guard theirs.isDisjoint(with: measure.keys), Self.shareDimension(theirs, measure.keys) else { continue }
      let own = pair.target.text.string(measure.tokens)
      let said = pair.source.text.string(same[0].tokens)
      findings.report(pair.target.text.range(of: measure.tokens), "The original says “\(said)”, not “\(own)”.")
    }
  }

  private func checkPercent(
    _ pair: PairedSegment, _ source: QuantityUnits, _ target: QuantityUnits, _ findings: inout FindingCollector
  ) {
    guard !target.saysPercent else { return }
    for measure in source.measures where measure.keys.contains(QuantityUnits.percent) {
      guard measure.quantity.weight > .small,
        let own = target.quantities.first(where: { Self.isSame($0, measure.quantity) })
      else { continue }
      let text = pair.target.text.string(own.tokens)
      findings.report(
        pair.target.text.range(of: own.tokens), "The original says “\(text)” percent.",
        fixes: [], quietly: .warning)
    }
  }

  private static func isSame(_ a: Quantity, _ b: Quantity) -> Bool {
    guard let mine = a.values.first, let theirs = b.values.first else { return false }
    return abs(mine - theirs) < 1e-9 * max(1, abs(mine))
  }

  /// "length.mile" and "length.kilometre" measure the same.
  private static func shareDimension(_ a: Set<String>, _ b: Set<String>) -> Bool {
    let dimension = { (key: String) in String(key.prefix { $0 != "." }) }
    return !Set(a.map(dimension)).isDisjoint(with: b.map(dimension))
  }
}
