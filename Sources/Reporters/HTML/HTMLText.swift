/// Text as HTML holds it, in elements and in quoted attributes alike.
package enum HTMLText {
  /// `text` with markup characters as references and with controls and invisible directional characters shown.
  package static func escaped(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &out) }
    return out
  }

  /// As `escaped`, for running text: line ends and tabs stay, hidden characters are set apart.
  static func running(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t": out.unicodeScalars.append(scalar)
      case "\r": continue
      default:
        if let visible = VisibleText.replacement(for: scalar) {
          out += "<span class=\"hidden-char\">\(visible.replacing("<", with: "").replacing(">", with: ""))</span>"
        } else {
          append(scalar, to: &out)
        }
      }
    }
    return out
  }

  private static func append(_ scalar: Unicode.Scalar, to out: inout String) {
    switch scalar {
    case "&": out += "&amp;"
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "\"": out += "&quot;"
    case "'": out += "&#39;"
    default:
      guard let visible = VisibleText.replacement(for: scalar) else {
        out.unicodeScalars.append(scalar)
        return
      }
      out += visible.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
  }

  /// As `escaped`, for ids and paths: a line may break behind each slash.
  package static func breakable(_ name: String) -> String {
    name.split(separator: "/", omittingEmptySubsequences: false).map { escaped(String($0)) }.joined(separator: "/<wbr>")
  }

  /// JSON text inside a script element: no `</script>`, no comment opening, no line separators.
  static func json(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<"): out += "\\u003c".utf8
      case UInt8(ascii: ">"): out += "\\u003e".utf8
      case UInt8(ascii: "&"): out += "\\u0026".utf8
      default: out.append(byte)
      }
    }
    return out
  }

  /// Arabic-script names: set from right to left whatever surrounds them.
  package static func arabic(_ name: String) -> String {
    "<bdi class=\"arabic\" lang=\"ar\" dir=\"rtl\">\(escaped(name))</bdi>"
  }
}
