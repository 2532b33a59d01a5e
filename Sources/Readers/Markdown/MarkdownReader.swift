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
    let encoder = MarkdownEncoder(
      segments: clean.segments.map(\.range), contents: contents, bytes: file.bytes, map: clean.map)
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
        clean.put(next.text, for: lines.source(of: at)..<lines.sourceEnd(of: next.range.upperBound - 1))
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

  /// The byte of the file behind a byte of the joined text; behind a line end it is where the next line begins.
  func sourceEnd(of offset: Int) -> Int {
    let index = line(at: offset)
    let isLineEnd = offset == lines[index].start + lines[index].source.count && index + 1 < lines.count
    return isLineEnd ? lines[index + 1].source.lowerBound : source(of: offset) + 1
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
