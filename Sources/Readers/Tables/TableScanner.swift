/// How a table sets its cells apart.
struct TableDialect: Sendable, Hashable {
  let delimiter: UInt8
  /// True for RFC 4180: a cell may stand in quotation marks, and one that is not closed is an error. False where
  /// quotation marks are text.
  let isQuoted: Bool

  /// Tab-separated values. Most have no quoting, and a cell that begins with a quotation mark is a sentence; spreadsheets
  /// write them with quoting. It is there if every such cell is in order by RFC 4180, and either the whole header is
  /// quoted or some cell has a reason to be: a doubled mark or a tab inside.
  static func tabs(in bytes: [UInt8], from start: Int) -> TableDialect {
    let quoted = TableDialect(delimiter: 0x09, isQuoted: true)
    let plain = TableDialect(delimiter: 0x09, isQuoted: false)
    guard bytes[start...].contains(UInt8(ascii: "\"")) else { return plain }
    var rows = TableScanner(bytes, from: start, quoted)
    var isHeaderQuoted: Bool?
    var hasReason = false
    while true {
      guard let row = try? rows.nextRow() else { break }
      if isHeaderQuoted == nil { isHeaderQuoted = row.allSatisfy(\.isQuoted) }
      for cell in row where cell.isQuoted {
        let text = bytes[cell.range]
        if text.contains(0x0A), isHeaderQuoted == false { return plain }
        if text.contains(UInt8(ascii: "\"")) || text.contains(0x09) { hasReason = true }
      }
    }
    // The scan stops at the first cell that is not in order.
    return rows.at == bytes.count && (hasReason || isHeaderQuoted == true) ? quoted : plain
  }

  /// Comma, semicolon or tab: whichever stands most often in the first line outside quotation marks.
  static func separated(in bytes: [UInt8], from start: Int) -> TableDialect {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if byte == 0x2C || byte == 0x3B || byte == 0x09 { counts[byte, default: 0] += 1 }
    }
    let best = [0x2C, 0x3B, 0x09].max { counts[$0, default: 0] < counts[$1, default: 0] }
    return TableDialect(delimiter: best ?? 0x2C, isQuoted: true)
  }
}

/// Cuts a table into rows and cells. Source: RFC 4180.
struct TableScanner {
  struct Cell {
    /// The content, without the quotation marks around it.
    let range: Range<Int>
    let isQuoted: Bool
  }

  struct Problem: Error {
    let offset: Int
    let message: String
    let remedy: String
  }

  let bytes: [UInt8]
  let dialect: TableDialect
  private(set) var at: Int

  init(_ bytes: [UInt8], from start: Int, _ dialect: TableDialect) {
    self.bytes = bytes
    self.dialect = dialect
    at = start
  }

  /// The cells of the next row; nil at the end. A blank line is a row of one empty cell.
  mutating func nextRow() throws(Problem) -> [Cell]? {
    if at >= bytes.count { return nil }
    var cells: [Cell] = []
    while true {
      cells.append(try cell())
      guard at < bytes.count, bytes[at] == dialect.delimiter else { break }
      at += 1
    }
    if at < bytes.count { at += bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1 }
    return cells
  }

  private func endsCell(_ at: Int) -> Bool {
    at >= bytes.count || bytes[at] == dialect.delimiter || bytes[at] == 0x0A || bytes[at] == 0x0D
  }

  private mutating func cell() throws(Problem) -> Cell {
    let start = at
    if dialect.isQuoted, at < bytes.count, bytes[at] == UInt8(ascii: "\"") { return try quoted() }
    while !endsCell(at) { at += 1 }
    return Cell(range: start..<at, isQuoted: false)
  }

  private mutating func quoted() throws(Problem) -> Cell {
    let opening = at
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte != UInt8(ascii: "\"") { continue }
      if at < bytes.count, bytes[at] == byte {
        at += 1
        continue
      }
      if endsCell(at) { return Cell(range: opening + 1..<at - 1, isQuoted: true) }
      throw Problem(
        offset: at, message: "expected the cell to end after its quotation mark",
        remedy: "double quotation marks inside a quoted cell")
    }
    throw Problem(
      offset: opening, message: "expected a quotation mark that ends the cell, found the end of the file",
      remedy: "close the quotation mark or double it")
  }
}
