/// A place in a line of Markdown, with its column; tabs stand for the blanks up to the next multiple of four.
struct MarkdownCursor {
  private let bytes: [UInt8]
  private(set) var at: Int
  let end: Int
  private var column = 0
  /// Columns of a tab at `at` that were taken already.
  private var taken = 0

  struct Marker {
    /// Byte behind the marker.
    let end: Int
    let number: Int?
    /// True where nothing follows it on the line.
    let isEmpty: Bool
  }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  /// Columns of white space before the text.
  var indent: Int {
    var at = at
    var width = -taken
    var column = column - taken
    while at < end {
      if bytes[at] == 0x20 {
        width += 1
        column += 1
      } else if bytes[at] == 0x09 {
        width += 4 - column % 4
        column += 4 - column % 4
      } else {
        break
      }
      at += 1
    }
    return max(0, width)
  }

  /// First byte that is no white space.
  private var textStart: Int {
    var at = at
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    return at
  }

  var isBlank: Bool { textStart == end }

  /// The text of the line without the white space around it; two blanks at the end (a break) go too.
  var content: Range<Int> {
    let start = textStart
    var stop = end
    while stop > start, bytes[stop - 1] == 0x20 || bytes[stop - 1] == 0x09 { stop -= 1 }
    return start..<stop
  }

  /// Passes over so many columns of white space, if they are there.
  mutating func takeIndent(_ wanted: Int) -> Bool {
    if indent < wanted { return false }
    var left = wanted
    while left > 0, at < end {
      if bytes[at] == 0x20 {
        at += 1
        column += 1
        left -= 1
      } else {
        let width = 4 - (column - taken) % 4 - taken
        let step = min(width, left)
        left -= step
        column += step
        taken += step
        if step == width {
          at += 1
          taken = 0
        }
      }
    }
    return true
  }

  mutating func take(to place: Int) {
    column += place - at
    at = place
    taken = 0
  }

  /// Passes over `>` and one blank behind it.
  mutating func takeQuote() -> Bool {
    let start = textStart
    guard indent < 4, start < end, bytes[start] == UInt8(ascii: ">") else { return false }
    take(to: start + 1)
    _ = takeIndent(1)
    return true
  }

  var listMarker: Marker? {
    let start = textStart
    guard indent < 4, start < end else { return nil }
    var at = start
    var number: Int?
    if "-*+".utf8.contains(bytes[at]) {
      at += 1
    } else {
      while at < end, at - start < 9, bytes[at].isDigit { at += 1 }
      guard at > start, at < end, bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ")") else { return nil }
      number = Int(String(decoding: bytes[start..<at], as: UTF8.self))
      at += 1
    }
    guard at == end || bytes[at] == 0x20 || bytes[at] == 0x09 else { return nil }
    return Marker(end: at, number: number, isEmpty: bytes[at..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 })
  }

  /// Passes over a marker and the blanks behind it; gives how far the item's text is indented.
  mutating func take(_ marker: Marker) -> Int {
    let before = indent
    let width = marker.end - textStart
    take(to: marker.end)
    let blanks = marker.isEmpty || indent > 4 ? 1 : indent
    _ = takeIndent(blanks)
    return before + width + blanks
  }

  /// Byte behind `[^label]:` at the start of a line.
  var footnoteEnd: Int? {
    let start = textStart
    guard indent < 4, start + 4 < end, bytes[start] == UInt8(ascii: "["), bytes[start + 1] == UInt8(ascii: "^"),
      let close = bytes[start..<end].firstIndex(of: UInt8(ascii: "]")), close > start + 2, close + 1 < end,
      bytes[close + 1] == UInt8(ascii: ":")
    else { return nil }
    return close + 2
  }

  var isThematicBreak: Bool {
    let text = bytes[content]
    guard indent < 4, let mark = text.first, "-*_".utf8.contains(mark) else { return false }
    return text.allSatisfy { $0 == mark || $0 == 0x20 || $0 == 0x09 } && text.count { $0 == mark } >= 3
  }

  var isSetextUnderline: Bool {
    let text = bytes[content]
    guard let mark = text.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    return text.allSatisfy { $0 == mark }
  }

  /// 1 to 6 for `#` to `######`.
  var headingLevel: Int? {
    let start = textStart
    var at = start
    while at < end, bytes[at] == UInt8(ascii: "#") { at += 1 }
    guard indent < 4, (1...6).contains(at - start), at == end || bytes[at] == 0x20 || bytes[at] == 0x09 else {
      return nil
    }
    return at - start
  }

  /// The heading's text without the marks before and behind it.
  func headingContent(_ level: Int) -> Range<Int> {
    var rest = self
    rest.take(to: textStart + level)
    let content = rest.content
    var stop = content.upperBound
    while stop > content.lowerBound, bytes[stop - 1] == UInt8(ascii: "#") { stop -= 1 }
    if stop == content.lowerBound { return stop..<stop }
    guard bytes[stop - 1] == 0x20 || bytes[stop - 1] == 0x09 else { return content }
    while stop > content.lowerBound, bytes[stop - 1] == 0x20 || bytes[stop - 1] == 0x09 { stop -= 1 }
    return content.lowerBound..<stop
  }

  /// The mark and length of a code fence.
  var fence: (mark: UInt8, length: Int)? {
    let start = textStart
    guard indent < 4, start < end, bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else {
      return nil
    }
    var at = start
    while at < end, bytes[at] == bytes[start] { at += 1 }
    guard at - start >= 3 else { return nil }
    if bytes[start] == UInt8(ascii: "`"), bytes[at..<end].contains(UInt8(ascii: "`")) { return nil }
    return (bytes[start], at - start)
  }

  func closesFence(_ mark: UInt8, _ length: Int) -> Bool {
    let text = bytes[content]
    return indent < 4 && text.count >= length && text.allSatisfy { $0 == mark }
  }
}
