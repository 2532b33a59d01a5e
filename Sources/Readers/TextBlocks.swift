import SourceText

/// Paragraphs of unmarked text: what stands between blank lines.
enum TextBlocks {
  /// Blocks of `bytes`, sorted, without the blanks and line ends around them.
  static func blocks(in bytes: [UInt8], from start: Int = 0) -> [ByteRange] {
    var out: [ByteRange] = []
    var open: ByteRange?
    var at = start
    while at < bytes.count {
      let line = at
      at = bytes.lineEnd(from: at)
      var first = line
      while first < at, isBlank(bytes[first]) { first += 1 }
      var last = at
      while last > first, isBlank(bytes[last - 1]) { last -= 1 }
      if first < last {
        open = open.map { ByteRange($0.start, last) } ?? ByteRange(first, last)
      } else if let block = open {
        out.append(block)
        open = nil
      }
      if at < bytes.count { at += bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1 }
    }
    if let open { out.append(open) }
    return out
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
