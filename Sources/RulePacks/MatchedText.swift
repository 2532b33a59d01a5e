import RuleKit
import Tokens

/// What patterns are asked of: the tokens of one text, and what a token alone tells.
///
/// A class, so that the matcher and the search are small: a method that is called on a large value copies all of it, and
/// the copies took as long as the matching.
final class MatchedText {
  let context: LintContext
  let tokens: [Token]
  let classes: ClassTable
  /// UTF-8 of the text.
  private let text: [UInt8]
  private let spellings: [[UInt8]]

  /// - Parameter spellings: words that must be written as they are, by number.
  init(_ context: LintContext, classes: ClassTable, spellings: [[UInt8]]) {
    self.context = context
    self.classes = classes
    self.spellings = spellings
    tokens = context.tokens
    text = context.text.text
  }

  func hasSpelling(_ at: Int, _ index: Int) -> Bool {
    let first = Int(tokens[at].start)
    let count = spellings[index].count
    guard Int(tokens[at].length) == count else { return false }
    for offset in 0..<count where text[first + offset] != spellings[index][offset] { return false }
    return true
  }

  func has(_ at: Int, _ raw: UInt32) -> Bool {
    let token = tokens[at]
    switch TokenPredicate(rawValue: raw) ?? .any {
    case .any: return true
    case .word: return token.kind == .word
    case .number: return token.kind == .number
    case .punct: return token.kind == .punctuation
    case .symbol: return token.kind == .symbol
    case .lower: return token.kind == .word && token.shape == .lower
    case .cap:
      guard token.kind == .word, token.script != .arabic else { return false }
      return token.shape == .capitalized || token.shape == .upper || (token.shape == .mixed && startsUpper(token))
    case .title: return token.kind == .word && token.shape == .capitalized
    case .upper: return token.kind == .word && token.shape == .upper
    case .mixed: return token.kind == .word && token.shape == .mixed
    case .latin: return token.kind == .word && token.script == .latin
    case .arabic: return token.kind == .word && token.script == .arabic
    case .cyrillic: return token.kind == .word && token.script == .cyrillic
    case .hebrew: return token.kind == .word && token.script == .hebrew
    case .greek: return token.kind == .word && token.script == .greek
    case .year: return token.length == 4 && (integer(at).map { (1000...2100).contains($0) } ?? false)
    case .ordinal: return isOrdinal(token)
    }
  }

  private func startsUpper(_ token: Token) -> Bool {
    let first = text[Int(token.start)]
    return (65...90).contains(first) || first >= 0x80
  }

  private func isOrdinal(_ token: Token) -> Bool {
    guard token.length >= 3, token.length <= 6 else { return false }
    let end = Int(token.end)
    for at in Int(token.start)..<end - 2 where !(48...57).contains(text[at]) { return false }
    switch (text[end - 2] | 0x20, text[end - 1] | 0x20) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): return true  // st nd rd th
    default: return false
    }
  }

  func integer(_ at: Int) -> Int? {
    let token = tokens[at]
    guard token.kind == .number, token.length <= 15 else { return nil }
    var value = 0
    for offset in Int(token.start)..<Int(token.end) where text[offset] != UInt8(ascii: ",") {
      let byte = text[offset]
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }

  func isHyphen(_ at: Int) -> Bool {
    let token = tokens[at]
    return token.length == 1 && text[Int(token.start)] == UInt8(ascii: "-")
      && !token.has(.spaceBefore)
  }

  func isParticle(_ at: Int) -> Bool {
    let token = tokens[at]
    guard token.shape == .lower, token.length <= 3 else { return false }
    var word: UInt32 = 0
    for offset in Int(token.start)..<Int(token.end) { word = word << 8 | UInt32(text[offset]) }
    return Self.particles.contains(word)
  }

  /// Words inside a name, as their ASCII bytes in one number.
  private static let particles = [
    "al", "el", "bin", "ben", "ibn", "bou", "abu", "de", "da", "von", "van", "ul", "an", "ad", "ar", "as", "ash",
    "az", "ez", "es", "et",
  ].map { $0.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
}
