import SourceText

/// A stretch of Markdown that holds running text: a paragraph, a heading, a cell.
struct MarkdownLeaf {
  enum Content: Hashable {
    case inline
    /// One cell of a table: `|` is escaped in it.
    case cell
    /// Lines that begin with a block tag.
    case html
  }

  let kind: Segment.Kind
  let content: Content
  /// The text of each line, without what the containers put in front and without its end.
  let lines: [Range<Int>]
}

/// Finds the blocks of a Markdown file line by line: front matter, containers, code, tables, headings, paragraphs.
///
/// Source: CommonMark 0.31, with the tables of GitHub Flavored Markdown and footnotes. Time is linear: the depth of
/// containers is bounded.
struct MarkdownBlocks {
  private enum Container: Equatable {
    case quote
    /// Text of an item begins at this column.
    case item(indent: Int)
  }

  private enum Mode: Equatable {
    case flow
    case fence(mark: UInt8, length: Int, depth: Int)
    /// HTML that runs up to a mark, whatever stands between.
    case raw(end: String)
    case table(columns: Int)
    case html
  }

  private static let deepest = 32

  let file: SourceText
  private var bytes: [UInt8] { file.bytes }
  private(set) var leaves: [MarkdownLeaf] = []
  /// Labels that links can refer to, as `MarkdownLabel` spells them.
  private(set) var labels: Set<String> = []
  private(set) var comments: [Range<Int>] = []
  /// `lang` of the front matter.
  private(set) var language: String?

  private var containers: [Container] = []
  private var mode = Mode.flow
  private var paragraph: [Range<Int>] = []
  /// Containers that the open paragraph began in.
  private var paragraphContainers: [Container] = []
  private var rawStart = 0

  init(_ file: SourceText) {
    self.file = file
    var line = readFrontMatter()
    while line < file.lines.count {
      read(lineRange(line))
      line += 1
    }
    if case .raw = mode { comments.append(rawStart..<file.bytes.count) }
    endParagraph()
  }

  private func lineRange(_ line: Int) -> Range<Int> {
    let range = file.lines.range(ofLine: line)
    var end = range.end
    while end > range.start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return (line == 0 ? min(file.markLength, end) : range.start)..<end
  }

  /// Passes over `---` … `---` (YAML) or `+++` … `+++` (TOML) at the top; gives the first line behind it.
  private mutating func readFrontMatter() -> Int {
    let fence = String(decoding: bytes[lineRange(0)], as: UTF8.self)
    guard fence == "---" || fence == "+++" else { return 0 }
    for line in 1..<max(1, file.lines.count) {
      let text = String(decoding: bytes[lineRange(line)], as: UTF8.self)
      if text == fence || (fence == "---" && text == "...") { return line + 1 }
      let parts = text.split(maxSplits: 1) { $0 == ":" || $0 == "=" }
      if parts.count == 2, ["lang", "language"].contains(parts[0].filter { $0 != " " }) {
        language = String(parts[1].filter { !" \"'".contains($0) })
      }
    }
    return 0
  }

  // MARK: Lines

  private mutating func read(_ range: Range<Int>) {
    var cursor = MarkdownCursor(bytes, range)
    if case .raw(let end) = mode {
      readRaw(cursor, until: end)
      return
    }
    let matched = match(&cursor)
    if case .fence(let mark, let length, let depth) = mode {
      if matched >= depth {
        if cursor.closesFence(mark, length) { mode = .flow }
        return
      }
      mode = .flow
    }
    if matched < containers.count {
      if canContinueLazily(cursor, behind: containers[matched]) {
        paragraph.append(cursor.content)
        return
      }
      close(to: matched)
    }
    openContainers(&cursor)
    readLeaf(cursor)
  }

  /// Passes over the marks of the open containers; gives how many of them go on.
  private func match(_ cursor: inout MarkdownCursor) -> Int {
    for (index, container) in containers.enumerated() {
      switch container {
      case .quote: if !cursor.takeQuote() { return index }
      case .item(let indent): if !cursor.isBlank, !cursor.takeIndent(indent) { return index }
      }
    }
    return containers.count
  }

  private mutating func close(to depth: Int) {
    endParagraph()
    containers.removeSubrange(depth...)
    mode = .flow
  }

  private func canContinueLazily(_ cursor: MarkdownCursor, behind container: Container) -> Bool {
    if paragraph.isEmpty || mode != .flow || beginsBlock(cursor) { return false }
    // Behind an item any marker begins the next item, not only those that may end a paragraph.
    if case .item = container { return cursor.listMarker == nil }
    return true
  }

  private func beginsBlock(_ cursor: MarkdownCursor) -> Bool {
    if cursor.isBlank { return true }
    if cursor.indent >= 4 { return false }
    var probe = cursor
    return probe.takeQuote() || cursor.isThematicBreak || cursor.headingLevel != nil || cursor.fence != nil
      || MarkdownHTML.begins(bytes, cursor.content) || interruptingMarker(cursor) != nil
  }

