import CICUShim

/// East Asian Width (Unicode Standard Annex 11); raw values are ICU's `UEastAsianWidth`.
public enum EastAsianWidth: Int32, Sendable, Hashable {
  case neutral, ambiguous, halfwidth, fullwidth, narrow, wide
}

extension UnicodeProperties {
  /// East_Asian_Width of a scalar.
  public static func eastAsianWidth(of scalar: Unicode.Scalar) -> EastAsianWidth {
    EastAsianWidth(rawValue: cicu_east_asian_width(scalar.value)) ?? .neutral
  }

  /// Columns that a terminal gives a scalar by itself: 0 for marks, controls and invisible characters, 2 for wide
  /// ones, else 1. Ambiguous width counts as 1, as terminals outside East Asia have it.
  public static func terminalWidth(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value < 0x20 ? 0 : 1 }
    switch generalCategory(of: scalar) {
    case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator, .surrogate: return 0
    // The soft hyphen is drawn by terminals, unlike other format characters.
    case .format: return scalar.value == 0xAD ? 1 : 0
    default: break
    }
    if has(.defaultIgnorable, scalar) { return 0 }
    // The second half of a conjoining Hangul syllable is drawn inside the first.
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    switch eastAsianWidth(of: scalar) {
    case .wide, .fullwidth: return 2
    default: return 1
    }
  }

  /// Columns of a text without line ends.
  public static func terminalWidth(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + terminalWidth(of: $1) }
  }
}
