/// Checks UTF-8 by Unicode's table of well-formed byte sequences (Unicode Standard, table 3-7).
enum UTF8Validation {
  /// Offset of the first byte that no well-formed sequence begins with or holds; nil for valid text.
  static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      let count = buffer.count
      while true {
        at = ByteScan.highByte(in: buffer, from: at)
        if at >= count { break }
        let lead = buffer[at]
        let (length, low, high) = expectation(after: lead)
        guard length > 0, at + length <= count, (low...high).contains(buffer[at + 1]) else { return at }
        for next in stride(from: at + 2, to: at + length, by: 1) where buffer[next] & 0xC0 != 0x80 { return at }
        at += length
      }
      return nil
    }
  }

  /// Length of the sequence a lead byte opens (0: none) and the bounds of its second byte.
  private static func expectation(after lead: UInt8) -> (Int, UInt8, UInt8) {
    switch lead {
    case 0xC2...0xDF: (2, 0x80, 0xBF)
    case 0xE0: (3, 0xA0, 0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80, 0xBF)
    case 0xED: (3, 0x80, 0x9F)
    case 0xF0: (4, 0x90, 0xBF)
    case 0xF1...0xF3: (4, 0x80, 0xBF)
    case 0xF4: (4, 0x80, 0x8F)
    default: (0, 0, 0)
    }
  }
}
