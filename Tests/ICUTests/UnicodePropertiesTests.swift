import Testing

@testable import ICU

@Suite("Properties of scalars")
struct UnicodePropertiesTests {
  @Test(
    "script",
    arguments: [
      ("a", ScriptCode.latin), ("ب", .arabic), ("א", .hebrew), ("я", .cyrillic), ("σ", .greek), ("1", .common),
      ("\u{301}", .inherited), ("日", .han), ("ـ", .common),
    ] as [(Unicode.Scalar, ScriptCode)])
  func script(scalar: Unicode.Scalar, expected: ScriptCode) {
    #expect(UnicodeProperties.script(of: scalar) == expected)
  }

  @Test("script extensions and codes")
  func scriptExtensions() {
    #expect(UnicodeProperties.hasScript("ـ", .syriac) && !UnicodeProperties.hasScript("ب", .latin))
    #expect(ScriptCode.arabic.code == "Arab" && ScriptCode.unknown.code == "Zzzz" && ScriptCode.thai.code == "Thai")
    #expect(ScriptCode.han.code == "Hani" && ScriptCode.syriac.code == "Syrc" && ScriptCode.hebrew.code == "Hebr")
  }

  @Test(
    "general category",
    arguments: [
      ("A", GeneralCategory.uppercaseLetter), ("a", .lowercaseLetter), ("ǅ", .titlecaseLetter), ("ـ", .modifierLetter),
      ("ب", .otherLetter), ("\u{301}", .nonspacingMark), ("\u{20E3}", .enclosingMark), ("\u{903}", .spacingMark),
      ("٣", .decimalNumber), ("Ⅳ", .letterNumber), ("½", .otherNumber), ("\u{A0}", .spaceSeparator),
      ("\u{2028}", .lineSeparator), ("\u{2029}", .paragraphSeparator), ("\u{1}", .control), ("\u{200F}", .format),
      ("\u{E000}", .privateUse), ("—", .dashPunctuation), ("(", .openPunctuation), (")", .closePunctuation),
      ("_", .connectorPunctuation), ("،", .otherPunctuation), ("+", .mathSymbol), ("€", .currencySymbol),
      ("^", .modifierSymbol), ("😀", .otherSymbol), ("“", .initialPunctuation), ("”", .finalPunctuation),
      ("\u{378}", .unassigned),
    ] as [(Unicode.Scalar, GeneralCategory)])
  func category(scalar: Unicode.Scalar, expected: GeneralCategory) {
    #expect(UnicodeProperties.generalCategory(of: scalar) == expected)
  }

  @Test("groups of categories")
  func groups() {
    #expect(UnicodeProperties.isLetter("ب") && !UnicodeProperties.isLetter("1"))
    #expect(UnicodeProperties.isMark("\u{64E}") && !UnicodeProperties.isMark("ب"))
    #expect(GeneralCategory.allCases.filter(\.isPunctuation).count == 7)
    #expect(GeneralCategory.allCases.filter(\.isSymbol).count == 4)
    #expect(GeneralCategory.allCases.filter(\.isLetter).count == 5)
  }

  @Test("digits and numbers")
  func numbers() {
    #expect(UnicodeProperties.isDigit("٣") && UnicodeProperties.digitValue(of: "٣") == 3)
    #expect(UnicodeProperties.digitValue(of: "۷") == 7 && UnicodeProperties.digitValue(of: "x") == nil)
    #expect(UnicodeProperties.numericValue(of: "½") == 0.5 && UnicodeProperties.numericValue(of: "Ⅳ") == 4)
    #expect(UnicodeProperties.numericValue(of: "ب") == nil)
  }

  @Test("case and mirrors")
  func mappings() {
    #expect(UnicodeProperties.simpleFold("Σ") == "σ" && UnicodeProperties.simpleFold("ς") == "σ")
    #expect(UnicodeProperties.lower("İ") == "i" && UnicodeProperties.upper("ÿ") == "Ÿ")
    #expect(UnicodeProperties.bidiMirror(of: "(") == ")" && UnicodeProperties.bidiMirror(of: "a") == "a")
  }

  @Test("yes or no")
  func binary() {
    #expect(UnicodeProperties.has(.alphabetic, "ب") && !UnicodeProperties.has(.alphabetic, "1"))
    #expect(UnicodeProperties.has(.whiteSpace, "\u{A0}") && !UnicodeProperties.has(.whiteSpace, "\u{200B}"))
    #expect(UnicodeProperties.has(.defaultIgnorable, "\u{200B}") && UnicodeProperties.has(.bidiControl, "\u{202E}"))
    #expect(UnicodeProperties.has(.lowercase, "a") && UnicodeProperties.has(.uppercase, "A"))
    #expect(UnicodeProperties.has(.emoji, "😀") && UnicodeProperties.has(.emojiPresentation, "😀"))
    #expect(UnicodeProperties.has(.extendedPictographic, "❤") && !UnicodeProperties.has(.emojiPresentation, "❤"))
    #expect(UnicodeProperties.has(.quotationMark, "«") && UnicodeProperties.has(.dash, "–"))
    #expect(UnicodeProperties.has(.ideographic, "日") && UnicodeProperties.has(.noncharacter, "\u{FFFE}"))
    #expect(UnicodeProperties.has(.bidiMirrored, "("))
  }

  @Test("names")
  func names() {
    #expect(UnicodeProperties.name(of: "ب") == "ARABIC LETTER BEH")
    #expect(UnicodeProperties.name(of: "\u{378}") == nil)
  }

  @Test(
    "columns of a terminal",
    arguments: [
      ("abc", 3), ("حلب", 3), ("حَلَب", 3), ("日本", 4), ("e\u{301}", 1), ("😀", 2), ("\u{200F}a", 1), ("", 0),
      ("\u{7}", 0), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｱ", 1), ("Ａ", 2), ("\u{AD}", 1),
    ])
  func width(text: String, columns: Int) {
    #expect(UnicodeProperties.terminalWidth(of: text) == columns)
  }

  @Test("East Asian width")
  func eastAsianWidth() {
    #expect(UnicodeProperties.eastAsianWidth(of: "日") == .wide)
    #expect(UnicodeProperties.eastAsianWidth(of: "Ａ") == .fullwidth)
    #expect(UnicodeProperties.eastAsianWidth(of: "ｱ") == .halfwidth)
    #expect(UnicodeProperties.eastAsianWidth(of: "a") == .narrow)
    #expect(UnicodeProperties.eastAsianWidth(of: "…") == .ambiguous)
    #expect(UnicodeProperties.eastAsianWidth(of: "ب") == .neutral)
  }
}
