/// Terminal cells that text takes.
enum CellWidth {
  /// Cells of a grapheme cluster: emoji sequences take two, other clusters the sum of their scalars.
  ///
  /// Terminals differ on emoji joined by U+200D; two cells is what those that know them draw.
  static func of(_ cluster: Character) -> Int {
    var sum = 0
    var isEmoji = false
    for scalar in cluster.unicodeScalars {
      sum += scalarWidth(scalar)
      switch scalar.value {
      case 0xFE0F, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: isEmoji = true
      case 0x200D: isEmoji = isEmoji || cluster.unicodeScalars.first?.properties.isEmojiPresentation == true
      default: break
      }
    }
    return isEmoji ? min(2, max(sum, cluster.unicodeScalars.count > 1 ? 2 : sum)) : sum
  }

  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// 0 for marks and format characters, 2 for East Asian wide and fullwidth, else 1 (Unicode Standard Annex 11).
  static func scalarWidth(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch scalar.value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0  // Hangul vowels and finals join the initial before them
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x17000...0x18DFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  /// True where a scalar is written from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin).
  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
