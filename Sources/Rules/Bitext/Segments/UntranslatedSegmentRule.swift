import Findings
import RuleKit
import SourceText
import Tokens

/// A segment that was left in the original's language, or left out.
public struct UntranslatedSegmentRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/untranslated-segment"), summary: "The segment is not translated, or is missing.",
    cause: "Programs hand a segment through when the model fails or a length limit is passed, or lose it.",
    advice: "Translate the segment.",
    avoids: "Names, addresses, numbers and titles that stay as they are; quotations in the original’s language.",
    category: category("accuracy/untranslated"), severity: .critical, level: .error, languages: .any,
    examples: [
      .flag("⟦قالت الوزارة إن الحصيلة ارتفعت.⟧", source: "قالت الوزارة إن الحصيلة ارتفعت."),
      .flag("He said ⟦إن الحصيلة ارتفعت⟧.", source: "قال إن الحصيلة ارتفعت."),
      .flag(
        "⟦Le ministre a dit que la situation reste difficile.⟧",
        source: "Le ministre a dit que la situation reste difficile."),
      .pass("The ministry said the toll had risen.", source: "قالت الوزارة إن الحصيلة ارتفعت."),
      .pass("Hayat Tahrir al-Sham (هيئة تحرير الشام) said so.", source: "قالت هيئة تحرير الشام ذلك."),
      .pass("Reuters, Aleppo", source: "Reuters, Aleppo"),
      .pass(
        "It is registered as a Gesellschaft bürgerlichen Rechts in Berlin.",
        source: "وهي مسجلة باسم Gesellschaft bürgerlichen Rechts في برلين."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs {
      if pair.target.tokens.isEmpty {
        if pair.source.wordCount > 0 { findings.report(pair.range, "The segment is empty; the original is not.") }
      } else if context.document.language != context.sourceLanguage, Self.isCopy(pair) {
        findings.report(pair.range, "The segment is the original, untranslated.")
      } else {
        for run in Self.foreignRuns(pair) {
          findings.report(
            pair.target.text.range(of: run), "“\(pair.target.text.string(run))” is left in the original’s language.")
        }
      }
    }
  }

  /// The same words on both sides, four or more, some in lower case or without case.
  private static func isCopy(_ pair: PairedSegment) -> Bool {
    guard pair.target.wordCount >= 4, pair.target.folded == pair.source.folded else { return false }
    let plain = pair.target.tokens.filter { index in
      let token = pair.target.text.tokens[index]
      return token.kind == .word && !token.has(.locked) && (token.shape == .lower || token.script == .arabic)
    }
    return plain.count * 2 >= pair.target.wordCount
  }

  /// Words of the original in a text of Latin script: in a script without capitals or in another one, a run of two
  /// words outside parentheses and quotation marks, or one word that is no name.
  private static func foreignRuns(_ pair: PairedSegment) -> [Range<Int>] {
    let side = pair.target
    // The text's language may have been guessed from the very words.
    let own = side.tokens.count { side.text.tokens[$0].script == .latin && side.text.tokens[$0].shape == .lower }
    guard own > 0, pair.source.language != side.language || pair.source.language == "ar" else { return [] }
    let known = Set(pair.source.folded)
    let original = pair.source.string
    let isLatin = isMostlyLatin(pair.source)
    var out: [Range<Int>] = []
    var start: Int?
    for index in side.tokens.lowerBound...side.tokens.upperBound {
      if index < side.tokens.upperBound, isForeign(index, side, known, original, isLatin) {
        start = start ?? index
      } else if let first = start {
        let before = first > side.tokens.lowerBound ? side.text.string(first - 1) : ""
        let isMarked = ["(", "\"", "“", "«", "‘", "'", "["].contains(before)
        let isName = index - first == 1 && side.text.tokens[first].script == .arabic
        if !isMarked, !isName { out.append(first..<index) }
        start = nil
      }
    }
    return out
  }

  /// What an original in another script holds in Latin letters is a name or a quotation there too.
  private static func isMostlyLatin(_ side: PairSide) -> Bool {
    let words = side.tokens.filter { side.text.tokens[$0].kind == .word }
    return words.count { side.text.tokens[$0].script == .latin } * 2 > words.count
  }

  private static func isForeign(
    _ index: Int, _ side: PairSide, _ known: Set<String>, _ original: String, _ isLatin: Bool
  ) -> Bool {
    let token = side.text.tokens[index]
    guard token.kind == .word, !token.has(.locked), token.script != .common else { return false }
    let word = side.word(index)
    if token.script == .latin {
      // A letter that English lacks: "größer", "mañana"; loan words such as "café" are in the list.
      guard isLatin, side.language == "en", token.shape == .lower, word.utf8.count > 4 else { return false }
      return word.unicodeScalars.contains { $0.value > 0x7F && $0.properties.isAlphabetic } && known.contains(word)
        && !loanWords.contains(word)
    }
    // Scripts without blanks are cut otherwise on either side.
    return known.contains(word) || (token.script != .arabic && original.contains(side.text.string(index)))
  }

  private static let loanWords: Set<String> = [
    "café", "cafés", "résumé", "naïve", "façade", "fiancé", "fiancée", "cliché", "clichés", "décor", "élite", "exposé",
    "touché", "papier-mâché", "crème", "entrée", "sauté", "señor", "señora", "über", "vis-à-vis", "déjà", "première",
    "rôle", "soufflé", "à", "protégé", "début", "émigré", "communiqué", "coup d'état", "mêlée", "jalapeño", "piñata",
  ]
}
