/// A half-open range of UTF-8 bytes.
public struct ByteRange: Hashable, Sendable, Comparable {
  /// First byte, counted from the start of the text that the range belongs to.
  public let start: Int
  /// One past the last byte; never less than `start`.
  public let end: Int

  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// Length in bytes.
  public var count: Int { end - start }
  public var isEmpty: Bool { start == end }
  public var indices: Range<Int> { start..<end }

  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }

  /// True where the two share a byte; an empty range overlaps what it lies strictly inside of.
  public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }

  public func shifted(by distance: Int) -> ByteRange { ByteRange(start + distance, end + distance) }

  /// The smallest range that holds both.
  public func union(_ other: ByteRange) -> ByteRange { ByteRange(min(start, other.start), max(end, other.end)) }

  /// By start, then by end.
  public static func < (a: ByteRange, b: ByteRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
