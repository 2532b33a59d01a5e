/// Bytes as a Swift string literal: printable ASCII as itself, any other byte as the letter U+0100 + byte.
///
/// A literal is the one form in which a build plugin can put read-only data into a binary. It must be UTF-8, and free
/// of control characters: the compiler warns of each, and shows the whole line every time.
enum StringLiteral {
  static func literal(of bytes: [UInt8]) -> String {
    var out: [UInt8] = [UInt8(ascii: "\"")]
    out.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20, 0x7F...: out += [0xC4 | byte >> 6, 0x80 | byte & 0x3F]
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
    return String(decoding: out, as: UTF8.self)
  }
}
