/// What the scanner tells ASCII bytes apart by. The numbers are bit positions of a set, so keep them under 16.
enum AsciiClass {
  static let lower: UInt8 = 0
  static let upper: UInt8 = 1
  /// `@`, which ICU 72 joins as if it were a letter: addresses and handles are one word.
  static let at: UInt8 = 2
  static let digit: UInt8 = 3
  static let underscore: UInt8 = 4
  /// `'` and `.`: join two letters or two digits.
  static let midLetterOrDigit: UInt8 = 5
  /// `,` and `;`: join two digits.
  static let midDigit: UInt8 = 6
  static let punctuation: UInt8 = 7
  static let symbol: UInt8 = 8
  static let blank: UInt8 = 9
  static let lineEnd: UInt8 = 10
  static let nonASCII: UInt8 = 11
  /// Letters, digits, `@` and `_` run together.
  static let lastOfWord = underscore

  /// Class of each byte. Word joins are those of ICU's word break for `en` (Unicode Standard Annex 29, where `:`
  /// joins nothing).
  static let table: [UInt8] = (0...255).map { classify(UInt8($0)) }

  private static func classify(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit
    case UInt8(ascii: "_"): underscore
    case UInt8(ascii: "@"): at
    case UInt8(ascii: "'"), UInt8(ascii: "."): midLetterOrDigit
    case UInt8(ascii: ","), UInt8(ascii: ";"): midDigit
    case 0x20, 0x09: blank
    case 0x0A...0x0D: lineEnd
    case 0x80...: nonASCII
    // General categories Sc, Sk, Sm, and controls, which are no punctuation either.
    case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"), 0x00...0x1F, 0x7F:
      symbol
    default: punctuation
    }
  }
}
