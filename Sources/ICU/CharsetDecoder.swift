import CICUShim

/// Turns text in an old charset (windows-1256, ISO-8859-6) into UTF-8.
public enum CharsetDecoder {
  /// Why bytes did not become text.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// ICU knows no charset of that name.
    case unknownCharset(String)
    /// The bytes up to `offset` hold a sequence that the charset does not have, at their end.
    case malformed(offset: Int)
    case failed(ICUError)

    /// For a person who gave the file or the name.
    public var description: String {
      switch self {
      case .unknownCharset(let name): "unknown charset “\(name)”"
      case .malformed(let offset): "malformed text before byte \(offset)"
      case .failed(let error): error.description
      }
    }
  }

  /// UTF-8 of `bytes`. `charset` is a name from the IANA list or an alias of one, in any case.
  public static func decode(_ bytes: [UInt8], charset: String) throws(Failure) -> [UInt8] {
    var status: Int32 = 0
    guard let handle = cicu_charset_open(charset, &status), status == 0 else { throw .unknownCharset(charset) }
    defer { cicu_charset_close(handle) }
    var errorOffset: Int32 = -1
    do throws(ICUError) {
      return try UTF8Buffer.withBytes(bytes) { text, length throws(ICUError) in
        try UTF8Buffer.fill(guess: bytes.count * 2) { out, capacity, status in
          cicu_charset_decode(handle, text, length, out, capacity, &errorOffset, &status)
        }
      }
    } catch {
      if errorOffset >= 0 { throw .malformed(offset: Int(errorOffset)) }
      throw .failed(error)
    }
  }
}
