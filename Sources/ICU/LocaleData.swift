import CICUShim

/// What Unicode's CLDR says about writing a language.
public struct LocaleData: Sendable, Hashable {
  /// Quotation marks of two levels.
  public struct QuotationMarks: Sendable, Hashable {
    /// Marks of a quotation.
    public let open, close: String
    /// Marks of a quotation inside a quotation.
    public let innerOpen, innerClose: String
  }

  /// BCP 47 tag it was asked for.
  public let locale: String
  /// False where CLDR does not have the language; all else is then the root's.
  public let isKnown: Bool
  /// Quotation marks of two levels.
  public let quotationMarks: QuotationMarks
  /// Digits 0 to 9 of the usual numbering system.
  public let digits: [Unicode.Scalar]
  /// Mark between whole number and decimals.
  public let decimalSeparator: String
  /// Mark between groups of digits.
  public let groupingSeparator: String
  /// Lower-case letters and marks that words of the language are written with (the standard exemplar set), ascending.
  public let exemplars: [ClosedRange<UInt32>]

  /// Reads the data of a BCP 47 tag. Throws where ICU has no data at all.
  public init(locale: String) throws(ICUError) {
    self.locale = locale
    isKnown = cicu_locale_is_known(locale) != 0
    quotationMarks = QuotationMarks(
      open: try Self.quote(locale, CICU_QUOTE_START), close: try Self.quote(locale, CICU_QUOTE_END),
      innerOpen: try Self.quote(locale, CICU_ALTERNATE_QUOTE_START),
      innerClose: try Self.quote(locale, CICU_ALTERNATE_QUOTE_END))
    let digits = try Self.text { cicu_locale_digits(locale, $0, $1, &$2) }
    self.digits = Array(digits.unicodeScalars)
    decimalSeparator = try Self.symbol(locale, CICU_DECIMAL_SEPARATOR)
    groupingSeparator = try Self.symbol(locale, CICU_GROUPING_SEPARATOR)
    exemplars = try Self.exemplars(locale)
  }

  /// True for a letter or mark of the standard exemplar set.
  public func isExemplar(_ scalar: Unicode.Scalar) -> Bool { exemplars.contains { $0.contains(scalar.value) } }

  private static func quote(_ locale: String, _ which: some BinaryInteger) throws(ICUError) -> String {
    try text { cicu_locale_quote(locale, Int32(which), $0, $1, &$2) }
  }

  private static func symbol(_ locale: String, _ which: some BinaryInteger) throws(ICUError) -> String {
    try text { cicu_locale_number_symbol(locale, Int32(which), $0, $1, &$2) }
  }

  private static func text(
    _ call: (UnsafeMutablePointer<UInt8>?, Int32, inout Int32) -> Int32
  ) throws(ICUError) -> String {
    String(decoding: try UTF8Buffer.fill(guess: 64) { call($0, $1, &$2) }, as: UTF8.self)
  }

  private static func exemplars(_ locale: String) throws(ICUError) -> [ClosedRange<UInt32>] {
    let count = Int(try checked { cicu_locale_exemplars(locale, nil, 0, &$0) })
    var pairs = [UInt32](repeating: 0, count: count * 2)
    _ = try checked { status in
      pairs.withUnsafeMutableBufferPointer { cicu_locale_exemplars(locale, $0.baseAddress, Int32(count), &status) }
    }
    return (0..<count).map { pairs[$0 * 2]...max(pairs[$0 * 2], pairs[$0 * 2 + 1]) }
  }
}
