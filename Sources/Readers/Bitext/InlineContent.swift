import SourceText
import XMLText

/// Which role an element plays inside translatable text.
enum InlineRole {
  /// Formatting around text: the text is read on.
  case wrapper
  /// A mark on text that is no code of the document (`mrk`).
  case annotation
  /// A thing in the text, such as an image or a variable: stands as one locked character.
  case object
  /// The beginning or end of formatting: no text of its own.
  case edge
  /// A character that XML cannot hold.
  case codePoint
}

/// Text of a unit between two tags, with its inline codes.
struct InlineContent {
  enum Piece {
    case text(XMLCharacters)
    case object(Range<Int>)
    case lineBreak(Range<Int>)
    case codePoint(Range<Int>, Unicode.Scalar)
    case lock(isOpen: Bool)
    /// `<mrk mtype="seg">`: a sentence with its number; nil ends it.
    case sentence(id: String?)
  }

  private(set) var pieces: [Piece] = []
  /// Codes in the order of the text: `g 1`, `/g 1`, `x 2`.
  private(set) var codes: [String] = []
  /// Texts inside codes (`sub`), which are units of their own.
  private(set) var inner: [InlineContent] = []

  /// Stands for a code in clean text: OBJECT REPLACEMENT CHARACTER.
  static let stand = Array("\u{FFFC}".utf8)

  init() {}

  /// Reads up to the end of the element whose start tag was read last.
  init(_ file: XMLFile, roles: [String: InlineRole]) throws(ReadError) {
    var open: [(name: String, close: [Piece], code: String?)] = []
    while let event = try file.next() {
      switch event {
      case .text(let characters): pieces.append(.text(characters))
      case .end:
        guard let last = open.popLast() else { return }
        pieces += last.close
        if let code = last.code { codes.append("/" + code) }
      case .start(let tag):
        let code = tag.name + (tag["id"] ?? tag["startRef"] ?? tag["i"] ?? tag["x"]).map { " " + $0 }.orEmpty
        switch roles[tag.name] {
        case .wrapper:
          codes.append(code)
          open.append((tag.name, [], code))
        case .annotation:
          let close = annotate(tag)
          open.append((tag.name, close, nil))
        case .codePoint:
          let end = try file.skip()
          let value = tag["hex"].flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
          pieces.append(.codePoint(tag.range.lowerBound..<end, value ?? "\u{FFFD}"))
        case .object:
          codes.append(code)
          let end = try skip(file, roles: roles)
          let range = tag.range.lowerBound..<max(end, tag.range.upperBound)
          pieces.append(Self.isLineBreak(tag) ? .lineBreak(range) : .object(range))
        case .edge, nil:
          codes.append(code)
          _ = try skip(file, roles: roles)
        }
      }
    }
  }

  private mutating func annotate(_ tag: XMLTag) -> [Piece] {
    if tag["mtype"] == "seg", let id = tag["mid"] {
      pieces.append(.sentence(id: id))
      return [.sentence(id: nil)]
    }
    if tag["translate"] == "no" || tag["mtype"] == "protected" {
      pieces.append(.lock(isOpen: true))
      return [.lock(isOpen: false)]
    }
    return []
  }

  private static func isLineBreak(_ tag: XMLTag) -> Bool {
    ["lb", "x-br", "x-html-br", "fmt:lb"].contains(tag["ctype"] ?? tag["subType"] ?? tag["type"] ?? "")
  }

  /// Passes over a code's content but for the texts inside it.
  private mutating func skip(_ file: XMLFile, roles: [String: InlineRole]) throws(ReadError) -> Int {
    var depth = 1
    while let event = try file.next() {
      switch event {
      case .start(let tag) where tag.name == "sub": inner.append(try InlineContent(file, roles: roles))
      case .start: depth += 1
      case .end(_, let range):
        depth -= 1
        if depth == 0 { return range.upperBound }
      case .text: break
      }
    }
    return file.source.bytes.count
  }

  /// The sentences that the content is cut into, by their numbers; empty where it is not.
  var sentences: [(id: String, content: InlineContent)] {
    var out: [(id: String, content: InlineContent)] = []
    var isInside = false
    for piece in pieces {
      if case .sentence(let id) = piece {
        isInside = id != nil
        if let id { out.append((id, InlineContent())) }
      } else if isInside {
        out[out.count - 1].content.pieces.append(piece)
      }
    }
    return out
  }

  func append(to clean: inout CleanText, of bytes: [UInt8]) {
    var lockStart: Int?
    for piece in pieces {
      let start = clean.count
      switch piece {
      case .text(let characters):
        if let decoded = characters.decoded {
          clean.put(decoded, for: characters.range)
        } else {
          clean.copy(characters.range, of: bytes)
        }
        if characters.isCDATA { clean.markUnescaped(from: start) }
      case .object(let range):
        clean.put(Self.stand, for: range)
        clean.lock(from: start)
      case .lineBreak(let range):
        clean.put(CollectionOfOne(0x0A), for: range)
        clean.lock(from: start)
      case .codePoint(let range, let scalar):
        clean.put(Array(String(Character(scalar)).utf8), for: range)
        clean.lock(from: start)
      case .lock(let isOpen):
        if let start = lockStart, !isOpen { clean.lock(from: start) }
        lockStart = isOpen ? start : nil
      case .sentence: break
      }
    }
  }

  func text(of bytes: [UInt8]) -> [UInt8] {
    var clean = CleanText()
    append(to: &clean, of: bytes)
    return clean.text
  }

  /// Adds a segment with its original, sentence by sentence where both are cut alike, and the texts inside codes.
  static func appendPair(
    _ target: InlineContent, original: InlineContent?, id: String?, of bytes: [UInt8], to clean: inout CleanText
  ) {
    let sentences = target.sentences
    let originals = original?.sentences ?? []
    if !sentences.isEmpty {
      for sentence in sentences {
        let match = originals.first { $0.id == sentence.id }?.content ?? (sentences.count == 1 ? original : nil)
        let name = [id, sentence.id].compactMap { $0 }.joined(separator: "-")
        appendOne(sentence.content, original: match, id: name, of: bytes, to: &clean)
      }
    } else {
      appendOne(target, original: original, id: id, of: bytes, to: &clean)
    }
    for (number, inner) in target.inner.enumerated() {
      let match = original.flatMap { $0.inner.count == target.inner.count ? $0.inner[number] : nil }
      appendPair(inner, original: match, id: id, of: bytes, to: &clean)
    }
  }

  private static func appendOne(
    _ target: InlineContent, original: InlineContent?, id: String?, of bytes: [UInt8], to clean: inout CleanText
  ) {
    clean.beginSegment()
    target.append(to: &clean, of: bytes)
    let text = original?.text(of: bytes)
    clean.endSegment(
      id: id, kind: .unit, original: text.flatMap { $0.isEmpty ? nil : $0 }, codes: target.codes,
      originalCodes: original?.codes ?? [], traits: .message)
  }
}

extension String? {
  fileprivate var orEmpty: String { self ?? "" }
}
