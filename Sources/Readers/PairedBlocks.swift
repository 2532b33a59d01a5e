import SourceText

/// Segments of a text whose original is given as one text.
enum PairedBlocks {
  /// Paragraph by paragraph where both have as many, else the whole as one pair. Without an original: paragraphs.
  static func segments(of text: [UInt8], original: [UInt8]?, kind: Segment.Kind = .paragraph) -> [Segment] {
    let blocks = TextBlocks.blocks(in: text)
    guard let original else { return blocks.map { Segment(kind: kind, range: $0) } }
    let originals = TextBlocks.blocks(in: original)
    if blocks.count == originals.count {
      return zip(blocks, originals).map { Segment(kind: kind, range: $0, original: Array(original[$1.indices])) }
    }
    guard let first = blocks.first, let last = blocks.last else { return [] }
    return [Segment(kind: .unit, range: first.union(last), original: original)]
  }
}
