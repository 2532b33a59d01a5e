/// Bytes as a Swift string literal.
///
/// A literal is the one form in which a build plugin can put read-only data into a binary: the program then uses the
/// bytes where they lie. It must be valid UTF-8; numbers are therefore stored in bytes under 0x80. Control characters
/// are written as escapes: raw ones make the compiler warn of each and show the whole line every time.
enum StringLiteral {
  /// Nil where the bytes are not valid UTF-8.
  static func literal(of bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var out: [UInt8] = [UInt8(ascii: "\"")]
    out.reserveCapacity(bytes.count * 2)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0: out += Array("\\0".utf8)
      case 0x22, 0x5C: out += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case 0x20..<0x7F: out.append(UInt8(scalar.value))
      case 0..<0x20, 0x7F..<0xA0, 0x2000..<0x2070, 0xFEFF, 0xE000..<0xF900, 0xFFF0..<0x10000, 0xE0000...:
        out += Array("\\u{\(String(scalar.value, radix: 16))}".utf8)
      default: out += Array(String(scalar).utf8)
      }
    }
    out.append(UInt8(ascii: "\""))
    return String(decoding: out, as: UTF8.self)
  }
}
