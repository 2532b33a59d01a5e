import Findings
import RuleKit
import SourceText
import Tokens

/// "The Sudanese said" of a man whom the text calls al-Sudani.
public struct SurnameAsNationalityRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/surname-as-nationality"),
    summary: "A nationality stands for a surname that the text names elsewhere: “the Sudanese” for al-Sudani.",
    cause: "السوداني, المصري, الكردي are family names and adjectives; each sentence is translated by itself.",
    avoids: "Texts that name no such surname, peoples in the plural, adjectives with a noun behind them.",
    category: category("accuracy/mistranslation"), severity: .major, level: .warning, languages: .english,
    examples: [
      .flag(
        "Prime Minister Mohammed Shia al-Sudani met the bankers. ⟦The Sudanese⟧ said the rate would hold.",
        fixed: "Prime Minister Mohammed Shia al-Sudani met the bankers. Al-Sudani said the rate would hold."),
      .flag(
        "Karim al-Hindi, a trader, was kidnapped in May. Police said ⟦the Indian⟧ was freed.",
        fixed: "Karim al-Hindi, a trader, was kidnapped in May. Police said al-Hindi was freed."),
      .pass("Prime Minister al-Sudani met the Sudanese envoy. The Sudanese were split over the truce."),
      .pass("Karim Hassan was kidnapped with an Indian. Police said the Indian was freed."),
    ])

  public init() {}

  /// Adjective, and the surname's spellings without its article.
  private static let surnames: [String: Set<String>] = [
    "sudanese": ["sudani", "soudani"], "egyptian": ["masri", "masry", "misri"], "indian": ["hindi"],
    "kurdish": ["kurdi"], "turkish": ["turki", "turky"], "yemeni": ["yamani", "yemeni"],
    "syrian": ["suri", "souri"], "moroccan": ["maghribi", "maghrabi", "maghrebi"], "tunisian": ["tunisi", "tounsi"],
    "algerian": ["jazairi", "jazaeri", "jazayri"], "lebanese": ["lubnani", "lebnani"],
    "palestinian": ["filastini", "falastini"], "jordanian": ["urduni", "ordoni"], "libyan": ["libi", "liby"],
    "persian": ["farsi", "farisi"], "afghan": ["afghani"], "roman": ["rumi"],
    "russian": ["rusi"], "iranian": ["irani"], "bedouin": ["badawi"], "african": ["afriqi"],
  ]

  private static let articles: Set<String> = ["al", "el", "as", "ash", "an", "at", "ar", "ad"]

  private static let verbs: Set<String> = [
    "is", "was", "has", "had", "will", "would", "did", "does", "met", "left", "arrived", "visited", "returned", "also",
    "chaired", "received", "urged", "called", "denied", "thanked",
  ]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let tokens = context.tokens
    let reporting = context.wordClass("reporting")
    var named: [String: String]?
    let nations = Self.surnames.keys.map { context.words.intern($0) }
    for index in context.marks.positions(of: nations)
    where index > 0 && index + 1 < tokens.count && tokens[index].shape == .capitalized {
      guard let spellings = Self.surnames[context.folded(index)], context.folded(index - 1) == "the",
        !tokens[index].has(.sentenceStart), !tokens[index + 1].has(.sentenceStart),
        reporting.contains(tokens[index + 1].word) || Self.verbs.contains(context.folded(index + 1))
      else { continue }
      let known = named ?? Self.names(context)
      named = known
      guard let name = spellings.compactMap({ known[$0] }).first else { continue }
      let range = context.bytes(index - 1..<index + 1)
      let opens = tokens[index - 1].has(.sentenceStart)
      let written = opens ? name.capitalized : name
      findings.report(
        range, "The text names “\(name)”; “\(context.string(index - 1..<index + 1))” is probably the same person.",
        fixes: [Fix("Write “\(written)”", .unsafe, [Edit(range, written)])],
        quietly: holdsOffice(context) ? nil : .suggestion)
    }
  }

  /// News calls a player or a defendant by his nation; of a minister it says the name.
  private func holdsOffice(_ context: LintContext) -> Bool {
    ["person-title", "office-noun"].contains { context.marks.positions(of: context.wordClass($0).members).first != nil }
  }

  /// Surnames of the list that stand behind another name, as the text writes them; by the name without its article.
  private static func names(_ context: LintContext) -> [String: String] {
    let tokens = context.tokens
    var out: [String: String] = [:]
    for index in context.marks.capitalized where index > 2 && tokens[index].shape == .capitalized {
      let folded = context.folded(index)
      guard out[folded] == nil, surnames.values.contains(where: { $0.contains(folded) }) else { continue }
      let isHyphened = context.isMark(index - 1, "-") && articles.contains(context.folded(index - 2))
      let start = isHyphened ? index - 2 : articles.contains(context.folded(index - 1)) ? index - 1 : index
      guard start < index, start > 0, !tokens[start].has(.sentenceStart), isName(tokens[start - 1]) else { continue }
      out[folded] = context.string(start..<index + 1)
    }
    return out
  }

  private static func isName(_ token: Token) -> Bool {
    token.kind == .word && (token.shape == .capitalized || token.shape == .mixed)
  }
}
