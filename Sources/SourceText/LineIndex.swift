/// Where each line of a text begins, so that a byte offset becomes a line and a column by binary search.
///
/// LF, CRLF and a lone CR end a line, as editors count them.
public struct LineIndex: Sendable {
  private let starts: [Int]
  /// Length of the text in bytes.
  public let byteCount: Int

  public init(_ bytes: [UInt8]) {
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      while true {
        at = ByteScan.lowByte(in: buffer, from: at)
        if at >= buffer.count { break }
        let byte = buffer[at]
        at += 1
        if byte == 0x0A || (byte == 0x0D && !(at < buffer.count && buffer[at] == 0x0A)) { starts.append(at) }
      }
    }
    self.starts = starts
    byteCount = bytes.count
  }

  /// Number of lines; a text without line ends has one.
  public var count: Int { starts.count }

  /// Line that holds a byte offset, counted from 0.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Bytes of a line (counted from 0), line end included.
  public func range(ofLine line: Int) -> ByteRange {
    ByteRange(starts[line], line + 1 < starts.count ? starts[line + 1] : byteCount)
  }
}

/// A place in a text as people count: both from 1, the column in Unicode scalars.
public struct Position: Hashable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
