import SourceText

/// A file as it lies on disk.
public struct RawInput: Sendable {
  /// As the user named it; `-` for standard input.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// True where a byte order mark says UTF-16.
  public var isUTF16: Bool { bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) }

  /// True for what is no text in an encoding that is read: zero bytes near the start. Archives count too.
  public var isBinary: Bool { !isUTF16 && bytes.prefix(8192).contains(0) }

  /// The file as UTF-8.
  public func text() throws(ReadError) -> SourceText {
    do throws(TextDecodingError) {
      let (utf8, encoding) = try TextEncoding.decode(bytes)
      return SourceText(path: path, bytes: utf8, encoding: encoding)
    } catch {
      throw ReadError(path, error)
    }
  }
}
