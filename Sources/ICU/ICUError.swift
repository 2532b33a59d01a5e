import CICUShim

/// A call of ICU that failed.
public struct ICUError: Error, Hashable, Sendable, CustomStringConvertible {
  /// ICU's `UErrorCode`, above 0.
  public let code: Int32
  /// ICU's own name of the code: `U_ILLEGAL_ARGUMENT_ERROR`.
  public let name: String
  /// Where rule text is malformed.
  public let parsePosition: ParsePosition?

  /// A place in rule text that ICU could not read.
  public struct ParsePosition: Hashable, Sendable {
    /// From 1; 0 where ICU does not count lines.
    public let line: Int
    /// UTF-16 code units from the start of the line or, where `line` is 0, of the rules.
    public let offset: Int
  }

  init(code: Int32, parsePosition: ParsePosition? = nil) {
    self.code = code
    name = cicu_error_name(code).map { String(cString: $0) } ?? "U_\(code)"
    self.parsePosition = parsePosition
  }

  /// ICU's name and, for rules, the place.
  public var description: String {
    guard let at = parsePosition else { return name }
    return at.line > 0 ? "\(name) at line \(at.line), offset \(at.offset)" : "\(name) at offset \(at.offset)"
  }

  /// The argument was wrong before ICU saw it.
  static let illegalArgument = ICUError(code: Int32(CICU_ILLEGAL_ARGUMENT))
  /// The text is longer than ICU's 32-bit lengths allow.
  static let tooLong = ICUError(code: Int32(CICU_OUT_OF_BOUNDS))
  /// No transliterator of that name: U_INVALID_ID.
  static let invalidID = ICUError(code: Int32(CICU_INVALID_ID))
}

/// Runs a call that sets a status; throws what it set.
func checked<Result>(_ call: (_ status: inout Int32) -> Result) throws(ICUError) -> Result {
  var status: Int32 = 0
  let result = call(&status)
  if status > 0 { throw ICUError(code: status) }
  return result
}
