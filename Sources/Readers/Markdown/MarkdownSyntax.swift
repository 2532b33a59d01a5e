/// Tables of GitHub Flavored Markdown.
enum MarkdownTable {
  /// Cells of a row, without the white space around them. `\|` does not part cells.
  static func cells(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var out: [Range<Int>] = []
    var at = line.lowerBound
    var end = line.upperBound
    if at < end, bytes[at] == UInt8(ascii: "|") { at += 1 }
    if end > at, bytes[end - 1] == UInt8(ascii: "|"), end - 2 < at || bytes[end - 2] != UInt8(ascii: "\\") { end -= 1 }
    var start = at
    while at <= end {
      if at == end || bytes[at] == UInt8(ascii: "|") {
        out.append(trimmed(bytes, start..<at))
        start = at + 1
      } else if bytes[at] == UInt8(ascii: "\\"), at + 1 < end {
        at += 1
      }
      at += 1
    }
    return out
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  /// Number of columns of a line such as `| :--- | ---: |`; nil for other lines.
  static func delimiterColumns(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    guard bytes[line].contains(UInt8(ascii: "|")) else { return nil }
    let cells = cells(bytes, line)
    let isDelimiter = cells.allSatisfy { cell in
      var text = bytes[cell]
      if text.first == UInt8(ascii: ":") { text = text.dropFirst() }
      if text.last == UInt8(ascii: ":") { text = text.dropLast() }
      return !text.isEmpty && text.allSatisfy { $0 == UInt8(ascii: "-") }
    }
    return isDelimiter ? cells.count : nil
  }
}

/// Labels that links refer to.
enum MarkdownLabel {
  /// In lower case, white space as one blank.
  static func normalized(_ label: some Sequence<UInt8>) -> String {
    String(decoding: Array(label), as: UTF8.self).lowercased().split { $0 == " " || $0 == "\n" || $0 == "\t" }
      .joined(separator: " ")
  }

  /// The label of a line such as `[label]: https://example.org "title"`.
  static func definition(_ bytes: [UInt8], _ line: Range<Int>) -> String? {
    guard line.count > 4, bytes[line.lowerBound] == UInt8(ascii: "[") else { return nil }
    var at = line.lowerBound + 1
    while at < line.upperBound, bytes[at] != UInt8(ascii: "]"), bytes[at] != UInt8(ascii: "[") {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard at + 1 < line.upperBound, bytes[at] == UInt8(ascii: "]"), bytes[at + 1] == UInt8(ascii: ":"),
      at > line.lowerBound + 1
    else { return nil }
    let words = bytes[(at + 2)..<line.upperBound].split { $0 == 0x20 || $0 == 0x09 }
    guard let first = words.first else { return nil }
    // A destination, and behind it nothing but a title in quotation marks or brackets.
    if words.count > 1, first.first != UInt8(ascii: "<") {
      guard let open = words[1].first, "\"'(".utf8.contains(open) else { return nil }
    }
    return normalized(bytes[line.lowerBound + 1..<at])
  }
}

/// HTML at the start of a line. Source: CommonMark 0.31, section 4.6.
enum MarkdownHTML {
  enum Start {
    /// Byte behind the comment, where it ends on the line.
    case comment(end: Int?)
    /// Runs up to a mark.
    case raw(end: String)
    /// Runs up to a blank line.
    case block
  }

  static func begins(_ bytes: [UInt8], _ line: Range<Int>) -> Bool { start(bytes, line) != nil }

  static func start(_ bytes: [UInt8], _ line: Range<Int>) -> Start? {
    guard line.count > 2, bytes[line.lowerBound] == UInt8(ascii: "<") else { return nil }
    let text = bytes[line]
    if text.starts(with: "<!--".utf8) {
      return .comment(end: find("-->", bytes, line.lowerBound + 4..<line.upperBound))
    }
    if text.starts(with: "<?".utf8) { return .raw(end: "?>") }
    if text.starts(with: "<![CDATA[".utf8) { return .raw(end: "]]>") }
    if text[line.lowerBound + 1] == UInt8(ascii: "!") { return .raw(end: ">") }
    var at = line.lowerBound + 1
    let isEnd = bytes[at] == UInt8(ascii: "/")
    if isEnd { at += 1 }
    let start = at
    while at < line.upperBound, bytes[at].isLetterOrDigit { at += 1 }
    let name = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
    guard at == line.upperBound || [0x20, 0x09, 0x3E, 0x2F].contains(bytes[at]) else { return nil }
    if !isEnd, ["script", "pre", "style", "textarea"].contains(name) { return .raw(end: "</\(name)>") }
    return HTMLElements.blocks.contains(name) ? .block : nil
  }

  /// Byte behind the first `mark` in a line.
  static func find(_ mark: String, _ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    let mark = Array(mark.utf8)
    if line.count < mark.count { return nil }
    for at in line.lowerBound...(line.upperBound - mark.count) {
      if zip(bytes[at...], mark).allSatisfy({ $0 == $1 || ($0.isLetter && $0 | 0x20 == $1) }) { return at + mark.count }
    }
    return nil
  }
}
