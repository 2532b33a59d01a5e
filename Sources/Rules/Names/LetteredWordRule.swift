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
  private static let onsets = WordOnsets([
    "nt", "nq", "hv", "lq", "wq", "wl", "wm", "btn", "btk", "wn", "wt", "yq", "ytk", "ytm", "lt", "nst", "bm", "bq",
    "fq", "wf", "wj", "wst", "mtt", "nqd", "qbl", "tq",
  ])
  /// Words that begin as the article does.
  private static let stems = ["alex", "algo", "alph", "alter", "alum", "albu", "allo", "alle", "alto"]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let tokens = context.tokens
    for index in context.marks.capitalized where tokens[index].length >= 5 {
      let token = tokens[index]
      guard token.shape == .capitalized, token.script == .latin, !token.has(.sentenceStart), !token.has(.locked),
        isRunTogether(index, context) || Self.onsets.begin(context.text.bytes(index)),
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

/// First letters of words, asked of every capitalised word of a text: a table of pairs of letters answers for nearly all.
private struct WordOnsets {
  private static let isOnset: UInt8 = 1
  private static let isBegun: UInt8 = 2

  private var pairs = [UInt8](repeating: 0, count: 26 * 26)
  private var longer: [[UInt8]] = []

  /// - Parameter onsets: two or three letters each.
  init(_ onsets: [String]) {
    for letters in onsets.map({ Array($0.utf8) }) {
      guard let pair = Self.pair(letters[...]) else { continue }
      pairs[pair] |= letters.count == 2 ? Self.isOnset : Self.isBegun
      if letters.count > 2 { longer.append(letters) }
    }
  }

  /// True where a word begins with one of them, in capitals or small letters.
  func begin(_ word: ArraySlice<UInt8>) -> Bool {
    guard let pair = Self.pair(word), pairs[pair] != 0 else { return false }
    return pairs[pair] & Self.isOnset != 0
      || longer.contains { letters in
        word.count >= letters.count && zip(word, letters).allSatisfy { $0 | 0x20 == $1 }
      }
  }

  /// Number of the first two letters; nil where they are no ASCII letters.
  private static func pair(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count >= 2 else { return nil }
    let (first, second) = ((word[word.startIndex] | 0x20) &- 0x61, (word[word.startIndex + 1] | 0x20) &- 0x61)
    return first < 26 && second < 26 ? Int(first) * 26 + Int(second) : nil
  }
}
