import CICUShim

/// General categories of Unicode; raw values are ICU's `UCharCategory`.
public enum GeneralCategory: Int32, Sendable, Hashable, CaseIterable {
  case unassigned = 0
  case uppercaseLetter, lowercaseLetter, titlecaseLetter, modifierLetter, otherLetter
  case nonspacingMark, enclosingMark, spacingMark
  case decimalNumber, letterNumber, otherNumber
  case spaceSeparator, lineSeparator, paragraphSeparator
  case control, format, privateUse, surrogate
  case dashPunctuation, openPunctuation, closePunctuation, connectorPunctuation, otherPunctuation
  case mathSymbol, currencySymbol, modifierSymbol, otherSymbol
  case initialPunctuation, finalPunctuation

  /// Categories L*.
  public var isLetter: Bool { (Self.uppercaseLetter.rawValue...Self.otherLetter.rawValue).contains(rawValue) }
  /// Categories M*.
  public var isMark: Bool { (Self.nonspacingMark.rawValue...Self.spacingMark.rawValue).contains(rawValue) }
  /// Categories P*.
  public var isPunctuation: Bool {
    (Self.dashPunctuation.rawValue...Self.otherPunctuation.rawValue).contains(rawValue)
      || self == .initialPunctuation || self == .finalPunctuation
  }
  /// Categories S*.
  public var isSymbol: Bool { (Self.mathSymbol.rawValue...Self.otherSymbol.rawValue).contains(rawValue) }
}

/// Properties of single scalars from the Unicode Character Database that ICU carries.
public enum UnicodeProperties {
  /// Version of Unicode: "15.0".
  public static var unicodeVersion: String { String(cString: cicu_unicode_version()) }

  /// Script property; `.common` and `.inherited` for what scripts share.
  public static func script(of scalar: Unicode.Scalar) -> ScriptCode {
    ScriptCode(rawValue: cicu_script(scalar.value))
  }

  /// True where the script is the scalar's own or one of its script extensions: U+0640 belongs to Arabic and Syriac.
  public static func hasScript(_ scalar: Unicode.Scalar, _ script: ScriptCode) -> Bool {
    cicu_has_script(scalar.value, script.rawValue) != 0
  }

  /// General_Category property.
  public static func generalCategory(of scalar: Unicode.Scalar) -> GeneralCategory {
    GeneralCategory(rawValue: cicu_general_category(scalar.value)) ?? .unassigned
  }

  /// A letter of any script, modifier letters included.
  public static func isLetter(_ scalar: Unicode.Scalar) -> Bool { generalCategory(of: scalar).isLetter }
  /// A combining mark.
  public static func isMark(_ scalar: Unicode.Scalar) -> Bool { generalCategory(of: scalar).isMark }
  /// A decimal digit of any script.
  public static func isDigit(_ scalar: Unicode.Scalar) -> Bool { generalCategory(of: scalar) == .decimalNumber }

  /// 0 to 9 for a decimal digit of any script.
  public static func digitValue(of scalar: Unicode.Scalar) -> Int? {
    let value = cicu_digit_value(scalar.value)
    return value < 0 ? nil : Int(value)
  }

  /// Value of a number character: 0.5 for ½, 4 for Ⅳ.
  public static func numericValue(of scalar: Unicode.Scalar) -> Double? {
    var has: Int32 = 0
    let value = cicu_numeric_value(scalar.value, &has)
    return has != 0 ? value : nil
  }

  /// Simple case folding: one scalar for one.
  public static func simpleFold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(cicu_fold(scalar.value)) ?? scalar
  }

  /// Simple lower-case mapping, whatever the locale.
  public static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(cicu_lower(scalar.value)) ?? scalar
  }

  /// Simple upper-case mapping, whatever the locale.
  public static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(cicu_upper(scalar.value)) ?? scalar
  }

  /// The scalar drawn in its place in right-to-left text: `)` for `(`; itself where there is none.
  public static func bidiMirror(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(cicu_bidi_mirror(scalar.value)) ?? scalar
  }

  /// Name in the Unicode Character Database: "ARABIC LETTER BEH"; nil for scalars without one.
  public static func name(of scalar: Unicode.Scalar) -> String? {
    let bytes = try? UTF8Buffer.fill(guess: 96) { out, capacity, status in
      guard let out else { return 0 }
      return out.withMemoryRebound(to: CChar.self, capacity: Int(capacity)) {
        cicu_scalar_name(scalar.value, $0, capacity, &status)
      }
    }
    guard let bytes, !bytes.isEmpty else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UnicodeProperties {
  /// Yes-or-no properties; raw values are the shim's.
  public enum BinaryProperty: Int32, Sendable, Hashable, CaseIterable {
    case alphabetic = 0
    case whiteSpace, defaultIgnorable, lowercase, uppercase, bidiMirrored
    case emoji, emojiPresentation, extendedPictographic, quotationMark, dash
    case bidiControl, ideographic, noncharacter
  }

  /// True where the scalar has the property.
  public static func has(_ property: BinaryProperty, _ scalar: Unicode.Scalar) -> Bool {
    cicu_has_property(scalar.value, property.rawValue) != 0
  }
}
