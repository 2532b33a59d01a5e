import Findings
import Romanization
import RuleKit
import SourceText

/// One place in two spellings in one text.
public struct InconsistentPlaceRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/inconsistent-place"), summary: "One place is spelled in two ways in one text.",
    cause: "Each sentence is translated by itself, and a name gets a new spelling in each.",
    avoids: "Two names of one place (Kobani and Ain al-Arab), an article or hyphen more or less.",
    category: category("terminology/inconsistent-use"), severity: .minor, level: .warning, languages: .english,
    examples: [
      .flag(
        "Troops left Deir al-Zor on Monday. The road to ⟦Deir Ezzor⟧ is open.",
        fixed: "Troops left Deir al-Zor on Monday. The road to Deir al-Zor is open."),
      .flag(
        "The convoy reached Hasaka. In ⟦Hassakeh⟧ it stopped.",
        fixed: "The convoy reached Hasaka. In Hasaka it stopped."),
      .flag(
        "Two men were held in Deir al-Zor. The road from ⟦Deir ez-Zor⟧ was closed.",
        fixed: "Two men were held in Deir al-Zor. The road from Deir al-Zor was closed."),
      .flag(
        "The base at Hmeimim was attacked. Guns at ⟦Khmeimim⟧ shot down both drones.",
        fixed: "The base at Hmeimim was attacked. Guns at Hmeimim shot down both drones."),
      .pass("Beijing was warm. The study was made at Peking and Xiamen Universities."),
      .pass("The Basrah Gas Company said the fire in Basra was out."),
      .pass("Merowe is in Sudan and Marawi is in the Philippines."),
      .pass("Troops left al-Bab on Monday. The road to Al Bab is open."),
      .pass("The battle of Kobani ended; the Kurds had held Ain al-Arab."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for mentions in Self.placesInSeveralSpellings(context) {
      // What the gazetteer faults is another rule's; here both spellings are right by themselves.
      let names = LongerName(context: context)
      let right = mentions.filter {
        ($0.spelling == .canonical || $0.spelling == .accepted) && !names.holds($0.tokens)
          && !names.isInstitution($0.tokens) && !isTooShort($0, context)
      }
      guard let chosen = right.first(where: { $0.spelling == .canonical }) ?? right.first else { continue }
      let replacement = context.string(chosen.tokens)
      let wanted = FoldedName(replacement)
      // Most mentions are spelled alike; each spelling is compared once.
      var bySpelling: [String: [PlaceMention]] = [:]
      for mention in right { bySpelling[context.string(mention.tokens), default: []].append(mention) }
      if bySpelling.count == 1 { continue }
      var byName: [[UInt8]: [PlaceMention]] = [:]
      for (text, alike) in bySpelling {
        let name = FoldedName(text)
        if areContrasted(alike, chosen, context) { continue }
        let isOther = name.joined != wanted.joined || Self.articles(text) != Self.articles(replacement)
        if isOther, isSpelling(name, of: wanted) {
          byName[name.joined + Self.articles(text).flatMap(\.utf8), default: []] += alike
        }
      }
      // One finding a place; its fix changes every mention that is spelled in another way.
      let others = byName.values.joined().sorted { $0.range < $1.range }
      guard let mention = others.first else { continue }
      findings.report(
        mention.range, "\(Self.quoted(others, context)) beside “\(replacement)”: one place, one spelling.",
        fixes: [Fix("Write “\(replacement)”", .safe, others.map { Edit($0.range, replacement) })],
        place: mention.place)
    }
  }

  /// "Gao" and "Gu" of a bulk table are as often persons; what an editor lists is a place.
  private func isTooShort(_ mention: PlaceMention, _ context: LintContext) -> Bool {
    !mention.isCurated && context.string(mention.tokens).count <= 3
  }

  /// "Merowe is in Sudan and Marawi is in the Philippines": one sentence sets two places against each other.
  private func areContrasted(_ some: [PlaceMention], _ chosen: PlaceMention, _ context: LintContext) -> Bool {
    let sentence = context.text.sentence(holding: chosen.tokens.lowerBound)
    return some.contains { mention in
      guard sentence.contains(mention.tokens.lowerBound) else { return false }
      let (a, b) = (
        min(mention.tokens.upperBound, chosen.tokens.upperBound),
        max(mention.tokens.lowerBound, chosen.tokens.lowerBound)
      )
      // "from Daraa to Dara" is a way between two places.
      if b == a + 1, context.folded(a) == "to", mention.tokens.lowerBound > 0, chosen.tokens.lowerBound > 0,
        context.folded(min(mention.tokens.lowerBound, chosen.tokens.lowerBound) - 1) == "from"
      {
        return true
      }
      return a < b && (a..<b).contains { ["is", "are", "was", "not"].contains(context.folded($0)) }
    }
  }

  /// Mentions of each place that the text spells in more than one way; most places of a text are spelled in one.
  private static func placesInSeveralSpellings(_ context: LintContext) -> [[PlaceMention]] {
    let all = context.places.all
    var byMeaning: [Int: Int] = [:]
    var byPlace: [String: Int] = [:]
    // By place: the bytes of its first mention.
    var first: [ByteRange] = []
    var groups = [Int](repeating: -1, count: all.count)
    var mixed: Set<Int> = []
    for (number, mention) in all.enumerated() where context.tokens[mention.tokens.lowerBound].script == .latin {
      let meaning = Int(bitPattern: ObjectIdentifier(mention.meaning))
      let group = byMeaning[meaning] ?? byPlace[mention.place.id] ?? first.count
      groups[number] = group
      if group == first.count {
        first.append(mention.range)
        byPlace[mention.place.id] = group
      }
      byMeaning[meaning] = group
      let isSame = context.text.text[mention.range.indices].elementsEqual(context.text.text[first[group].indices])
      if !isSame { mixed.insert(group) }
    }
    var out: [Int: [PlaceMention]] = [:]
    for (number, mention) in all.enumerated() where mixed.contains(groups[number]) {
      out[groups[number], default: []].append(mention)
    }
    return Array(out.values)
  }

  /// The spellings in the order of the text, each once.
  private static func quoted(_ mentions: [PlaceMention], _ context: LintContext) -> String {
    var seen: [String] = []
    for mention in mentions {
      let text = "“\(context.string(mention.tokens))”"
      if !seen.contains(text) { seen.append(text) }
    }
    return seen.joined(separator: ", ") + (seen.count == 1 ? " stands" : " stand")
  }

  /// True where two names are the same word written in two ways, and not two names of a place.
  private func isSpelling(_ a: FoldedName, of b: FoldedName) -> Bool {
    if ConsonantKey(a).bytes == ConsonantKey(b).bytes { return true }
    // "Hmeimim", "Khmeimim".
    return min(a.joined.count, b.joined.count) >= 6 && EditDistance.of(a.joined, b.joined) <= 1
  }

  /// The articles within a name: "al" and "ez" in "Deir al-Zor", "Deir ez-Zor"; none in "Al Bab".
  private static func articles(_ name: String) -> [String] {
    let words = name.split { $0 == " " || $0 == "-" }.dropFirst().dropLast().map { $0.lowercased() }
    return words.filter {
      ["al", "el", "as", "ash", "ad", "ar", "an", "at", "az", "ez", "es", "ed", "er", "et"].contains($0)
    }
  }
}
