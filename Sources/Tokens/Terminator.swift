/// Marks that may end a sentence.
enum Terminator {
  /// `.` and its like in other scripts: `。`, `۔`, `।`.
  case stop
  /// `...` and `…`.
  case dots
  /// `?`, `!` and their like: `؟`, `‼`.
  case mark

  /// Nil where the token ends no sentence.
  @inline(__always)
  init?(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) {
    guard token.kind == .punctuation else { return nil }
    switch text[Int(token.start)] {
    case UInt8(ascii: "."): self = token.length == 1 ? .stop : .dots
    case UInt8(ascii: "?"), UInt8(ascii: "!"): self = .mark
    case 0x80...: self.init(wide: UTF8Scalar.decode(text, at: Int(token.start)).scalar)
    default: return nil
    }
  }

  private init?(wide scalar: UInt32) {
    switch scalar {
    case 0x2026: self = .dots
    case 0x061F, 0x203C, 0x2047...0x2049, 0xFF01, 0xFF1F: self = .mark
    case 0x06D4, 0x0964, 0x0965, 0x3002, 0xFF0E, 0xFF61: self = .stop
    default: return nil
    }
  }

  /// A quotation mark or bracket that closes, or may: `"`, `'`, `”`, `»`, `)`.
  static func isCloser(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard token.kind == .punctuation else { return false }
    switch UTF8Scalar.decode(text, at: Int(token.start)).scalar {
    case 0x22, 0x27, 0x29, 0x5D, 0x7D: return true
    case 0x00BB, 0x00AB, 0x2018, 0x2019, 0x201C, 0x201D, 0x203A, 0x2039: return true
    case 0x3009, 0x300B, 0x300D, 0x300F, 0xFF09: return true
    default: return false
    }
  }

  /// True where a line or paragraph whose last token is `last` ends with a terminator, closing marks aside, or with a
  /// colon.
  static func ends(_ last: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if Terminator(last, text) != nil { return true }
    return last.kind == .punctuation && (isCloser(last, text) || text[Int(last.start)] == UInt8(ascii: ":"))
  }
}
