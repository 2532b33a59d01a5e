import RuleKit
import Tokens

/// Membership of words in all classes, as one table of bits: the matcher asks it for every other token.
struct ClassTable: Sendable {
  private var bits: [UInt64] = []
  /// Words of `bits` of class n: `starts[n]..<starts[n + 1]`.
  private var starts: [Int32] = [0]

  init(_ members: [[UInt32]]) {
    for words in members {
      let start = bits.count
      bits += [UInt64](repeating: 0, count: Int(words.max() ?? 0) / 64 + 1)
      for word in words { bits[start + Int(word) / 64] |= 1 << UInt64(word % 64) }
      starts.append(Int32(bits.count))
    }
  }

  /// True where a word is a member of the class with a number.
  @inline(__always)
  func contains(_ number: Int, _ word: WordID) -> Bool {
    let at = Int(starts[number]) + Int(word.rawValue >> 6)
    return at < Int(starts[number + 1]) && bits[at] & (1 << UInt64(word.rawValue & 63)) != 0
  }
}