  /// A list marker that may end a paragraph: not an empty item, and no number but 1.
  private func interruptingMarker(_ cursor: MarkdownCursor) -> MarkdownCursor.Marker? {
    guard let marker = cursor.listMarker else { return nil }
    return paragraph.isEmpty || (!marker.isEmpty && (marker.number ?? 1) == 1) ? marker : nil
  }

  private mutating func openContainers(_ cursor: inout MarkdownCursor) {
    while containers.count < Self.deepest, cursor.indent < 4 {
      if cursor.takeQuote() {
        endParagraph()
        mode = .flow
        containers.append(.quote)
      } else if !cursor.isThematicBreak, let marker = interruptingMarker(cursor) {
        endParagraph()
        mode = .flow
        containers.append(.item(indent: cursor.take(marker)))
      } else if let end = cursor.footnoteEnd {
        endParagraph()
        mode = .flow
        cursor.take(to: end)
        containers.append(.item(indent: 4))
      } else {
        break
      }
    }
  }

  private mutating func readLeaf(_ cursor: MarkdownCursor) {
    if cursor.isBlank {
      endParagraph()
      if mode != .flow { mode = .flow }
      return
    }
    if mode == .html {
      paragraph.append(cursor.content)
      return
    }
    if cursor.indent >= 4, paragraph.isEmpty { return }
    if cursor.indent < 4, readBlockStart(cursor) { return }
    if case .table(let columns) = mode {
      for cell in MarkdownTable.cells(bytes, cursor.content).prefix(columns) { addCell(cell) }
      return
    }
    if paragraph.isEmpty { paragraphContainers = containers }
    paragraph.append(cursor.content)
  }

  /// True where the line is a block of its own.
  private mutating func readBlockStart(_ cursor: MarkdownCursor) -> Bool {
    if let fence = cursor.fence {
      endParagraph()
      mode = .fence(mark: fence.mark, length: fence.length, depth: containers.count)
      return true
    }
    if let level = cursor.headingLevel {
      endParagraph()
      add(.heading, .inline, [cursor.headingContent(level)])
      mode = .flow
      return true
    }
    if mode == .flow, !paragraph.isEmpty, cursor.isSetextUnderline {
      endParagraph(as: .heading)
      return true
    }
    if mode == .flow, let last = paragraph.last,
      let columns = MarkdownTable.delimiterColumns(bytes, cursor.content),
      MarkdownTable.cells(bytes, last).count == columns
    {
      paragraph.removeLast()
      endParagraph()
      for cell in MarkdownTable.cells(bytes, last) { addCell(cell) }
      mode = .table(columns: columns)
      return true
    }
    if cursor.isThematicBreak {
      endParagraph()
      mode = .flow
      return true
    }
    return readHTML(cursor)
  }

  private mutating func readHTML(_ cursor: MarkdownCursor) -> Bool {
    guard let start = MarkdownHTML.start(bytes, cursor.content) else { return false }
    switch start {
    case .comment(let end):
      // A comment with text behind it is read with that text.
      if let end, bytes[end..<cursor.end].contains(where: { $0 > 0x20 }) { return false }
      endParagraph()
      rawStart = cursor.content.lowerBound
      if let end { comments.append(rawStart..<end) } else { mode = .raw(end: "-->") }
    case .raw(let end):
      endParagraph()
      mode = .raw(end: end)
      rawStart = cursor.content.lowerBound
      readRaw(cursor, until: end)
    case .block:
      endParagraph()
      mode = .html
      paragraphContainers = containers
      paragraph.append(cursor.content)
    }
    return true
  }

  private mutating func readRaw(_ cursor: MarkdownCursor, until end: String) {
    let line = cursor.at..<cursor.end
    guard let found = MarkdownHTML.find(end, bytes, line) else { return }
    mode = .flow
    if end == "-->" { comments.append(rawStart..<found) }
  }

  // MARK: Leaves

  private mutating func addCell(_ cell: Range<Int>) { add(.cell, .cell, [cell]) }

  private mutating func add(_ kind: Segment.Kind, _ content: MarkdownLeaf.Content, _ lines: [Range<Int>]) {
    if lines.allSatisfy(\.isEmpty) { return }
    leaves.append(MarkdownLeaf(kind: kind, content: content, lines: lines))
  }

  private mutating func endParagraph(as heading: Segment.Kind? = nil) {
    defer { paragraph.removeAll(keepingCapacity: true) }
    if paragraph.isEmpty { return }
    if mode == .html {
      add(.paragraph, .html, paragraph)
      return
    }
    var lines = paragraph[...]
    while let first = lines.first, let label = MarkdownLabel.definition(bytes, first) {
      labels.insert(label)
      lines = lines.dropFirst()
    }
    let innermost: Segment.Kind =
      switch paragraphContainers.last {
      case .quote: .quotation
      case .item: .listItem
      case nil: .paragraph
      }
    add(heading ?? innermost, .inline, Array(lines))
  }
}
