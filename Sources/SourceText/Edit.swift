/// A replacement of a stretch of text. An empty range inserts, an empty replacement deletes.
public struct Edit: Hashable, Sendable {
  public let range: ByteRange
  /// New text as a person reads it; the reader of a format writes it with that format's escapes.
  public let replacement: String

  public init(_ range: ByteRange, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// A replacement of bytes of a file.
public struct FileEdit: Hashable, Sendable {
  public let range: ByteRange
  public let bytes: [UInt8]

  public init(_ range: ByteRange, _ bytes: [UInt8]) {
    self.range = range
    self.bytes = bytes
  }
}
