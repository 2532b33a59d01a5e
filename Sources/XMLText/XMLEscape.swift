/// Text as XML spells it.
public enum XMLEscape {
  /// Character data with `&`, `<` and `>` as references; nil for text that XML 1.0 cannot hold.
  public static func text(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var out: [UInt8] = []
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: ">"): out += "&gt;".utf8
      case 0x0D: out += "&#13;".utf8
      case 0x00..<0x20 where byte != 0x09 && byte != 0x0A: return nil
      default: out.append(byte)
      }
    }
    return out
  }

  /// The inside of a CDATA section; nil for text that could end it or that XML 1.0 cannot hold.
  public static func cdata(_ text: some Sequence<UInt8>) -> [UInt8]? {
    let text = Array(text)
    let isAllowed = { (byte: UInt8) in
      byte == 0x09 || byte == 0x0A || (byte >= 0x20 && byte != UInt8(ascii: "]") && byte != UInt8(ascii: ">"))
    }
    return text.allSatisfy(isAllowed) ? text : nil
  }
}
