import Findings
import RuleKit
import SourceText
import Tokens

/// "Almutazahreenalthin": an Arabic word that was spelled in Latin letters instead of translated.
public struct LetteredWordRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/lettered-word"), summary: "An Arabic word spelled in Latin letters instead of translated, “Ntaijha”.",
    cause:
      "A word with particles and pronouns joined to it, or two words run together, is unknown to the machine, which "
      + "then spells it.",
    advice: "Look the word up in the original.",
    avoids: "Places and other names that English letters allow, words that stand oftener, short words.",
    category: category("accuracy/untranslated"), severity: .major, level: .suggestion, languages: .english,
    examples: [
      .flag("The minister warned that the delay was causing ⟦Ntaijha⟧ in the north."),
      .flag("He received the ⟦Almutazahreenalthin⟧ in his office."),
      .pass("The convoy left Almutasim for Abu al-Khasib; Nkrumah and Mbeki had met there."),
      .pass("Alexandroupoli and Algorithmically are long words."),
    ])

  public init() {}

  /// Letters from which a word that begins like the Arabic article is two words run together.
  private static let longest = 14
  /// First letters that neither English nor the names of its news have.
  private static let onsets: Set<String> = [
    "nt", "nq", "hv", "lq", "wq", "wl", "wm", "btn", "btk", "wn", "wt", "yq", "ytk", "ytm", "lt", "nst", "bm", "bq",
    "fq",
    "wst", "mtt", "nqd", "qbl", "tq",
  ]
  /// Words that begin as the article does.
  private static let stems = ["alex", "algo", "alph", "alter", "alum", "albu", "allo", "alle", "alto"]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let tokens = context.tokens
    for index in context.marks.capitalized where tokens[index].length >= 5 {
      let token = tokens[index]
      guard token.shape == .capitalized, token.script == .latin, !token.has(.sentenceStart), !token.has(.locked),
        !context.places.isInside(index)
      else { continue }
      let word = context.folded(index)
      let isRunTogether =
        token.length >= Self.longest && word.hasPrefix("al") && !Self.stems.contains(where: word.hasPrefix)
      guard isRunTogether || hasForeignOnset(word), isAlone(index, context) else { continue }
      findings.report(token.range, "“\(context.string(index))” seems to be an Arabic word that was not translated.")
    }
  }

  private func hasForeignOnset(_ word: String) -> Bool {
    (2...3).contains { Self.onsets.contains(String(word.prefix($0))) }
  }

  /// No name stands beside it, nor a hyphen, and the text has it once.
  private func isAlone(_ index: Int, _ context: LintContext) -> Bool {
    let tokens = context.tokens
    for other in [index - 1, index + 1] where tokens.indices.contains(other) {
      if tokens[other].kind == .word, tokens[other].shape != .lower, !tokens[other].has(.sentenceStart) { return false }
      if context.isMark(other, "-") || context.isMark(other, "'") || context.isMark(other, "’") { return false }
    }
    return tokens.count { $0.word == tokens[index].word } == 1
  }
}
