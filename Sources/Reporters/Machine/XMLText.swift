/// Text as XML 1.0 holds it.
enum XMLText {
  /// `text` with markup characters as references. Line ends and tabs are references too, so that they survive in
  /// attributes; characters that XML does not have are shown as pictures.
  static func escaped(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: out += "&amp;"
      case 0x3C: out += "&lt;"
      case 0x3E: out += "&gt;"
      case 0x22: out += "&quot;"
      case 0x27: out += "&#39;"
      case 0x09, 0x0A, 0x0D: out += "&#\(scalar.value);"
      case 0..<0x20: out += VisibleText.replacement(for: scalar) ?? ""
      case 0x7F...0x9F: out += "&#\(scalar.value);"
      case 0xFFFE, 0xFFFF: out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// ` name="value"` for each pair.
  static func attributes(_ pairs: [(String, String)]) -> String {
    pairs.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  }
}
