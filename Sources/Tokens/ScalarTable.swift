import ICU

/// Properties of scalars outside ASCII, read from ICU when they are first met and kept, page by page.
///
/// A text uses few of the 4,352 pages; asking ICU about each letter of an Arabic text would cost more than all else, and
/// asking about all letters of a page more than a short text.
struct ScalarTable {
  enum Kind: UInt16 {
    case letter = 0
    case digit, mark, punctuation, symbol
    /// White_Space.
    case blank
    /// White_Space that ends a line: U+0085, U+2028.
    case lineEnd
    /// U+2029.
    case paragraphEnd
    /// Default_Ignorable_Code_Point: joiners, bidi controls, variation selectors.
    case ignorable
  }

  /// Kind, case, script and folding of one scalar in 16 bits.
  struct Properties {
    var bits: UInt16

    var kind: Kind { Kind(rawValue: bits & 0xF) ?? .symbol }
    var isLower: Bool { bits & 0x10 != 0 }
    /// Upper or title case.
    var isUpper: Bool { bits & 0x20 != 0 }
    /// Left out of folded words.
    var isDropped: Bool { bits & 0x40 != 0 }
    var script: Token.Script { Token.Script(rawValue: UInt8(bits >> 8)) ?? .other }
  }

  private static let absent = UInt16.max
  private var pages = [UInt16](repeating: absent, count: 0x1100)
  private var properties: [UInt16] = []
  private var folds: [UInt32] = []

  /// No scalar has these properties.
  private static let unread = UInt16.max

  /// Index of a scalar in the tables; asks ICU about one that is new.
  private mutating func index(of scalar: UInt32) -> Int {
    let page = Int(scalar >> 8)
    if pages[page] == Self.absent {
      pages[page] = UInt16(properties.count >> 8)
      properties.append(contentsOf: repeatElement(Self.unread, count: 256))
      folds.append(contentsOf: repeatElement(0, count: 256))
    }
    let index = Int(pages[page]) << 8 | Int(scalar & 0xFF)
    if properties[index] == Self.unread { read(scalar, into: index) }
    return index
  }

  /// `scalar` is at most 0x10FFFF.
  mutating func properties(of scalar: UInt32) -> Properties {
    let index = index(of: scalar)
    return Properties(bits: properties[index])
  }

  /// Simple case folding.
  mutating func fold(_ scalar: UInt32) -> UInt32 {
    let index = index(of: scalar)
    return folds[index]
  }

  private mutating func read(_ value: UInt32, into index: Int) {
    guard let scalar = Unicode.Scalar(value) else {
      properties[index] = Kind.symbol.rawValue
      folds[index] = value
      return
    }
    properties[index] = Self.read(scalar)
    folds[index] = UnicodeProperties.simpleFold(scalar).value
  }

  private static func read(_ scalar: Unicode.Scalar) -> UInt16 {
    let category = UnicodeProperties.generalCategory(of: scalar)
    let kind = kind(of: scalar, category)
    var bits = kind.rawValue
    if category == .lowercaseLetter { bits |= 0x10 }
    if category == .uppercaseLetter || category == .titlecaseLetter { bits |= 0x20 }
    if kind == .ignorable || WordFolding.isDroppedArabicSign(scalar.value) { bits |= 0x40 }
    if kind == .letter { bits |= UInt16(script(of: scalar).rawValue) << 8 }
    return bits
  }

  private static func kind(of scalar: Unicode.Scalar, _ category: GeneralCategory) -> Kind {
    switch scalar.value {
    case 0x85, 0x2028: return .lineEnd
    case 0x2029: return .paragraphEnd
    default: break
    }
    if UnicodeProperties.has(.whiteSpace, scalar) { return .blank }
    if UnicodeProperties.has(.defaultIgnorable, scalar) { return .ignorable }
    if category.isLetter || category == .letterNumber { return .letter }
    if category == .decimalNumber { return .digit }
    if category.isMark { return .mark }
    return category.isPunctuation ? .punctuation : .symbol
  }

  private static func script(of scalar: Unicode.Scalar) -> Token.Script {
    switch UnicodeProperties.script(of: scalar) {
    case .latin: .latin
    case .arabic: .arabic
    case .hebrew: .hebrew
    case .cyrillic: .cyrillic
    case .greek: .greek
    case .common, .inherited: .common
    default: .other
    }
  }
}
