/// Valid UTF-8 of one file or record, with its line table.
public struct SourceText: Sendable {
  /// The file as its user named it; `-` for standard input.
  public let path: String
  /// UTF-8. A byte order mark of a UTF-8 file is kept, so that offsets are those of the file.
  public let bytes: [UInt8]
  /// What the file was written in, so that a corrected text can be written back alike.
  public let encoding: TextEncoding
  public let lines: LineIndex

  public init(path: String, bytes: [UInt8], encoding: TextEncoding = .utf8) {
    self.path = path
    self.bytes = bytes
    self.encoding = encoding
    lines = LineIndex(bytes)
  }

  /// Length in bytes of the byte order mark at the start.
  public var markLength: Int { bytes.starts(with: TextEncoding.utf8Mark) ? 3 : 0 }

  public func string(_ range: ByteRange) -> String {
    let safe = ByteRange(min(range.start, bytes.count), min(range.end, bytes.count))
    return String(decoding: bytes[safe.indices], as: UTF8.self)
  }

  /// Line and column of a byte offset; a byte order mark takes no column.
  public func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = lines.line(at: offset)
    var start = lines.range(ofLine: line).start
    if line == 0 { start = min(markLength, offset) }
    var scalars = 0
    for byte in bytes[start..<offset] where byte & 0xC0 != 0x80 { scalars += 1 }
    return Position(line: line + 1, column: scalars + 1)
  }

  /// The line around an offset without its line end.
  public func lineRange(around offset: Int) -> ByteRange {
    let whole = lines.range(ofLine: lines.line(at: min(offset, bytes.count)))
    var end = whole.end
    while end > whole.start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return ByteRange(whole.start == 0 ? min(markLength, end) : whole.start, end)
  }
}
