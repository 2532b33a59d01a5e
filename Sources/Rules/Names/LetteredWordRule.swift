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
  private static let onsets = Set(
    [
      "nt", "nq", "hv", "lq", "wq", "wl", "wm", "btn", "btk", "wn", "wt", "yq", "ytk", "ytm", "lt", "nst", "bm", "bq",
      "fq", "wf", "wj", "wst", "mtt", "nqd", "qbl", "tq",
    ].map { Onset.key($0.utf8) })
  /// Words that begin as the article does.
  private static let stems = ["alex", "algo", "alph", "alter", "alum", "albu", "allo", "alle", "alto"]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let tokens = context.tokens
    for index in context.marks.capitalized where tokens[index].length >= 5 {
      let token = tokens[index]
      guard token.shape == .capitalized, token.script == .latin, !token.has(.sentenceStart), !token.has(.locked),
        isRunTogether(index, context) || hasForeignOnset(context.text.bytes(index)),
        !context.places.isInside(index), isAlone(index, context)
      else { continue }
      findings.report(token.range, "“\(context.string(index))” seems to be an Arabic word that was not translated.")
    }
  }

  private func isRunTogether(_ index: Int, _ context: LintContext) -> Bool {
    guard context.tokens[index].length >= Self.longest else { return false }
    let word = context.folded(index)
    return word.hasPrefix("al") && !Self.stems.contains(where: word.hasPrefix)
  }

  private func hasForeignOnset(_ word: ArraySlice<UInt8>) -> Bool {
    (2...3).contains { Self.onsets.contains(Onset.key(word.prefix($0))) }
  }

  /// The first letters of a word as one number, which costs less to look up than a text.
  private enum Onset {
    static func key(_ letters: some Sequence<UInt8>) -> Int {
      letters.reduce(0) { $0 << 8 | Int((0x41...0x5A).contains($1) ? $1 | 0x20 : $1) }
    }
  }

  /// No name stands beside it, nor a hyphen, and the text has it once.
  private func isAlone(_ index: Int, _ context: LintContext) -> Bool {
    let tokens = context.tokens
    for other in [index - 1, index + 1] where tokens.indices.contains(other) {
      if tokens[other].kind == .word, tokens[other].shape != .lower, !tokens[other].has(.sentenceStart) { return false }
      if context.isMark(other, "-") || context.isMark(other, "'") || context.isMark(other, "’") { return false }
    }
    return context.marks.positions(of: tokens[index].word).count == 1
  }
}
