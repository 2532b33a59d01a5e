import SourceText

/// Markdown: paragraphs, headings, items and cells are segments; code, addresses and markup are left out or locked.
///
/// Source: CommonMark 0.31 and GitHub Flavored Markdown.
public enum MarkdownReader: Reader {
  public static let format: FormatID = "markdown"
  public static let suffixes = ["md", "markdown", "mdown", "mkd"]

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    let file = try input.text()
    let blocks = MarkdownBlocks(file)
    var clean = CleanText()
    var comments = blocks.comments
    var contents: [MarkdownLeaf.Content] = []
    for leaf in blocks.leaves {
      append(leaf, labels: blocks.labels, of: file.bytes, to: &clean, comments: &comments)
      while contents.count < clean.segments.count { contents.append(leaf.content) }
    }
    let encoder = MarkdownEncoder(segments: clean.segments.map(\.range), contents: contents)
    comments.sort { $0.lowerBound < $1.lowerBound }
    emit(
      .success(
        Document(
          file: file, format: format, language: blocks.language, text: clean.text, map: clean.map,
          segments: clean.segments, locked: clean.lockedRanges(),
          suppressions: Suppressions.read(comments, in: file, map: clean.map),
          encodeReplacement: encoder.encode)))
  }

  private static func append(
    _ leaf: MarkdownLeaf, labels: Set<String>, of bytes: [UInt8], to clean: inout CleanText,
    comments: inout [Range<Int>]
  ) {
    guard let first = leaf.lines.first, let last = leaf.lines.last else { return }
    if leaf.content == .html {
      let text = clean
      clean = CleanText()
      var html = HTMLText(bytes, into: consume text)
      html.read(first.lowerBound..<last.upperBound)
      clean = html.clean
      comments += html.comments
      return
    }
    let lines = JoinedLines(leaf.lines, of: bytes)
    let inline = MarkdownInline(
      lines.bytes, labels: labels, isListItem: leaf.kind == .listItem, isCell: leaf.content == .cell)
    comments += inline.comments.map { lines.source(of: $0.lowerBound)..<lines.source(of: $0.upperBound - 1) + 1 }
    clean.beginSegment()
    emit(inline, lines, of: bytes, to: &clean)
    clean.endSegment(kind: leaf.kind)
  }

  private static func emit(_ inline: MarkdownInline, _ lines: JoinedLines, of bytes: [UInt8], to clean: inout CleanText)
  {
    var at = 0
    var decoded = inline.decoded[...]
    while at < inline.bytes.count {
      if let next = decoded.first, next.range.lowerBound == at {
        clean.put(next.text, for: lines.source(of: at)..<lines.source(of: next.range.upperBound - 1) + 1)
        at = next.range.upperBound
        decoded = decoded.dropFirst()
        continue
      }
      let role = inline.roles[at]
      let stop = decoded.first?.range.lowerBound ?? inline.bytes.count
      let start = at
      while at < stop, inline.roles[at] == role { at += 1 }
      switch role {
      case .markup: break
      case .thing:
        let isAfterBlank = clean.openText.last.map { $0 <= 0x20 } ?? true
        if isAfterBlank, at < stop, inline.bytes[at] == 0x20 { at += 1 }
      case .text: lines.copy(start..<at, of: bytes, to: &clean)
      case .code:
        let from = clean.count
        lines.copy(start..<at, of: bytes, to: &clean)
        clean.lock(from: from)
      }
    }
  }
}

/// Lines of a leaf as one text: a line end stands for everything between two of them.
private struct JoinedLines {
  let bytes: [UInt8]
  /// For each line: where it begins in the joined text, and its bytes of the file.
  private let lines: [(start: Int, source: Range<Int>)]

  init(_ ranges: [Range<Int>], of file: [UInt8]) {
    var bytes: [UInt8] = []
    var lines: [(start: Int, source: Range<Int>)] = []
    for range in ranges {
      if !lines.isEmpty { bytes.append(0x0A) }
      lines.append((bytes.count, range))
      bytes += file[range]
    }
    self.bytes = bytes
    self.lines = lines
  }

  private func line(at offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func source(of offset: Int) -> Int {
    let line = lines[line(at: offset)]
    return line.source.lowerBound + offset - line.start
  }

  func copy(_ range: Range<Int>, of file: [UInt8], to clean: inout CleanText) {
    var at = range.lowerBound
    while at < range.upperBound {
      let index = line(at: at)
      let line = lines[index]
      let end = min(range.upperBound, line.start + line.source.count)
      clean.copy(source(of: at)..<line.source.lowerBound + end - line.start, of: file)
      at = end
      if at < range.upperBound {
        let gap = line.source.upperBound..<lines[index + 1].source.lowerBound
        if gap.count == 1 { clean.copy(gap, of: file) } else { clean.put(CollectionOfOne(0x0A), for: gap) }
        at += 1
      }
    }
  }
}

/// Writes text so that Markdown reads it as text.
struct MarkdownEncoder: Sendable {
  let segments: [ByteRange]
  let contents: [MarkdownLeaf.Content]

  private func segment(at offset: Int) -> Int? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// Nil for text with line ends.
  func encode(_ replacement: String, at range: ByteRange) -> [UInt8]? {
    if replacement.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 }) { return nil }
    guard let segment = segment(at: range.start) else { return nil }
    if contents[segment] == .html { return HTMLReader.encode(replacement) }
    let text = Array(replacement.utf8)
    var out: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if isSpecial(byte, at: index, in: text, isCell: contents[segment] == .cell) { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
    if range.start == segments[segment].start, contents[segment] == .inline { escapeBlockMark(&out) }
    return out
  }

  private func isSpecial(_ byte: UInt8, at index: Int, in text: [UInt8], isCell: Bool) -> Bool {
    let next = index + 1 < text.count ? text[index + 1] : 0
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\\"): return true
    case UInt8(ascii: "_"):
      let before = index > 0 ? text[index - 1] : 0
      return !(before.isLetterOrDigit && next.isLetterOrDigit)
    case UInt8(ascii: "<"): return next.isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
    case UInt8(ascii: "&"): return next.isLetterOrDigit || next == UInt8(ascii: "#")
    case UInt8(ascii: "~"): return next == byte
    case UInt8(ascii: "|"): return isCell
    default: return false
    }
  }

  /// A text that begins like a block gets a backslash.
  private func escapeBlockMark(_ text: inout [UInt8]) {
    guard let first = text.first else { return }
    if "#>+-=".utf8.contains(first) { text.insert(UInt8(ascii: "\\"), at: 0) }
    let digits = text.prefix { $0.isDigit }.count
    if digits > 0, digits < text.count, text[digits] == UInt8(ascii: ".") || text[digits] == UInt8(ascii: ")") {
      text.insert(UInt8(ascii: "\\"), at: digits)
    }
  }
}
