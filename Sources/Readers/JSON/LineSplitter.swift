/// Cuts a stream of bytes into lines, holding no more than one line and one chunk.
///
/// LF and CRLF end a line. Feed it with `add`, take lines with `next` until nil, and call `finish` after the last chunk.
public struct LineSplitter: Sendable {
  public struct Line: Sendable, Hashable {
    /// Without the line end. Empty where the line was longer than the limit.
    public let bytes: [UInt8]
    /// From 1.
    public let number: Int
    /// Where the line begins in the stream, in bytes.
    public let offset: Int
    /// True where the line was longer than the limit and its bytes were thrown away.
    public let isTooLong: Bool
  }

  private let limit: Int
  private var buffer: [UInt8] = []
  /// Start of the open line in `buffer`.
  private var start = 0
  /// How far `buffer` was searched for a line end.
  private var searched = 0
  private var number = 1
  private var offset = 0
  private var dropped = 0
  /// True after `finish`.
  public private(set) var isFinished = false

  /// `limit` is the longest line in bytes.
  public init(limit: Int = ReadOptions().longestRecord) { self.limit = limit }

  public mutating func add(_ chunk: some Collection<UInt8>) {
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    if buffer.isEmpty, offset == 0, dropped == 0, chunk.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      buffer += chunk.dropFirst(3)
    } else {
      buffer += chunk
    }
  }

  /// Says that no chunk follows: the last line needs no line end.
  public mutating func finish() { isFinished = true }

  /// The next whole line; nil where more bytes are needed.
  public mutating func next() -> Line? {
    while searched < buffer.count {
      if buffer[searched] == 0x0A {
        searched += 1
        return line(end: searched - 1, next: searched)
      }
      searched += 1
    }
    if buffer.count - start > limit {
      dropped += buffer.count - start
      start = buffer.count
    }
    guard isFinished, start < buffer.count || dropped > 0 else { return nil }
    return line(end: buffer.count, next: buffer.count)
  }

  private mutating func line(end: Int, next: Int) -> Line {
    let isTooLong = dropped > 0 || end - start > limit
    var end = end
    if end > start, end < next, buffer[end - 1] == 0x0D { end -= 1 }
    let line = Line(
      bytes: isTooLong ? [] : Array(buffer[start..<end]), number: number, offset: offset, isTooLong: isTooLong)
    offset += dropped + next - start
    number += 1
    dropped = 0
    start = next
    return line
  }
}
