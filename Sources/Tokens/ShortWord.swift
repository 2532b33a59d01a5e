/// The bytes of a folded word as the interner compares them: whole in two machine words up to 16 bytes, beyond that
/// as its first 8 bytes and a hash of all.
struct ShortWord {
  var low: UInt64
  var high: UInt64
  /// Bytes.
  var count: Int

  static let longest = 16

  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Lower case of the ASCII letters among eight bytes.
  @inline(__always)
  static func lower(_ bytes: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let sevenBits = bytes & (0x7F &* ones)
    let isOverZ = sevenBits &+ (0x25 &* ones)
    let isFromA = sevenBits &+ (0x3F &* ones)
    let isUpper = (isFromA ^ isOverZ) & ~bytes & (0x80 &* ones)
    return bytes | isUpper >> 2
  }

  /// `count` bytes (1 to 8) of `text` from `at`, the first one lowest, the rest 0.
  @inline(__always)
  static func load(_ text: UnsafeBufferPointer<UInt8>, at: Int, count: Int) -> UInt64 {
    if at + 8 <= text.count, let base = text.baseAddress {
      let whole = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
      return count == 8 ? whole : whole & (1 << UInt64(count * 8) &- 1)
    }
    var out: UInt64 = 0
    for index in 0..<count { out |= UInt64(text[at + index]) << UInt64(index * 8) }
    return out
  }

  /// The word at `start` of at most 16 bytes, ASCII letters lowered.
  @inline(__always)
  static func ofASCII(_ text: UnsafeBufferPointer<UInt8>, start: Int, count: Int) -> ShortWord {
    if count <= 8 { return ShortWord(low: lower(load(text, at: start, count: count)), high: 0, count: count) }
    return ShortWord(
      low: lower(load(text, at: start, count: 8)), high: lower(load(text, at: start + 8, count: count - 8)),
      count: count)
  }

  /// A word that is folded already, of any length from 1.
  static func ofFolded(_ word: UnsafeBufferPointer<UInt8>, seed: UInt64) -> ShortWord {
    let count = word.count
    if count <= 8 { return ShortWord(low: load(word, at: 0, count: count), high: 0, count: count) }
    let low = load(word, at: 0, count: 8)
    if count <= longest { return ShortWord(low: low, high: load(word, at: 8, count: count - 8), count: count) }
    var hash = seed
    var at = 0
    while at < count {
      hash = mix(hash ^ load(word, at: at, count: min(8, count - at)), 0x9E37_79B9_7F4A_7C15)
      at += 8
    }
    return ShortWord(low: low, high: hash, count: count)
  }

  @inline(__always)
  func hash(seed: UInt64) -> UInt64 {
    Self.mix(low ^ seed, high ^ 0xA076_1D64_78BD_642F ^ UInt64(truncatingIfNeeded: count))
  }

  /// Both halves of a 128-bit product, folded.
  @inline(__always)
  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}

/// Eight bytes of a text: the ASCII letters at their start.
struct LetterGroup {
  /// The letters in lower case, the first one lowest; 0 behind the last.
  let lowered: UInt64
  /// The highest bit of each byte that is an upper-case letter.
  private let uppers: UInt64
  /// The highest bit of each byte that is a letter.
  private let tops: UInt64
  /// Number of letters before the first byte that is none.
  let count: Int

  @inline(__always)
  init(_ bytes: UInt64) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x80 &* ones
    let sevenBits = bytes & ~tops
    // The top bit of each sum says whether the byte is at or above a letter; ASCII only.
    let isUpper = (sevenBits &+ 0x3F &* ones) & ~(sevenBits &+ 0x25 &* ones) & ~bytes & tops
    let isLower = (sevenBits &+ 0x1F &* ones) & ~(sevenBits &+ 0x05 &* ones) & ~bytes & tops
    let others = ~(isUpper | isLower) & tops
    count = others.trailingZeroBitCount >> 3
    // All bits under the first byte that is no letter; all of them where each is one.
    let mask = others == 0 ? UInt64.max : (others & (0 &- others)) >> 7 &- 1
    uppers = isUpper & mask
    lowered = (bytes | isUpper >> 2) & mask
    self.tops = tops & mask
  }

  /// How the letters are cased where they are the first ones of a word. Asks for bits and counts none: what the program
  /// is built for has no instruction for counting.
  @inline(__always)
  var shape: Token.Shape {
    if uppers == 0 { return .lower }
    if uppers == 0x80 { return .capitalized }
    return uppers == tops ? .upper : .mixed
  }

  /// The same of a word whose letters before these are cased in some way; there are letters here.
  @inline(__always)
  func shape(behind first: Token.Shape) -> Token.Shape {
    switch first {
    case .lower, .capitalized: uppers == 0 ? first : .mixed
    case .upper: uppers == tops ? .upper : .mixed
    default: .mixed
    }
  }
}
