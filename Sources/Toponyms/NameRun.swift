import Gazetteer
import SourceText
import Tokens

/// Words of a text that may be a name together: capitalised words, articles and what hyphens join to them.
struct NameRun {
  /// Words as the gazetteer looks them up; hyphens are left out.
  var words: [TextWord] = []
  /// Index in the text of each word's token.
  var tokens: [Int] = []

  mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
  }
}

/// Cuts a text into runs of name words.
struct NameRuns {
  let text: TokenizedText

  /// Calls `body` with each run that holds a capitalised word, or a word in Arabic script.
  func walk(_ body: (borrowing NameRun) -> Void) {
    var run = NameRun()
    var scratch: [UInt8] = []
    var isCapitalized = false
    func flush() {
      if isCapitalized { body(run) }
      run.removeAll()
      isCapitalized = false
    }
    let tokens = text.tokens
    for index in tokens.indices {
      let token = tokens[index]
      if token.has(.sentenceStart) || token.has(.paragraphStart) { flush() }
      if token.has(.locked) {
        flush()
        continue
      }
      if token.kind == .word {
        let isName = isNameWord(token)
        guard isName || isInside(index, hasRun: !run.words.isEmpty) else {
          flush()
          continue
        }
        isCapitalized = isCapitalized || isName
        run.words.append(TextWord(text.text[token.range.indices], scratch: &scratch))
        run.tokens.append(index)
      } else if !isHyphen(index) {
        flush()
      }
    }
    flush()
  }

  private func isNameWord(_ token: Token) -> Bool {
    if token.script == .arabic { return true }
    return token.script != .common && (token.shape == .capitalized || token.shape == .upper || token.shape == .mixed)
  }

  /// A lower-case word that belongs to a name: an article with a hyphen or a name behind it, or a part behind a hyphen.
  private func isInside(_ index: Int, hasRun: Bool) -> Bool {
    let tokens = text.tokens
    let token = tokens[index]
    if index > 0, isHyphen(index - 1), hasRun { return true }
    guard token.length <= 3, token.shape == .lower, index + 1 < tokens.count else { return false }
    guard Self.articles.contains(text.string(index).lowercased()) else { return false }
    if isHyphen(index + 1) { return true }
    return hasRun && tokens[index + 1].kind == .word && isNameWord(tokens[index + 1])
  }

  private static let articles: Set<String> = [
    "al", "el", "as", "ash", "ad", "ar", "an", "at", "az", "ez", "es", "et", "ed", "er", "en", "ul", "us",
  ]

  /// A hyphen with no blank on either side.
  private func isHyphen(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .punctuation, !token.has(.spaceBefore), index + 1 < text.tokens.count else { return false }
    if text.tokens[index + 1].has(.spaceBefore) || text.tokens[index + 1].has(.paragraphStart) { return false }
    return ["-", "‐", "‑"].contains(text.string(index))
  }
}
