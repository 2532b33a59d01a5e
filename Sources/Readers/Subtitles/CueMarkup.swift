import SourceText

/// Markup inside the text of a cue: `<i>`, `<v Speaker>`, `<00:01.000>`, `{\an8}` and, in WebVTT, references.
struct CueMarkup {
  let bytes: [UInt8]
  let hasReferences: Bool

  private static let references: [(String, String)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{A0}"), ("&lrm;", "\u{200E}"), ("&rlm;", "\u{200F}"),
  ]
  private static let tags: Set<String> = ["i", "b", "u", "s", "font", "c", "v", "lang", "ruby", "rt"]

  func append(_ lines: some Collection<Range<Int>>, to clean: inout CleanText) {
    guard let first = lines.first, var last = lines.first else { return }
    for range in lines { last = range }
    let end = last.upperBound
    var at = first.lowerBound
    var plain = at
    while at < end {
      let start = at
      if bytes[at] == UInt8(ascii: "<"), let after = tag(at, end) {
        clean.copy(plain..<at, of: bytes)
        at = after
        plain = at
      } else if bytes[at] == UInt8(ascii: "{"), at + 1 < end, bytes[at + 1] == UInt8(ascii: "\\"),
        let close = bytes[at..<end].firstIndex(of: UInt8(ascii: "}"))
      {
        clean.copy(plain..<at, of: bytes)
        at = close + 1
        plain = at
      } else if hasReferences, bytes[at] == UInt8(ascii: "&"),
        let reference = Self.references.first(where: { bytes[at..<end].starts(with: $0.0.utf8) })
      {
        clean.copy(plain..<at, of: bytes)
        at += reference.0.utf8.count
        clean.put(Array(reference.1.utf8), for: start..<at)
        plain = at
      } else {
        at += 1
      }
    }
    clean.copy(plain..<end, of: bytes)
  }

  /// End of a tag; nil where the bracket is text.
  private func tag(_ start: Int, _ end: Int) -> Int? {
    guard let close = bytes[start..<end].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    var name = bytes[start + 1..<close]
    if name.first == UInt8(ascii: "/") { name = name.dropFirst() }
    let word = name.prefix { $0 != 0x20 && $0 != UInt8(ascii: ".") && $0 != 0x09 }
    let isTime = word.first.map { (0x30...0x39).contains($0) } ?? false && word.contains(UInt8(ascii: ":"))
    guard isTime || Self.tags.contains(String(decoding: word, as: UTF8.self).lowercased()) else { return nil }
    return close + 1
  }

  /// Nil for text that would end the cue or be read as markup.
  static func encode(_ replacement: String, hasReferences: Bool) -> [UInt8]? {
    if CueTimes.holdsArrow(Array(replacement.utf8)[...]) { return nil }
    if replacement.utf8.contains(0x0A) || replacement.utf8.contains(0x0D) { return nil }
    // SubRip has no way to write what looks like a tag.
    if !hasReferences { return replacement.utf8.contains { $0 == 0x3C || $0 == 0x7B } ? nil : Array(replacement.utf8) }
    return replacement.utf8.flatMap { byte -> [UInt8] in
      byte == UInt8(ascii: "&") ? Array("&amp;".utf8) : byte == UInt8(ascii: "<") ? Array("&lt;".utf8) : [byte]
    }
  }
}
