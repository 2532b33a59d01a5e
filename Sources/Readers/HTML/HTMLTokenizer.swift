/// A piece of an HTML file.
enum HTMLToken {
  case text(Range<Int>)
  case start(HTMLTag)
  case end(name: String, range: Range<Int>)
  /// The whole comment, its marks included.
  case comment(Range<Int>)
}

struct HTMLTag {
  /// In lower case.
  let name: String
  let range: Range<Int>
  let isSelfClosing: Bool
  /// Names in lower case with the bytes of their values.
  let attributes: [(name: String, value: Range<Int>)]

  /// An attribute's value as it stands in the file; references stay as they are.
  func value(_ name: String, in bytes: [UInt8]) -> String? {
    attributes.first { $0.name == name }.map { String(decoding: bytes[$0.value], as: UTF8.self) }
  }
}

/// Cuts HTML into tags and text as browsers do, without building a tree: every input is read, none fails, and each piece
/// knows its bytes. Source: WHATWG HTML, section 13.2.5 (tokenization), for the states that real pages reach.
struct HTMLTokenizer {
  let bytes: [UInt8]
  private var at: Int
  private let end: Int
  /// Name of the element whose text runs to its end tag whatever it holds: `script`, `style`.
  private var rawElement: String?

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  private static let rawElements: Set<String> = [
    "script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title",
  ]

  mutating func next() -> HTMLToken? {
    if at >= end { return nil }
    if let name = rawElement {
      rawElement = nil
      let start = at
      at = rawEnd(name)
      if at > start { return .text(start..<at) }
      if at >= end { return nil }
    }
    if let token = markup() { return token }
    let start = at
    at += 1
    while at < end, !beginsMarkup(at) { at += 1 }
    return .text(start..<at)
  }

  private func beginsMarkup(_ at: Int) -> Bool {
    guard bytes[at] == UInt8(ascii: "<"), at + 1 < end else { return false }
    let next = bytes[at + 1]
    if next == UInt8(ascii: "/") { return at + 2 < end && bytes[at + 2].isLetter }
    return next.isLetter || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
  }

  private mutating func markup() -> HTMLToken? {
    guard beginsMarkup(at) else { return nil }
    switch bytes[at + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return comment()
    case UInt8(ascii: "/"):
      let start = at
      at += 2
      let name = name()
      _ = attributes()
      return .end(name: name, range: start..<at)
    default:
      let start = at
      at += 1
      let name = name()
      let (attributes, isSelfClosing) = attributes()
      if Self.rawElements.contains(name), !isSelfClosing { rawElement = name }
      return .start(
        HTMLTag(name: name, range: start..<at, isSelfClosing: isSelfClosing, attributes: attributes))
    }
  }

  private mutating func comment() -> HTMLToken {
    let start = at
    if bytes[at..<end].starts(with: "<!--".utf8) {
      at += 4
      while at < end, !bytes[at..<end].starts(with: "-->".utf8), !bytes[at..<end].starts(with: "--!>".utf8) { at += 1 }
      if at < end { at += bytes[at + 2] == UInt8(ascii: "!") ? 4 : 3 }
    } else {
      while at < end, bytes[at] != UInt8(ascii: ">") { at += 1 }
      at = min(at + 1, end)
    }
    return .comment(start..<at)
  }

  private mutating func name() -> String {
    let start = at
    while at < end, !bytes[at].isHTMLSpace, bytes[at] != UInt8(ascii: ">"), bytes[at] != UInt8(ascii: "/") { at += 1 }
    return lowercased(start..<at)
  }

  private func lowercased(_ range: Range<Int>) -> String {
    String(decoding: bytes[range].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// Reads up to the end of the tag.
  private mutating func attributes() -> ([(name: String, value: Range<Int>)], isSelfClosing: Bool) {
    var out: [(name: String, value: Range<Int>)] = []
    var isSelfClosing = false
    while at < end, bytes[at] != UInt8(ascii: ">") {
      if bytes[at].isHTMLSpace || bytes[at] == UInt8(ascii: "/") {
        isSelfClosing = bytes[at] == UInt8(ascii: "/")
        at += 1
        continue
      }
      isSelfClosing = false
      let start = at
      at += 1
      let marks = Array("=>/".utf8)
      while at < end, !bytes[at].isHTMLSpace, !marks.contains(bytes[at]) { at += 1 }
      let name = lowercased(start..<at)
      while at < end, bytes[at].isHTMLSpace { at += 1 }
      guard at < end, bytes[at] == UInt8(ascii: "=") else {
        out.append((name, at..<at))
        continue
      }
      at += 1
      out.append((name, value()))
    }
    at = min(at + 1, end)
    return (out, isSelfClosing)
  }

  private mutating func value() -> Range<Int> {
    while at < end, bytes[at].isHTMLSpace { at += 1 }
    guard at < end else { return end..<end }
    if bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") {
      let quote = bytes[at]
      at += 1
      let start = at
      while at < end, bytes[at] != quote { at += 1 }
      defer { at = min(at + 1, end) }
      return start..<at
    }
    let start = at
    while at < end, !bytes[at].isHTMLSpace, bytes[at] != UInt8(ascii: ">") { at += 1 }
    return start..<at
  }

  /// Where the end tag of a raw element begins.
  private func rawEnd(_ name: String) -> Int {
    let name = Array(name.utf8)
    var at = at
    while at < end {
      if bytes[at] == UInt8(ascii: "<"), at + 2 + name.count <= end, bytes[at + 1] == UInt8(ascii: "/"),
        zip(bytes[(at + 2)...], name).allSatisfy({ $0 | 0x20 == $1 })
      {
        return at
      }
      at += 1
    }
    return end
  }
}
