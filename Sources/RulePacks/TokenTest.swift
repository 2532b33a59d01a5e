import RuleKit
import Tokens

/// What the token at a place of every match of a program must be, as far as a look at that token tells.
///
/// Nearly all attempts fail at the first tokens of their pattern. Asking here costs a few comparisons; setting the
/// matcher on the pattern costs many times as much. A plain value without references, so that rows of them are read
/// without counting any.
struct TokenTest: Sendable, Hashable {
  /// A kind and a shape of tokens as one bit.
  static let everyKind: UInt32 = 1 << 20 - 1

  /// Kinds of tokens that may stand there whatever the word.
  var free: UInt32 = 0
  /// Kinds of tokens that may stand there where the word is one of some words.
  var bound: UInt32 = 0
  /// Two bits for each of these words.
  var filter = WordFilter()
  /// The words in the table of words, sorted; or the number of a class that holds just them.
  var first: UInt32 = 0
  var count: UInt32 = 0
  /// Flags that the token must have, and those that it must not.
  var required: UInt8 = 0
  var forbidden: UInt8 = 0

  /// Stands for a count where `first` is the number of a class.
  static let isClass: UInt32 = 0xFFF_FFFF
  /// Longest list of words that is gone through one by one.
  private static let shortList: UInt32 = 12

  static let any = TokenTest(free: everyKind)

  @inline(__always)
  static func bit(_ kind: Token.Kind, _ shape: Token.Shape) -> UInt32 {
    1 &<< UInt32(truncatingIfNeeded: kind.rawValue &* 5 &+ shape.rawValue)
  }

  /// True where the token may stand there.
  @inline(__always)
  func allows(_ token: Token, words: [UInt32], _ classes: ClassTable) -> Bool {
    let flags = token.flags.rawValue
    if flags & forbidden != 0 || flags & required != required { return false }
    let bit = Self.bit(token.kind, token.shape)
    if free & bit != 0 { return true }
    let word = token.word.rawValue
    if bound & bit == 0 || !filter.mayHold(word) { return false }
    return holds(word, words, classes)
  }

  private func holds(_ word: UInt32, _ words: [UInt32], _ classes: ClassTable) -> Bool {
    if count == Self.isClass { return classes.contains(Int(first), WordID(word)) }
    if count <= Self.shortList {
      for at in Int(first)..<Int(first + count) where words[at] == word { return true }
      return false
    }
    var low = Int(first)
    var high = Int(first + count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < Int(first + count) && words[low] == word
  }

  /// Kinds of tokens that a predicate may hold for.
  static func kinds(_ predicate: TokenPredicate) -> UInt32 {
    func all(_ kind: Token.Kind) -> UInt32 { 0x1F << (UInt32(kind.rawValue) * 5) }
    func words(_ shapes: Token.Shape...) -> UInt32 { shapes.reduce(0) { $0 | bit(.word, $1) } }
    switch predicate {
    case .any: return everyKind
    case .word, .latin, .arabic, .cyrillic, .hebrew, .greek: return all(.word)
    case .number, .year: return all(.number)
    case .punct: return all(.punctuation)
    case .symbol: return all(.symbol)
    case .lower: return words(.lower)
    case .cap: return words(.capitalized, .upper, .mixed)
    case .title: return words(.capitalized)
    case .upper: return words(.upper)
    case .mixed: return words(.mixed)
    case .ordinal: return everyKind
    }
  }
}

// MARK: Coding

extension TokenTest {
  /// Numbers that a test is stored as, each of at most 28 bits.
  static let length = 5 + WordFilter.length

  var numbers: [UInt32] { [free, bound, first, count, UInt32(required) << 8 | UInt32(forbidden)] + filter.numbers }

  init(_ numbers: [UInt32], at: Int) {
    free = numbers[at]
    bound = numbers[at + 1]
    first = numbers[at + 2]
    count = numbers[at + 3]
    required = UInt8(truncatingIfNeeded: numbers[at + 4] >> 8)
    forbidden = UInt8(truncatingIfNeeded: numbers[at + 4])
    filter = WordFilter(numbers, at: at + 5)
  }
}
