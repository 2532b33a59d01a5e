import Romanization
import Tokens

/// What a sentence and its translation have in common without a dictionary: numbers, names, words taken over.
///
/// Sources: M. Simard, G. Foster and P. Isabelle, “Using Cognates to Align Sentences in Bilingual Corpora”, TMI 1992
/// (words of one script with the same first four letters, numbers); names of two scripts by their consonants.
struct AnchorReader {
  enum Kind: UInt8, Hashable {
    /// Digits without separators, in ASCII.
    case number
    /// Consonants of a name.
    case name
    /// A word that stands in the same script on both sides.
    case word
  }

  struct Anchor: Hashable {
    let kind: Kind
    let key: String
  }

  /// Scripts of the two texts.
  let own: Token.Script
  let other: Token.Script

  /// Anchors of one sentence; each once, in the order of the text.
  func anchors(of tokens: Range<Int>, in text: TokenizedText) -> [Anchor] {
    var out: [Anchor] = []
    var seen: Set<Anchor> = []
    func add(_ kind: Kind, _ key: String) {
      let anchor = Anchor(kind: kind, key: key)
      if seen.insert(anchor).inserted { out.append(anchor) }
    }
    for index in tokens {
      let token = text.tokens[index]
      switch token.kind {
      case .punctuation, .symbol: continue
      case .number:
        if let digits = Self.digits(text.bytes(index)) { add(.number, digits) }
      case .word:
        if let digits = Self.digits(text.bytes(index)) { add(.number, digits) }
        addWord(token, text.bytes(index), add)
      }
    }
    return out
  }

  private func addWord(_ token: Token, _ bytes: ArraySlice<UInt8>, _ add: (Kind, String) -> Void) {
    if token.script == .latin || own == other {
      let folded = NameFolding.fold(bytes)
      let start = String(decoding: folded, as: UTF8.self).prefix(Self.cognateLength)
      if start.count == Self.cognateLength { add(.word, String(start)) }
    }
    guard own != other, token.script == own else { return }
    switch (own, other) {
    case (.latin, .arabic):
      guard token.shape == .capitalized || token.shape == .mixed else { return }
      if let key = Self.consonants(bytes) { add(.name, key) }
    case (.arabic, .latin):
      for stem in Self.stems(bytes) {
        if let key = Self.consonants(stem) { add(.name, key) }
      }
    default: return
    }
  }

  private static let cognateLength = 4

  private static func consonants(_ bytes: ArraySlice<UInt8>) -> String? {
    let key = ConsonantKey(of: String(decoding: bytes, as: UTF8.self))
    return key.bytes.count >= 3 ? key.description : nil
  }

  /// An Arabic word, and what is left of it behind a conjunction, a preposition and the article.
  private static func stems(_ word: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var out = [word]
    for prefix in prefixes where word.starts(with: prefix) && word.count - prefix.count >= 6 {
      out.append(word.dropFirst(prefix.count))
    }
    return out
  }

  private static let prefixes = [
    "ال", "و", "ف", "ب", "ل", "ك", "لل", "وال", "بال", "فال", "كال", "وب", "ول", "ولل", "وبال",
  ].map { Array($0.utf8) }

  /// The digits of a word of digits and separators, as ASCII: `1,950`, `١٩٥٠`, `98th`. Nil where it begins otherwise.
  static func digits(_ bytes: ArraySlice<UInt8>) -> String? {
    var out: [UInt8] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let byte = bytes[at]
      let next = at + 1 < bytes.endIndex ? bytes[at + 1] : 0
      switch (byte, next) {
      case (0x30...0x39, _): out.append(byte)
      case (0xD9, 0xA0...0xA9): out.append(0x30 + next - 0xA0)  // ٠ to ٩
      case (0xDB, 0xB0...0xB9): out.append(0x30 + next - 0xB0)  // ۰ to ۹
      default: if out.isEmpty { return nil }
      }
      at += byte < 0x80 ? 1 : 2
    }
    return out.isEmpty ? nil : String(decoding: out, as: UTF8.self)
  }
}
