/// Text made fit to be shown: nothing in it can steer a terminal or hide from a reader.
public enum VisibleText {
  /// `text` with controls as pictures (`␛`) and invisible directional and format characters as `<U+202E>`.
  public static func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      if let visible = replacement(for: scalar) { out += visible } else { out.unicodeScalars.append(scalar) }
    }
    return out
  }

  /// As `of`, for text of several lines: line feeds and tabs stay.
  public static func lines(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar != "\n", scalar != "\t", let visible = replacement(for: scalar) {
        out += visible
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// What is shown in place of a scalar that is not shown as it is; nil for ordinary text.
  static func replacement(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value).map { String(Character($0)) }
    case 0x7F: "␡"
    case 0x20...0x7E: nil
    case 0x80...0x9F,  // C1 controls: some terminals obey them as they obey ESC sequences
      0xAD, 0x61C, 0x180E,  // soft hyphen, Arabic letter mark, Mongolian vowel separator
      0x200B, 0x200E, 0x200F,  // zero-width space, directional marks
      0x2028...0x202E,  // line and paragraph separators, embeddings and overrides
      0x2060...0x206F,  // word joiner, invisible operators, isolates, deprecated format characters
      0xFEFF, 0xFFF9...0xFFFB, 0xE0001:
      "<U+\(hexadecimal(scalar.value))>"
    default: nil
    }
  }

  /// At least four upper-case hexadecimal digits.
  static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
