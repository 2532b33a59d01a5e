import Findings
import RuleKit
import SourceText
import Tokens

/// as-Suwayda beside al-Sharif: the article assimilated in one name and not in another.
public struct SunLetterRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/sun-letter"), summary: "The Arabic article in two styles in one text, as-Suwayda and al-Sharif.",
    cause: "ال sounds as- or ash- before a sun letter and is written al- all the same; models mix both.",
    avoids: "Names with a spelling of their own (Deir ez-Zor, An-Nahar, As-Safir), texts that assimilate throughout.",
    category: category("style/inconsistent"), severity: .minor, level: .suggestion, languages: .english,
    examples: [
      .flag(
        "The preacher Ahmed ⟦ash-Shami⟧ denied it. His lawyer, Omar al-Sharif, called the case political.",
        fixed: "The preacher Ahmed al-Shami denied it. His lawyer, Omar al-Sharif, called the case political."),
      .flag(
        "Troops left ⟦as-Suwayda⟧ for al-Sanamayn.", fixed: "Troops left al-Suwayda for al-Sanamayn."),
      .pass("Troops left as-Suwayda for ash-Shaykh Miskin."),
      .pass("An-Nahar said that al-Sharif had left Deir ez-Zor."),
    ])

  public init() {}

  /// Written forms of the article, and the letters that they stand before.
  private static let assimilated: [String: String] = [
    "as": "s", "es": "s", "ash": "s", "ad": "d", "adh": "d", "ed": "d", "ar": "r", "er": "r", "an": "n", "en": "n",
    "at": "t", "ath": "t", "et": "t", "az": "z", "ez": "z",
  ]
  private static let sunLetters: Set<Character> = ["s", "d", "r", "n", "t", "z"]
  /// Names that the press writes so.
  private static let fixed: Set<String> = [
    "zor", "zour", "nahar", "safir", "sharq", "dustour", "najah", "nusra", "zawr",
  ]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    var own: [Int] = []
    var isPlain = false
    let tokens = context.tokens
    for index in context.marks.positions(ofMark: UInt8(ascii: "-"))
    where index > 0 && index + 1 < tokens.count && !tokens[index].has(.spaceBefore)
      && !tokens[index + 1].has(.spaceBefore)
    {
      let (article, name) = (tokens[index - 1], tokens[index + 1])
      guard article.kind == .word, article.length <= 3, name.shape == .capitalized, !name.has(.locked) else { continue }
      let (word, folded) = (context.folded(index - 1), context.folded(index + 1))
      guard let first = folded.first, !Self.fixed.contains(folded) else { continue }
      if word == "al", Self.sunLetters.contains(first) { isPlain = true }
      if Self.assimilated[word] == String(first) { own.append(index) }
    }
    guard isPlain else { return }
    for index in own {
      let article = context.bytes(index - 1..<index)
      let isCapital = tokens[index - 1].shape != .lower
      findings.report(
        context.bytes(index - 1..<index + 2), "The text writes the article “al-” elsewhere.",
        fixes: [Fix("Write “al-”", .safe, [Edit(article, isCapital ? "Al" : "al")])])
    }
  }
}
