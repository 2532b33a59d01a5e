import SourceText

/// The line of a finding as a terminal shows it, with a mark under the finding.
struct SourceExcerpt: Sendable, Hashable {
  /// Text before the finding, the finding's own, and what follows, all made visible and cut to the width.
  let before: String
  let marked: String
  let after: String
  /// Cells before the mark and under it.
  let indent: Int
  let length: Int
  /// Lines that the finding goes on for after this one.
  let furtherLines: Int

  private static let ellipsis = "…"
  /// A cut moves this many cells at most to fall between words.
  private static let wordSlack = 14

  /// Excerpt around `range` (bytes of `text`), at most `width` cells.
  init(_ text: SourceText, _ range: ByteRange, width: Int) {
    let width = max(width, 20)
    let line = text.lineRange(around: range.start)
    let start = min(max(range.start, line.start), line.end)
    let end = min(max(range.end, start), line.end)
    let lastLine = text.lines.line(at: max(range.start, range.end - 1))
    furtherLines = max(0, lastLine - text.lines.line(at: range.start))

    // Bytes beyond this cannot reach the excerpt unless they are marks piled on one letter.
    let reach = width * Self.mostBytes
    let left = Self.cells(text, ByteRange(max(line.start, start - Self.reach(text, before: start, width)), start))
    let right = Self.cells(text, ByteRange(end, min(line.end, end + Self.reach(text, behind: end, width))))
    var span = Self.cells(text, ByteRange(start, min(end, start + reach)))
    var isSpanCut = end > start + reach
    // A little of what stands before, and an ellipsis on either side, always have room.
    let spanRoom = width - 2 - min(10, Self.width(of: left))
    if Self.width(of: span) > spanRoom {
      span = Self.prefix(span, fitting: spanRoom).taken
      isSpanCut = true
    }
    let spanWidth = Self.width(of: span)
    let room = max(0, width - spanWidth - (isSpanCut ? 1 : 0))
    let leftWidth = Self.width(of: left)
    let rightWidth = isSpanCut ? 0 : Self.width(of: right)
    // Two fifths go before the finding; what one side does not need the other gets.
    let leftRoom = leftWidth + rightWidth <= room ? leftWidth : max(room * 2 / 5, room - rightWidth)
    let leftPart = Self.suffix(left, fitting: leftRoom, isWhole: start - reach <= line.start)
    let rightPart =
      isSpanCut
      ? Self.ellipsis
      : Self.head(right, fitting: room - leftPart.width, isWhole: end + reach >= line.end)

    let shown = Self.string(span)
    let isMixed = [leftPart.text, shown, rightPart].contains { part in
      // Nothing of ASCII runs from right to left.
      !part.utf8.allSatisfy { $0 < 0x80 } && part.unicodeScalars.contains(where: CellWidth.isRightToLeft)
    }
    // A terminal that reorders right-to-left text would move the finding away from its mark. Between left-to-right
    // marks each part keeps its place in the line, on terminals of either kind.
    let anchor = isMixed ? DirectionMark.leftToRight : ""
    before = anchor + leftPart.text
    marked = anchor + shown
    after = anchor + rightPart
    indent = leftPart.width
    length = max(1, spanWidth)
  }

  private static let mostBytes = 16

  /// How many bytes in front of an offset may reach the excerpt: of printable ASCII two widths are more than enough.
  private static func reach(_ text: SourceText, before offset: Int, _ width: Int) -> Int {
    let near = max(0, offset - 2 * width)
    return text.bytes[near..<offset].allSatisfy(isPlain) ? offset - near : width * mostBytes
  }

  private static func reach(_ text: SourceText, behind offset: Int, _ width: Int) -> Int {
    let near = min(text.bytes.count, offset + 2 * width)
    return text.bytes[offset..<near].allSatisfy(isPlain) ? near - offset : width * mostBytes
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

  private struct Cell {
    /// A printable ASCII character, as nearly all are; 0 where `text` says what is shown.
    var plain: UInt8 = 0
    var text = ""
    let width: Int
    let isBlank: Bool
  }

  private static func cells(_ text: SourceText, _ range: ByteRange) -> [Cell] {
    var start = range.start
    var end = range.end
    while start < end, text.bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, end < text.bytes.count, text.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    var out: [Cell] = []
    out.reserveCapacity(end - start)
    var at = start
    while at < end {
      // Two ASCII characters side by side never make one cluster, but for CR and LF.
      if text.bytes[at] >= 0x20, text.bytes[at] < 0x7F, at + 1 == end || text.bytes[at + 1] < 0x80 {
        out.append(Cell(plain: text.bytes[at], width: 1, isBlank: text.bytes[at] == 0x20))
        at += 1
        continue
      }
      var stop = at + 1
      while stop < end, !isBetweenASCII(text.bytes, stop) { stop += 1 }
      out += clusters(text.string(ByteRange(at, stop)))
      at = stop
    }
    return out
  }

  private static func isBetweenASCII(_ bytes: [UInt8], _ at: Int) -> Bool {
    bytes[at - 1] < 0x80 && bytes[at] < 0x80 && !(bytes[at - 1] == 0x0D && bytes[at] == 0x0A)
  }

  private static func clusters(_ text: String) -> [Cell] {
    text.map { cluster in
      if cluster == "\t" { return Cell(text: "    ", width: 4, isBlank: true) }
      let visible = VisibleText.of(String(cluster))
      return Cell(text: visible, width: CellWidth.of(visible), isBlank: cluster == " ")
    }
  }

  private static func string(_ cells: [Cell]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(cells.count)
    for cell in cells {
      if cell.plain != 0 { out.append(cell.plain) } else { out += cell.text.utf8 }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func width(of cells: [Cell]) -> Int { cells.reduce(0) { $0 + $1.width } }

  private static func prefix(_ cells: [Cell], fitting room: Int) -> (taken: [Cell], width: Int) {
    var width = 0
    var count = 0
    while count < cells.count, width + cells[count].width <= room {
      width += cells[count].width
      count += 1
    }
    return (Array(cells.prefix(count)), width)
  }

  /// The end of the text before a finding, cut at a blank where one is near.
  private static func suffix(_ cells: [Cell], fitting room: Int, isWhole: Bool) -> (text: String, width: Int) {
    if isWhole, width(of: cells) <= room { return (Self.string(cells), width(of: cells)) }
    var taken = Array(prefix(cells.reversed(), fitting: max(0, room - 1)).taken.reversed())
    if let blank = taken.prefix(wordSlack).firstIndex(where: \.isBlank), blank + 1 < taken.count {
      taken.removeFirst(blank)
    }
    return (ellipsis + Self.string(taken), 1 + width(of: taken))
  }

  /// The beginning of the text after a finding, cut at a blank where one is near.
  private static func head(_ cells: [Cell], fitting room: Int, isWhole: Bool) -> String {
    if isWhole, width(of: cells) <= room { return Self.string(cells) }
    var taken = prefix(cells, fitting: max(0, room - 1)).taken
    if let blank = taken.suffix(wordSlack).lastIndex(where: \.isBlank), blank > 0 {
      taken.removeLast(taken.count - blank - 1)
    }
    return Self.string(taken) + ellipsis
  }
}
