import ICU
import Tokens

/// Splits the literal parts of patterns as texts are split, so that the two meet.
final class LiteralSplitter {
  private let tokenizer: Tokenizer

  init() throws(ICUError) { tokenizer = try Tokenizer(vocabulary: .empty) }

  func tokens(of text: String) -> [(folded: String, text: String)] {
    let bytes = Array(text.utf8)
    let split = tokenizer.tokenize(bytes, locked: [])
    return split.tokens.map { token in
      let own = String(decoding: bytes[token.range.indices], as: UTF8.self)
      return (tokenizer.words.text(of: token.word), own)
    }
  }
}
