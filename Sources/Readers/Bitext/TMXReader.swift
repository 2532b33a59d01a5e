import SourceText
import XMLText

/// Translation memories, TMX 1.4b: the variants of a language are the segments of one document, with their originals.
///
/// The original is the variant in the header's `srclang`; where that is `*all*`, the first of a unit.
/// Source: LISA/GALA TMX 1.4b.
public enum TMXReader: Reader {
  public static let format: FormatID = "tmx"
  public static let suffixes = ["tmx"]

  public static func sniff(_ head: [UInt8]) -> Bool { XMLSniff.rootElement(head) == "tmx" }

  private static let roles: [String: InlineRole] = [
    "hi": .wrapper, "ph": .object, "ut": .object, "bpt": .edge, "ept": .edge, "it": .edge,
  ]

  private struct Variant {
    let language: String
    let content: InlineContent
  }

  private struct Side {
    let language: String
    let sourceLanguage: String
    var clean = CleanText()
  }

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    let file = XMLFile(try input.text())
    _ = try file.root("tmx")
    var sides: [Side] = []
    var sourceLanguage = "*all*"
    while let event = try file.next() {
      guard case .start(let tag) = event else { continue }
      switch tag.name {
      case "header":
        sourceLanguage = tag["srclang"] ?? sourceLanguage
        try file.skip()
      case "tu":
        add(try variants(file), id: tag["tuid"], tag["srclang"] ?? sourceLanguage, file.source.bytes, to: &sides)
      default: break
      }
    }
    for side in sides {
      emit(
        .success(
          Document(
            file: file.source, format: format, language: side.language, sourceLanguage: side.sourceLanguage,
            text: side.clean.text, map: side.clean.map, segments: side.clean.segments,
            locked: side.clean.lockedRanges(as: .messages),
            encodeReplacement: XMLFile.encoder(unescaped: side.clean.unescaped))))
    }
  }

  /// The variants of the unit whose start tag was read last.
  private static func variants(_ file: XMLFile) throws(ReadError) -> [Variant] {
    var out: [Variant] = []
    var language: String?
    while let event = try file.next() {
      switch event {
      case .start(let tag) where tag.name == "tuv":
        language = tag["xml:lang"] ?? tag["lang"]
        if language == nil {
          throw ReadError(file.source, at: tag.range.lowerBound, "expected xml:lang in “tuv”")
        }
      case .start(let tag) where tag.name == "seg":
        let content = try InlineContent(file, roles: roles)
        if let language { out.append(Variant(language: language, content: content)) }
      case .start: try file.skip()
      case .end(let name, _): if name == "tu" { return out }
      case .text: break
      }
    }
    return out
  }

  private static func add(
    _ variants: [Variant], id: String?, _ sourceLanguage: String, _ bytes: [UInt8], to sides: inout [Side]
  ) {
    let primary = { (tag: String) in tag.lowercased().prefix { $0 != "-" && $0 != "_" } }
    let source =
      variants.firstIndex { $0.language.lowercased() == sourceLanguage.lowercased() }
      ?? variants.firstIndex { primary($0.language) == primary(sourceLanguage) } ?? 0
    for (number, variant) in variants.enumerated() where number != source {
      let side: Int
      if let known = sides.firstIndex(where: { $0.language == variant.language }) {
        side = known
      } else {
        side = sides.count
        sides.append(Side(language: variant.language, sourceLanguage: variants[source].language))
      }
      InlineContent.appendPair(
        variant.content, original: variants[source].content, id: id, of: bytes, to: &sides[side].clean)
    }
  }
}
