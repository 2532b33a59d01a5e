import Findings
import RuleKit
import SourceText
import Tokens

/// A number of places that is not the number of names behind it.
public struct ListCountRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/list-count"), summary: "“the two towns of A, B and C”: the number and the list disagree.",
    cause:
      "The Arabic dual governs the first two names only (بلدتي أ وب), and the rest of the list is another member of "
      + "the sentence.",
    avoids: "Appositions (Aleppo, Syria's largest city, and Homs), lists of other things.",
    category: category("accuracy/mistranslation"), severity: .major, level: .warning, languages: .english,
    examples: [
      .flag(
        "The army now controls ⟦the two villages of Babis, Yaqid al-Adas and Kafr Hamra⟧.",
        fixed: "The army now controls the villages of Babis, Yaqid al-Adas and Kafr Hamra."),
      .flag(
        "Strikes hit ⟦the two districts of Saada, Hajjah and Amran⟧.",
        fixed: "Strikes hit the districts of Saada, Hajjah and Amran."),
      .flag(
        "The army searched ⟦both provinces of Saada, Hajjah and Amran⟧.",
        fixed: "The army searched the provinces of Saada, Hajjah and Amran."),
      .pass("The two cities of Benghazi and, to a lesser extent, Derna saw protests."),
      .flag("Schools will close in ⟦the three provinces of Dhi Qar and Muthanna⟧ for a week."),
      .pass("It flattened three cities of Syria, Aleppo, Homs and Hama, and two areas of Syria, Iraq and Yemen."),
      .pass("Three cities of Syria and Iraq were hit, and two towns of Idlib and Hama."),
      .pass("The two cities of Aleppo, Syria's largest before the war, and Homs were divided."),
      .pass("The two towns of Sirte and Misrata, and the village of Gharyan, were hit."),
      .pass("The three cities of Aleppo, Homs and Hama were hit."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for list in CountedPlaces.all(in: context) where list.isClosed && !isOfWhole(list, context) {
      if list.items.count < list.count { reportFew(list, context, &findings) }
      guard list.items.count > list.count else { continue }
      let isPlain = list.items.allSatisfy { item in
        if case .other = item.content { return false }
        return true
      }
      guard isPlain, list.items.count >= 3 else { continue }
      let known = list.items.filter { if case .places = $0.content { true } else { false } }.count
      let start = list.number > 0 && context.folded(list.number - 1) == "the" ? list.number - 1 : list.number
      let range = context.bytes(start..<list.tokens.upperBound)
      let word = context.tokens[list.number].range
      let deletion = ByteRange(word.start, Int(context.tokens[list.number + 1].start))
      // "both provinces of A, B and C" are the provinces of A, B and C.
      let article = context.tokens[list.number].shape == .capitalized ? "The " : "the "
      findings.report(
        range, "\(context.string(list.number).capitalized) are announced, \(list.items.count) are named.",
        fixes: [Fix("Leave the number out", .unsafe, [Edit(deletion, start < list.number ? "" : article)])],
        quietly: known >= 2 ? nil : .suggestion)
    }
  }
}

extension ListCountRule {
  /// "three cities of Syria, Aleppo, Homs and Hama", "two areas of Syria, Iraq and Yemen": countries that hold what is
  /// counted.
  private func isOfWhole(_ list: CountedPlaces, _ context: LintContext) -> Bool {
    let features = list.items.map { item -> String? in
      if case .places(let mentions) = item.content { return mentions.first?.feature }
      return nil
    }
    guard features.first == "country" else { return false }
    let noun = context.folded(max(0, list.items[0].tokens.lowerBound - 2))
    if features.allSatisfy({ $0 == "country" }) { return noun != "countries" }
    return features.dropFirst().allSatisfy { $0 != "country" }
  }

  /// "the three provinces of Dhi Qar and Muthanna": one name was lost, or the number is wrong.
  private func reportFew(_ list: CountedPlaces, _ context: LintContext, _ findings: inout FindingCollector) {
    let isKnown = list.items.allSatisfy { item in
      if case .places(let mentions) = item.content { return mentions.count == 1 }
      return false
    }
    let start = list.number > 0 && context.folded(list.number - 1) == "the" ? list.number - 1 : list.number
    guard isKnown, start < list.number else { return }
    // "the two cities of Benghazi and, to a lesser extent, Derna": the list goes on.
    if list.tokens.upperBound < context.tokens.count, context.folded(list.tokens.upperBound) == "and" { return }
    findings.report(
      context.bytes(start..<list.tokens.upperBound),
      "\(context.string(list.number).capitalized) are announced, \(list.items.count) are named.")
  }
}

extension String {
  /// With the first letter in upper case.
  var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
