import SourceText

/// HTML pages. Nothing is malformed: what browsers show is what is read.
public enum HTMLReader: Reader {
  public static let format: FormatID = "html"
  public static let suffixes = ["html", "htm", "xhtml"]

  public static func sniff(_ head: [UInt8]) -> Bool {
    let start = head.drop { $0.isHTMLSpace }
    let lower = String(decoding: start.prefix(400), as: UTF8.self).lowercased()
    if lower.hasPrefix("<!doctype html") || lower.hasPrefix("<html") { return true }
    return lower.hasPrefix("<") && XMLSniff.rootElement(Array(start))?.lowercased() == "html"
  }

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    let file = try input.text()
    var page = HTMLText(file.bytes)
    page.read(file.markLength..<file.bytes.count)
    var clean = page.clean
    if options.articleOnly {
      let kept = Set(HTMLArticle.segments(of: page))
      clean = page.clean.keeping { kept.contains($0) }
    }
    let map = clean.map
    emit(
      .success(
        Document(
          file: file, format: format, language: page.language, text: clean.text, map: map,
          segments: clean.segments, locked: clean.lockedRanges(),
          suppressions: Suppressions.read(page.comments, in: file, map: map)
        ) { replacement, range in
          beginsMarkup(file.bytes, before: map.source(ofStart: range.start)) ? nil : encode(replacement)
        }))
  }

  /// True behind a bare `<`, `</`, `<!` or `&`: what is put there could become markup.
  static func beginsMarkup(_ bytes: [UInt8], before offset: Int) -> Bool {
    guard offset > 0, offset <= bytes.count else { return false }
    let last = bytes[offset - 1]
    if last == UInt8(ascii: "<") || last == UInt8(ascii: "&") { return true }
    return offset > 1 && bytes[offset - 2] == UInt8(ascii: "<") && "/!?".utf8.contains(last)
  }

  static func encode(_ replacement: String) -> [UInt8]? {
    var out: [UInt8] = []
    for byte in replacement.utf8 {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: ">"): out += "&gt;".utf8
      case 0x00..<0x20 where !byte.isHTMLSpace: return nil
      default: out.append(byte)
      }
    }
    return out
  }
}
