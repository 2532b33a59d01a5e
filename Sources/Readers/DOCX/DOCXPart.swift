import SourceText
import XMLText

/// Text of one part of a DOCX file (the body, the footnotes): paragraph by paragraph, runs joined.
///
/// Source: ECMA-376, part 1, sections 17.3 (paragraphs and runs) and 17.13 (revisions).
struct DOCXPart {
  private enum Piece {
    case text(XMLCharacters)
    /// One character that an element stands for.
    case sign(Range<Int>, String)
    case object(Range<Int>)
  }

  private struct Paragraph {
    var pieces: [Piece] = []
    var kind: Segment.Kind
  }

  private let file: XMLFile
  private(set) var clean = CleanText()
  /// Paragraphs that are open: a text box holds paragraphs inside a paragraph.
  private var open: [Paragraph] = []
  private var cellDepth = 0
  private var textDepth = 0

  /// Elements whose content is not part of the text: what was deleted or moved away, instructions of fields, the second
  /// form of a drawing, formulas.
  private static let hidden: Set<String> = [
    "del", "moveFrom", "instrText", "delInstrText", "Fallback", "oMath", "oMathPara", "rPr", "sectPr", "tblPr",
    "tblGrid",
  ]
  private static let signs: [String: String] = [
    "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u{2011}", "softHyphen": "\u{AD}",
  ]

  init(_ source: SourceText) throws(ReadError) {
    file = XMLFile(source)
    while let event = try file.next() {
      switch event {
      case .start(let tag): try start(tag)
      case .end(let name, _): end(name)
      case .text(let characters): if textDepth > 0 { append(.text(characters)) }
      }
    }
  }

  private mutating func append(_ piece: Piece) {
    if open.isEmpty { return }
    open[open.count - 1].pieces.append(piece)
  }

  private mutating func start(_ tag: XMLTag) throws(ReadError) {
    if Self.hidden.contains(tag.name) {
      try file.skip()
    } else if let sign = Self.signs[tag.name] {
      let end = try file.skip()
      append(.sign(tag.range.lowerBound..<max(end, tag.range.upperBound), sign))
    } else {
      switch tag.name {
      case "p": open.append(Paragraph(kind: cellDepth > 0 ? .cell : .paragraph))
      case "t": textDepth += 1
      case "tc": cellDepth += 1
      case "sym":
        let end = try file.skip()
        append(.object(tag.range.lowerBound..<max(end, tag.range.upperBound)))
      case "pPr": try properties()
      default: break
      }
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "t": textDepth = max(0, textDepth - 1)
    case "tc": cellDepth = max(0, cellDepth - 1)
    case "p": if let paragraph = open.popLast() { add(paragraph) }
    default: break
    }
  }

  /// Reads the properties of the open paragraph for what kind of text it is.
  private mutating func properties() throws(ReadError) {
    var depth = 1
    while depth > 0, let event = try file.next() {
      switch event {
      case .start(let tag):
        depth += 1
        if let kind = Self.kind(tag), let last = open.indices.last { open[last].kind = kind }
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  private static func kind(_ tag: XMLTag) -> Segment.Kind? {
    if tag.name == "numPr" { return .listItem }
    guard tag.name == "pStyle",
      let style = tag.attributes.first(where: { $0.name.hasSuffix("val") })?.value.lowercased()
    else { return nil }
    if style.hasPrefix("heading") || style == "title" || style == "subtitle" { return .heading }
    if style.hasPrefix("list") { return .listItem }
    if style.hasPrefix("caption") { return .caption }
    return style.hasSuffix("quote") ? .quotation : nil
  }

  private mutating func add(_ paragraph: Paragraph) {
    clean.beginSegment()
    for piece in paragraph.pieces {
      let start = clean.count
      switch piece {
      case .text(let characters):
        if let decoded = characters.decoded {
          clean.put(decoded, for: characters.range)
        } else {
          clean.copy(characters.range, of: file.source.bytes)
        }
        if characters.isCDATA { clean.markUnescaped(from: start) }
      case .sign(let range, let sign):
        clean.put(Array(sign.utf8), for: range)
        clean.lock(from: start)
      case .object(let range):
        clean.put(InlineContent.stand, for: range)
        clean.lock(from: start)
      }
    }
    clean.endSegment(kind: paragraph.kind)
  }
}
