/// Bytes as a Swift string literal, one Unicode scalar (U+0000 to U+00FF) a byte.
///
/// A literal is the one form in which a build plugin can put read-only data into a binary; it must be UTF-8.
enum StringLiteral {
  static func literal(of bytes: [UInt8]) -> String {
    var out: [UInt8] = [UInt8(ascii: "\"")]
    out.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
      case 0: out += [UInt8(ascii: "\\"), UInt8(ascii: "0")]
      case UInt8(ascii: "\n"): out += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): out += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      case 1..<0x80: out.append(byte)
      default: out += [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
      }
    }
    out.append(UInt8(ascii: "\""))
    return String(decoding: out, as: UTF8.self)
  }
}
