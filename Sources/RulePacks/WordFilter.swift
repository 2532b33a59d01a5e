/// Rules out most words that are none of some words, in a few steps: a word has a bit by the lower and one by the higher
/// part of its number.
struct WordFilter: Sendable, Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init() {}

  mutating func insert(_ word: UInt32) {
    low |= 1 << UInt64(word & 63)
    high |= 1 << UInt64(word >> 6 & 63)
  }

  mutating func formUnion(_ other: WordFilter) {
    low |= other.low
    high |= other.high
  }

  /// False for a word that is none of those inserted.
  @inline(__always)
  func mayHold(_ word: UInt32) -> Bool { low >> UInt64(word & 63) & (high >> UInt64(word >> 6 & 63)) & 1 != 0 }
}

// MARK: Coding

extension WordFilter {
  /// Numbers that a filter is stored as, each of at most 28 bits.
  static let length = 6
  private static let shifts: [UInt64] = [0, 22, 44]

  var numbers: [UInt32] {
    [low, high].flatMap { bits in Self.shifts.map { UInt32(truncatingIfNeeded: bits >> $0) & 0x3F_FFFF } }
  }

  init(_ numbers: [UInt32], at: Int) {
    low = Self.bits(numbers, at)
    high = Self.bits(numbers, at + 3)
  }

  private static func bits(_ numbers: [UInt32], _ at: Int) -> UInt64 {
    UInt64(numbers[at]) | UInt64(numbers[at + 1]) << 22 | UInt64(numbers[at + 2]) << 44
  }
}
