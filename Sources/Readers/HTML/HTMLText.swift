import SourceText

/// Takes the text out of HTML, block by block: white space collapsed, references decoded, scripts and code left out.
struct HTMLText {
  private let bytes: [UInt8]
  private(set) var clean: CleanText
  /// `lang` of the first element that has one around the text.
  private(set) var language: String?
  private(set) var comments: [Range<Int>] = []
  /// For each segment: the elements around it, from the outermost.
  private(set) var paths: [[Int]] = []
  /// For each segment: how much of it stands inside links, in bytes.
  private(set) var linkedBytes: [Int] = []
  private(set) var elements: [String] = []

  private struct Open {
    let name: String
    let id: Int
    let kind: Segment.Kind
    let isHidden: Bool
    let isLocked: Bool
    /// Clean offset at which it begins, for what is locked at its end.
    let start: Int
  }
  private var open: [Open] = []
  private var hiddenDepth = 0
  private var lockDepth = 0
  private var linkDepth = 0
  private var kind = Segment.Kind.paragraph
  private var linked = 0
  /// White space and a line break that count only if text follows.
  private var space: Range<Int>?
  private var lineBreak: Range<Int>?

  init(_ bytes: [UInt8], into clean: CleanText = CleanText()) {
    self.bytes = bytes
    self.clean = clean
    self.clean.beginSegment()
  }

  mutating func read(_ range: Range<Int>) {
    var tokens = HTMLTokenizer(bytes, in: range)
    while let token = tokens.next() {
      switch token {
      case .text(let range): if hiddenDepth == 0 { text(range) }
      case .comment(let range): comments.append(range)
      case .start(let tag): start(tag)
      case .end(let name, let range): end(name, range)
      }
    }
    endBlock()
  }

  // MARK: Elements

  private mutating func start(_ tag: HTMLTag) {
    if tag.name == "br" {
      // Two in a row part paragraphs.
      if lineBreak != nil {
        endBlock()
      } else if hiddenDepth == 0, !clean.openText.isEmpty {
        // White space beside it belongs to it.
        let start = space.flatMap { $0.upperBound == tag.range.lowerBound ? $0.lowerBound : nil }
        lineBreak = (start ?? tag.range.lowerBound)..<tag.range.upperBound
        space = nil
      }
      return
    }
    if HTMLElements.blocks.contains(tag.name) {
      endBlock()
      closeImplied(by: tag.name)
    }
    let elementLanguage = (tag.value("lang", in: bytes) ?? tag.value("xml:lang", in: bytes)).flatMap {
      $0.isEmpty ? nil : $0
    }
    let isForeign = language.map { outer in elementLanguage.map { Self.primary($0) != Self.primary(outer) } ?? false }
    if language == nil, clean.text.isEmpty, clean.openText.isEmpty { language = elementLanguage }
    if tag.isSelfClosing || HTMLElements.empty.contains(tag.name) { return }
    let isHidden = HTMLElements.hidden.contains(tag.name) || tag.attributes.contains { $0.name == "hidden" }
    let isLocked =
      HTMLElements.code.contains(tag.name) || isForeign == true || tag.value("translate", in: bytes) == "no"
      || tag.value("class", in: bytes)?.split(separator: " ").contains("notranslate") == true
    if isHidden { hiddenDepth += 1 }
    if isLocked {
      lockDepth += 1
      flushSpace()
    }
    if tag.name == "a" { linkDepth += 1 }
    open.append(
      Open(
        name: tag.name, id: elements.count, kind: kind(inside: tag.name), isHidden: isHidden, isLocked: isLocked,
        start: clean.count))
    elements.append(tag.name)
    kind = innermostKind
  }

  private mutating func end(_ name: String, _ range: Range<Int>) {
    if HTMLElements.blocks.contains(name) { endBlock() }
    // An end tag closes the nearest element of its name, and what was left open inside.
    guard let index = open.suffix(64).lastIndex(where: { $0.name == name }) else { return }
    while open.count > index { closeLast() }
    if HTMLElements.blocks.contains(name) { kind = innermostKind }
  }

  private mutating func closeLast() {
    guard let last = open.popLast() else { return }
    if last.isHidden { hiddenDepth -= 1 }
    if last.name == "a" { linkDepth -= 1 }
    if last.isLocked {
      lockDepth -= 1
      if lockDepth == 0 { clean.lock(from: last.start) }
    }
  }

  /// A paragraph ends where a block begins, an item where the next one does, though no end tag says so.
  private mutating func closeImplied(by name: String) {
    if open.last?.name == "p" { closeLast() }
    while let last = open.last, HTMLElements.impliedEnds[name]?.contains(last.name) == true { closeLast() }
    kind = innermostKind
  }

  /// What text inside a new element is, from the element itself or, for those that say nothing, from around it.
  private func kind(inside name: String) -> Segment.Kind {
    if let kind = HTMLElements.kind(name) { return kind }
    let isNeutral = name == "p" || name == "div" || !HTMLElements.blocks.contains(name)
    return isNeutral ? innermostKind : .paragraph
  }

  private var innermostKind: Segment.Kind { open.last?.kind ?? .paragraph }

  private mutating func endBlock() {
    space = nil
    lineBreak = nil
    if lockDepth > 0, !clean.openText.isEmpty { clean.lock(from: open.first { $0.isLocked }?.start ?? 0) }
    if clean.endSegment(kind: kind) {
      paths.append(open.suffix(64).filter { HTMLElements.blocks.contains($0.name) }.map(\.id))
      linkedBytes.append(linked)
    }
    linked = 0
  }

  static func primary(_ tag: String) -> String { String(tag.lowercased().prefix { $0 != "-" && $0 != "_" }) }

  // MARK: Text

  private mutating func text(_ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      let start = at
      if bytes[at].isHTMLSpace {
        while at < range.upperBound, bytes[at].isHTMLSpace { at += 1 }
        if space == nil { space = start..<at }
        continue
      }
      if bytes[at] == UInt8(ascii: "&"),
        let reference = HTMLEntities.reference(bytes, at, end: range.upperBound)
      {
        at = reference.end
        flushSpace()
        clean.put(Array(String(Character(reference.scalar)).utf8), for: start..<at)
      } else {
        at += 1
        while at < range.upperBound, !bytes[at].isHTMLSpace, bytes[at] != UInt8(ascii: "&") { at += 1 }
        flushSpace()
        clean.copy(start..<at, of: bytes)
      }
      if linkDepth > 0 { linked += at - start }
    }
  }

  private mutating func flushSpace() {
    if let range = lineBreak {
      let end = space.flatMap { $0.lowerBound == range.upperBound ? $0.upperBound : nil } ?? range.upperBound
      lineBreak = nil
      space = nil
      clean.put(CollectionOfOne(0x0A), for: range.lowerBound..<end)
    }
    guard let range = space else { return }
    space = nil
    guard let last = clean.openText.last, last != 0x0A else { return }
    if range.count == 1, bytes[range.lowerBound] == 0x20 {
      clean.copy(range, of: bytes)
    } else {
      clean.put(CollectionOfOne(0x20), for: range)
    }
  }
}
