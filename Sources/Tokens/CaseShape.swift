/// How the letters of a word are cased.
enum CaseShape {
  /// Letters met so far, in order.
  struct Counter {
    private(set) var lower = 0
    private(set) var upper = 0
    /// The first letter that has case is an upper-case one.
    private(set) var beginsUpper = false

    @inline(__always)
    mutating func addLower() { lower += 1 }
    @inline(__always)
    mutating func addUpper() {
      if lower + upper == 0 { beginsUpper = true }
      upper += 1
    }

    var shape: Token.Shape {
      if upper == 0 { return lower == 0 ? .caseless : .lower }
      if lower == 0 { return upper == 1 ? .capitalized : .upper }
      return upper == 1 && beginsUpper ? .capitalized : .mixed
    }
  }

  /// Shape of ASCII bytes.
  static func ofASCII(_ bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int) -> Token.Shape {
    var counter = Counter()
    for at in start..<end {
      let byte = bytes[at]
      if byte &- 0x61 < 26 { counter.addLower() } else if byte &- 0x41 < 26 { counter.addUpper() }
    }
    return counter.shape
  }

  /// Shape of UTF-8.
  static func of(
    _ bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int, with table: inout ScalarTable
  ) -> Token.Shape {
    var counter = Counter()
    var at = start
    while at < end {
      let byte = bytes[at]
      if byte < 0x80 {
        if byte &- 0x61 < 26 { counter.addLower() } else if byte &- 0x41 < 26 { counter.addUpper() }
        at += 1
        continue
      }
      let (scalar, length) = UTF8Scalar.decode(bytes, at: at)
      let properties = table.properties(of: scalar)
      if properties.isLower { counter.addLower() } else if properties.isUpper { counter.addUpper() }
      at += length
    }
    return counter.shape
  }
}

extension Token.Shape {
  /// Shape of a word: `.capitalized` for "Aleppo", `.upper` for "UN", `.mixed` for "McCain".
  public init(of word: some StringProtocol) {
    var table = ScalarTable()
    self = Array(word.utf8).withUnsafeBufferPointer { CaseShape.of($0, start: 0, end: $0.count, with: &table) }
  }
}
