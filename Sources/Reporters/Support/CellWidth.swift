import ICU

/// Terminal cells that text takes.
enum CellWidth {
  /// Cells of a grapheme cluster: emoji sequences take two, other clusters the sum of their scalars.
  ///
  /// Terminals differ on emoji joined by U+200D; two cells is what those that know them draw.
  static func of(_ cluster: Character) -> Int {
    var sum = 0
    var isEmoji = false
    for scalar in cluster.unicodeScalars {
      sum += UnicodeProperties.terminalWidth(of: scalar)
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

  /// True where a scalar is written from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin).
  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
