import SourceText

/// Tells which line ends are the ends of paragraphs.
///
/// A blank line always ends one. A single line end does too (wire copy has a paragraph a line), unless the text is
/// hard-wrapped, as e-mail and old file formats are. A text counts as hard-wrapped by what wrapping leaves behind:
/// lines that are broken in mid-sentence, so that the next one goes on in lower case, in blocks whose lines all fit
/// 100 columns. Within such a text a line end joins where the line goes on in lower case, or where the next line's
/// first word would not have fitted. Lines under 40 columns and items of lists end a paragraph in any text.
struct ParagraphSplitter {
  /// Widest line that is taken for a wrapped one, in scalars.
  static let widestWrapped = 100
  /// Shortest line that a program wraps, in scalars.
  static let shortestWrapped = 40
  /// One line end in so many must break a sentence, that a text counts as hard-wrapped.
  static let leastShare = 4

  /// Columns of each line, `Int.max` where no line of its block is a wrapped one.
  private var columns: [Int] = []

  /// Fills the paragraphs of a text from its lines and marks their first tokens.
  mutating func split(
    _ text: UnsafeBufferPointer<UInt8>, _ lines: [TokenLine], into result: inout TokenizedText
  ) {
    result.paragraphs.removeAll(keepingCapacity: true)
    guard !lines.isEmpty else { return }
    let width = measure(text, lines, result.tokens)
    var first = 0
    for line in 1..<max(lines.count, 1) {
      let joins = width > 0 && joins(line, lines, text, result.tokens, width: width)
      if joins { continue }
      Self.add(lines[first].firstToken..<lines[line].firstToken, text, into: &result)
      first = line
    }
    Self.add(lines[first].firstToken..<result.tokens.count, text, into: &result)
  }

  private static func add(_ tokens: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, into result: inout TokenizedText) {
    let range = ByteRange(Int(result.tokens[tokens.lowerBound].start), Int(result.tokens[tokens.upperBound - 1].end))
    let isHeading = HeadingDetector.isHeading(result.tokens[tokens], text)
    if isHeading { for index in tokens { result.tokens[index].flags.insert(.heading) } }
    result.tokens[tokens.lowerBound].flags.insert(.paragraphStart)
    result.tokens[tokens.lowerBound].flags.remove(.lineBefore)
    result.paragraphs.append(TokenizedText.Paragraph(tokens: tokens, range: range, isHeading: isHeading))
  }

  // MARK: Is the text hard-wrapped?

  /// Columns of the widest line of a hard-wrapped text; 0 where the text is none. Fills `columns`.
  private mutating func measure(
    _ text: UnsafeBufferPointer<UInt8>, _ lines: [TokenLine], _ tokens: [Token]
  ) -> Int {
    columns.removeAll(keepingCapacity: true)
    for (index, line) in lines.enumerated() {
      // A line by itself is no wrapped one, however wide.
      let isAlone = line.isAfterBlank && (index + 1 == lines.count || lines[index + 1].isAfterBlank)
      columns.append(isAlone ? Int.max : Self.columns(of: line, text))
    }
    var widest = 0
    var inner = 0
    var broken = 0
    var block = 0
    while block < lines.count {
      var end = block + 1
      while end < lines.count, !lines[end].isAfterBlank { end += 1 }
      if end - block == 1 || columns[block..<end].contains(Int.max) {
        for line in block..<end { columns[line] = Int.max }
      } else {
        for line in block..<end {
          widest = max(widest, columns[line])
          if line == block { continue }
          inner += 1
          if isBroken(line, lines, text, tokens) { broken += 1 }
        }
      }
      block = end
    }
    return broken > 0 && broken * Self.leastShare >= inner ? widest : 0
  }

  /// Columns of a line without the blanks at its end; `Int.max` for a line that is too wide to be a wrapped one.
  private static func columns(of line: TokenLine, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard line.end - line.start <= widestWrapped * 4 else { return Int.max }
    var end = line.end
    while end > line.start, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    var at = line.start
    var count = end - at
    // Bytes that go on with a letter, eight at a time: 10 in their highest bits.
    while at + 8 <= end {
      let bytes = ShortWord.load(text, at: at, count: 8)
      count -= (bytes & ~(bytes << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      at += 8
    }
    while at < end {
      if text[at] & 0xC0 == 0x80 { count -= 1 }
      at += 1
    }
    return count <= widestWrapped ? count : Int.max
  }

  /// True where the sentence of the line before goes on in this one.
  private func isBroken(
    _ line: Int, _ lines: [TokenLine], _ text: UnsafeBufferPointer<UInt8>, _ tokens: [Token]
  ) -> Bool {
    let first = tokens[lines[line].firstToken]
    let last = tokens[lines[line].firstToken - 1]
    guard columns[line - 1] >= Self.shortestWrapped, first.kind == .word, !Terminator.ends(last, text) else {
      return false
    }
    // Scripts without case: a wide line without a stop is all there is to go by.
    if first.shape == .caseless { return columns[line - 1] >= 50 && first.script != .common }
    return first.shape == .lower
  }

  // MARK: Does a line go on?

  private func joins(
    _ line: Int, _ lines: [TokenLine], _ text: UnsafeBufferPointer<UInt8>, _ tokens: [Token], width: Int
  ) -> Bool {
    guard !lines[line].isAfterBlank, columns[line] != Int.max, columns[line - 1] != Int.max,
      columns[line - 1] >= Self.shortestWrapped
    else { return false }
    let first = tokens[lines[line].firstToken]
    if Self.isListItem(lines[line], tokens) { return false }
    if first.shape == .lower { return true }
    if Self.isIndented(lines[line], first, beyond: lines[line - 1], tokens) { return false }
    return columns[line - 1] + 1 + Self.firstWordColumns(lines[line], first, text) > width
  }

  private static func isIndented(
    _ line: TokenLine, _ first: Token, beyond previous: TokenLine, _ tokens: [Token]
  ) -> Bool {
    Int(first.start) - line.start > Int(tokens[previous.firstToken].start) - previous.start + 1
  }

  /// Begins with a dash, a bullet, or a number and a mark: "- ", "• ", "1. ", "2) ".
  private static func isListItem(_ line: TokenLine, _ tokens: [Token]) -> Bool {
    let first = tokens[line.firstToken]
    guard line.firstToken + 1 < tokens.count else { return false }
    let second = tokens[line.firstToken + 1]
    if first.kind == .number {
      guard second.kind == .punctuation, second.start == first.end, line.firstToken + 2 < tokens.count else {
        return false
      }
      return first.length <= 3 && tokens[line.firstToken + 2].has(.spaceBefore)
    }
    guard first.kind == .punctuation || first.kind == .symbol else { return false }
    return second.has(.spaceBefore)
  }

  /// Columns up to the first blank of a line.
  private static func firstWordColumns(_ line: TokenLine, _ first: Token, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var at = Int(first.start)
    while at < line.end, text[at] != 0x20, text[at] != 0x09 {
      if text[at] & 0xC0 != 0x80 { count += 1 }
      at += 1
    }
    return count
  }
}
