import SourceText

/// Writes text so that Markdown reads it as text.
struct MarkdownEncoder: Sendable {
  let segments: [ByteRange]
  let contents: [MarkdownLeaf.Content]
  let bytes: [UInt8]
  let map: OffsetMap

  private func segment(at offset: Int) -> Int? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// Nil for text with line ends, and where markup around it would no longer be markup.
  func encode(_ replacement: String, at range: ByteRange) -> [UInt8]? {
    if replacement.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 }) { return nil }
    guard let segment = segment(at: range.start) else { return nil }
    if HTMLReader.beginsMarkup(bytes, before: map.source(ofStart: range.start)) { return nil }
    if contents[segment] == .html { return HTMLReader.encode(replacement) }
    let text = Array(replacement.utf8)
    if text.isEmpty, range.contains(segments[segment]) { return nil }
    if !keepsEmphasis(text, at: range) || emptiesBrackets(range) { return nil }
    var out: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if isSpecial(byte, at: index, in: text, isCell: contents[segment] == .cell) { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
    if range.start == segments[segment].start, contents[segment] == .inline { escapeBlockMark(&out) }
    return out
  }

  /// Marks of emphasis hold on to text: nothing, a blank or punctuation beside them can make them text themselves.
  private func keepsEmphasis(_ text: [UInt8], at range: ByteRange) -> Bool {
    guard let pieces = map.pieces(of: range), let first = pieces.first else { return true }
    guard let before = marks(from: first.start - 1, by: -1, without: []),
      let after = marks(from: first.end, by: 1, without: Array(pieces.dropFirst()))
    else { return false }
    guard let head = text.first, let tail = text.last else {
      return pieces.count == 1 && (before.count == 0 || after.count == 0)
    }
    return (before.count == 0 || isLetter(head) || (head > 0x20 && !isLetter(before.next)))
      && (after.count == 0 || isLetter(tail) || (tail > 0x20 && !isLetter(after.next)))
  }

  /// True where nothing would be left between the brackets of a link.
  private func emptiesBrackets(_ range: ByteRange) -> Bool {
    (map.pieces(of: range) ?? []).dropFirst().contains { piece in
      piece.start > 0 && bytes[piece.start - 1] == UInt8(ascii: "[") && piece.end < bytes.count
        && bytes[piece.end] == UInt8(ascii: "]")
    }
  }

  /// How many marks of emphasis stand there in a row once `deleted` is gone, and the byte behind them; nil where marks
  /// would meet that stood apart.
  private func marks(from start: Int, by step: Int, without deleted: [ByteRange]) -> (count: Int, next: UInt8)? {
    var at = start
    var count = 0
    var countBefore = 0
    while bytes.indices.contains(at) {
      if let piece = deleted.first(where: { $0.start == at }) {
        at = piece.end
        countBefore = count
      } else if "*_~".utf8.contains(bytes[at]) {
        at += step
        count += 1
        if countBefore > 0 { return nil }
      } else {
        return (count, bytes[at])
      }
    }
    return (count, 0x20)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || (byte >= 0xC3 && byte != 0xE2) || byte & 0xC0 == 0x80
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
