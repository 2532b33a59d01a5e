/// Rows of a text whose cells are parted by one character.
///
/// With quoting (RFC 4180) a cell in double quotes may hold the separator, line breaks and doubled quotes. Without, a
/// quote is a letter like any other, as in GeoNames dumps.
struct DelimitedText: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let separator: UInt8
  private let isQuoted: Bool
  private var at: Int
  private var nextLine = 1
  /// Line of the last row, from 1.
  private(set) var line = 0

  init(_ bytes: [UInt8], separator: UInt8, isQuoted: Bool) {
    self.bytes = bytes
    self.separator = separator
    self.isQuoted = isQuoted
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The separator that a header line has most of, tab, comma or semicolon.
  static func separator(of header: some Collection<UInt8>) -> UInt8 {
    let candidates: [UInt8] = [0x09, UInt8(ascii: ","), UInt8(ascii: ";")]
    func count(_ byte: UInt8) -> Int { header.count { $0 == byte } }
    return candidates.max { count($0) < count($1) } ?? 0x09
  }

  /// The next row that is not blank; invalid UTF-8 becomes U+FFFD.
  mutating func next() -> [String]? {
    while at < bytes.count {
      line = nextLine
      let row = readRow()
      if row.count > 1 || row.first?.isEmpty == false { return row }
    }
    return nil
  }

  private mutating func readRow() -> [String] {
    var row: [String] = []
    while true {
      let (cell, isLast) = readCell()
      row.append(cell)
      if isLast { return row }
    }
  }

  private mutating func readCell() -> (cell: String, isLast: Bool) {
    if isQuoted, at < bytes.count, bytes[at] == UInt8(ascii: "\"") { return readQuotedCell() }
    let start = at
    while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A { at += 1 }
    return end(bytes[start..<at])
  }

  private mutating func readQuotedCell() -> (cell: String, isLast: Bool) {
    var cell: [UInt8] = []
    at += 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\"") {
        at += 1
        if at >= bytes.count || bytes[at] != UInt8(ascii: "\"") { break }
      }
      if bytes[at] == 0x0A { nextLine += 1 }
      cell.append(bytes[at])
      at += 1
    }
    while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A { at += 1 }
    return end(cell[...])
  }

  /// Steps over what ends a cell.
  private mutating func end(_ content: ArraySlice<UInt8>) -> (cell: String, isLast: Bool) {
    let isLast = at >= bytes.count || bytes[at] == 0x0A
    if isLast { nextLine += 1 }
    at += 1
    let content = isLast && content.last == 0x0D ? content.dropLast() : content
    return (String(decoding: content, as: UTF8.self), isLast)
  }
}
