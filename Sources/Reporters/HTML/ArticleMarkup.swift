import Findings
import SourceText

/// The text of a document with its findings marked in place.
///
/// Overlapping findings cut the text into pieces; a piece names every finding and edit that it belongs to, so that the
/// script can show or hide each by itself. Where an edit ends an empty `ins` waits for its replacement.
struct ArticleMarkup: Sendable {
  private let document: PageDocument
  private let text: [UInt8]

  init(_ document: PageDocument) {
    self.document = document
    text = document.report.document.text
  }

  func html() -> String {
    var out = ""
    var openList = false
    for block in filledBlocks() {
      let isItem = block.kind == .listItem
      if isItem != openList { out += isItem ? "<ul>\n" : "</ul>\n" }
      openList = isItem
      let (tag, attributes) = Self.tag(block.kind)
      out += "<\(tag)\(attributes) dir=\"auto\">\(inside(block))</\(tag)>\n"
    }
    return openList ? out + "</ul>\n" : out
  }

  private static func tag(_ kind: Segment.Kind) -> (name: String, attributes: String) {
    switch kind {
    case .paragraph, .cell, .unit: ("p", "")
    case .heading: ("h4", "")
    case .listItem: ("li", "")
    case .quotation: ("blockquote", "")
    case .caption: ("p", " class=\"caption\"")
    }
  }

  // MARK: Blocks

  /// A stretch of text that is set as one block, and what lies or ends in it.
  private struct Block {
    let range: ByteRange
    let kind: Segment.Kind
    var items: [PageDocument.Item] = []
    var edits: [NumberedEdit] = []
    var places: [NamedPlace] = []
    /// By the offset in the block behind which they stand.
    var references: [Int: [PageDocument.Item]] = [:]
    var insertions: [Int: [NumberedEdit]] = [:]
  }

  private struct NumberedEdit {
    let number: Int
    let range: ByteRange
  }

  private func filledBlocks() -> [Block] {
    var blocks = blocks()
    for item in document.items {
      for index in overlapped(item.finding.range, blocks) { blocks[index].items.append(item) }
      let (index, at) = end(of: item.finding.range, blocks)
      blocks[index].references[at, default: []].append(item)
    }
    for (number, edit) in document.edits.enumerated() {
      let numbered = NumberedEdit(number: number, range: edit.range)
      for index in overlapped(edit.range, blocks) { blocks[index].edits.append(numbered) }
      let (index, at) = end(of: edit.range, blocks)
      blocks[index].insertions[at, default: []].append(numbered)
    }
    for mention in document.report.places {
      for index in overlapped(mention.range, blocks) { blocks[index].places.append(mention) }
    }
    for index in blocks.indices { blocks[index].edits.sort { $0.range < $1.range } }
    return blocks
  }

  /// Segments, and whatever stands between them that is not blank.
  private func blocks() -> [Block] {
    var out: [Block] = []
    var at = 0
    func addGap(until end: Int) {
      let gap = ByteRange(at, max(at, min(end, text.count)))
      if text[gap.indices].contains(where: { $0 > 0x20 }) { out.append(Block(range: gap, kind: .paragraph)) }
    }
    for segment in document.report.document.segments.sorted(by: { $0.range < $1.range }) {
      guard segment.range.start >= at, segment.range.end <= text.count, !segment.range.isEmpty else { continue }
      addGap(until: segment.range.start)
      out.append(Block(range: segment.range, kind: segment.kind))
      at = segment.range.end
    }
    addGap(until: text.count)
    return out.isEmpty ? [Block(range: ByteRange(0, text.count), kind: .paragraph)] : out
  }

  /// Index of the last block that begins at or before an offset; 0 before the first.
  private func blockIndex(at offset: Int, _ blocks: [Block]) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.start <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  private func overlapped(_ range: ByteRange, _ blocks: [Block]) -> [Int] {
    (blockIndex(at: range.start, blocks)...max(blockIndex(at: range.start, blocks), blockIndex(at: range.end, blocks)))
      .filter { blocks[$0].range.overlaps(range) }
  }

  /// Where what stands behind a range stands: a block and an offset inside it.
  private func end(of range: ByteRange, _ blocks: [Block]) -> (block: Int, offset: Int) {
    let index = blockIndex(at: range.isEmpty ? range.end : range.end - 1, blocks)
    let block = blocks[index].range
    return (index, min(max(range.end, block.start), block.end))
  }

  // MARK: Pieces

  private func inside(_ block: Block) -> String {
    var cuts: Set<Int> = [block.range.start, block.range.end]
    for range in block.items.map(\.finding.range) + block.edits.map(\.range) + block.places.map(\.range) {
      cuts.formUnion([range.start, range.end].filter { block.range.start < $0 && $0 < block.range.end })
    }
    cuts.formUnion(block.references.keys)
    cuts.formUnion(block.insertions.keys)

    var items = Sweep(block.items.map { ($0.finding.range, $0) })
    var edits = Sweep(block.edits.map { ($0.range, $0) })
    var places = Sweep(block.places.map { ($0.range, $0) })
    var out = ""
    var start = block.range.start
    for cut in cuts.sorted() {
      if cut > start { out += piece(ByteRange(start, cut), items.at(start), edits.at(start), places.at(start).first) }
      for edit in block.insertions[cut] ?? [] { out += "<ins data-i=\"\(edit.number)\"></ins>" }
      for item in block.references[cut] ?? [] { out += reference(item) }
      start = cut
    }
    return out
  }

  private func piece(
    _ range: ByteRange, _ items: [PageDocument.Item], _ edits: [NumberedEdit], _ mention: NamedPlace?
  ) -> String {
    var content = HTMLText.running(document.report.document.string(range))
    if let mention, items.isEmpty {
      content = "<span class=\"named\" title=\"\(HTMLText.escaped(PlaceWords.plain(mention.place)))\">\(content)</span>"
    }
    let edit = edits.isEmpty ? "" : " data-e=\"\(edits.map { String($0.number) }.joined(separator: " "))\""
    guard let loudest = items.map(\.finding.level).max() else {
      return edit.isEmpty ? content : "<span\(edit)>\(content)</span>"
    }
    let ids = items.map(document.itemID).joined(separator: " ")
    let depth = items.count > 1 ? " deep" : ""
    return "<mark class=\"\(loudest.rawValue)\(depth)\" data-f=\"\(ids)\"\(edit)>\(content)</mark>"
  }

  /// The number behind a finding, which leads to its card.
  private func reference(_ item: PageDocument.Item) -> String {
    let level = item.finding.level.rawValue
    let label = HTMLText.escaped("Finding \(item.number), \(level): \(item.finding.message)")
    let id = document.itemID(item)
    return """
      <a class="ref \(level)" id="\(document.markID(item))" href="#\(id)" data-f="\(id)" aria-label="\(label)" \
      title="\(HTMLText.escaped(item.finding.message))">\(item.number)</a>
      """
  }
}

/// Walks over ranges sorted by start and knows which hold the place it stands at.
private struct Sweep<Value> {
  private let ranges: [(range: ByteRange, value: Value)]
  private var next = 0
  private var open: [(range: ByteRange, value: Value)] = []

  init(_ ranges: [(ByteRange, Value)]) { self.ranges = ranges.map { ($0.0, $0.1) } }

  /// Values whose range holds `offset`, which never goes back.
  mutating func at(_ offset: Int) -> [Value] {
    while next < ranges.count, ranges[next].range.start <= offset {
      open.append(ranges[next])
      next += 1
    }
    open.removeAll { $0.range.end <= offset }
    return open.map(\.value)
  }
}
