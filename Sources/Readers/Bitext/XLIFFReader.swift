import SourceText
import XMLText

/// XLIFF 1.2, 2.0 and 2.1: each target is a segment with its source; each `file` element is a document.
///
/// Units that are not to be translated, and sources copied into targets that still wait, are passed over.
/// Source: OASIS XLIFF 1.2, 2.0 and 2.1.
public enum XLIFFReader: Reader {
  public static let format: FormatID = "xliff"
  public static let suffixes = ["xlf", "xliff", "sdlxliff", "mqxliff"]

  public static func sniff(_ head: [UInt8]) -> Bool { XMLSniff.rootElement(head) == "xliff" }

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    let file = XMLFile(try input.text())
    let root = try file.root("xliff")
    let version = root["version"] ?? "1.2"
    guard version.hasPrefix("1.") || version.hasPrefix("2.") else {
      throw ReadError(
        file.source, at: root.range.lowerBound, "expected XLIFF 1 or 2, found version “\(version)”",
        remedy: "save the file as XLIFF 1.2 or 2.1")
    }
    try XLIFFWalk(file: file, root: root).run(emit)
  }
}

/// One walk over a file.
private struct XLIFFWalk {
  let file: XMLFile
  let root: XMLTag
  private var clean = CleanText()
  private var language: String?
  private var sourceLanguage: String?
  /// For each open element: whether what is inside is to be translated.
  private var isTranslated: [Bool] = [true]

  init(file: XMLFile, root: XMLTag) {
    self.file = file
    self.root = root
  }

  private static let roles1: [String: InlineRole] = [
    "g": .wrapper, "mrk": .annotation, "x": .object, "ph": .object, "bx": .edge, "ex": .edge, "bpt": .edge,
    "ept": .edge, "it": .edge,
  ]
  private static let roles2: [String: InlineRole] = [
    "pc": .wrapper, "mrk": .annotation, "ph": .object, "sc": .edge, "ec": .edge, "sm": .edge, "em": .edge,
    "cp": .codePoint,
  ]

  consuming func run(_ emit: (Result<Document, ReadError>) -> Void) throws(ReadError) {
    while let event = try file.next() {
      switch event {
      case .start(let tag): try start(tag)
      case .end(let name, _):
        if name == "file" { emit(.success(document())) }
        if isTranslated.count > 1 { isTranslated.removeLast() }
      case .text: break
      }
    }
  }

  private mutating func start(_ tag: XMLTag) throws(ReadError) {
    let isOn = tag["translate"].map { $0 != "no" } ?? isTranslated.last ?? true
    switch tag.name {
    case "file":
      clean = CleanText()
      language = tag["target-language"] ?? root["trgLang"]
      sourceLanguage = tag["source-language"] ?? root["srcLang"]
      isTranslated.append(isOn)
    case "trans-unit":
      try unit1(tag, isOn: isOn)
    case "segment":
      try pair(tag, until: "segment", id: unitID(tag), isOn: isOn, roles: Self.roles2)
    case "unit":
      unit = tag["id"]
      isTranslated.append(isOn)
    case "header", "notes", "originalData", "ignorable", "skeleton", "metadata", "matches", "glossary", "alt-trans":
      try file.skip()
    default:
      isTranslated.append(isOn)
    }
  }

  /// The XLIFF 2 unit that is open.
  private var unit: String?

  private func unitID(_ segment: XMLTag) -> String? {
    let parts = [unit, segment["id"]].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "-")
  }

  private mutating func unit1(_ tag: XMLTag, isOn: Bool) throws(ReadError) {
    try pair(tag, until: "trans-unit", id: tag["id"], isOn: isOn, roles: Self.roles1)
  }

  /// Reads source and target of a unit or segment to its end.
  private mutating func pair(
    _ tag: XMLTag, until name: String, id: String?, isOn: Bool, roles: [String: InlineRole]
  ) throws(ReadError) {
    var source: InlineContent?
    var segmented: InlineContent?
    var target: InlineContent?
    var state = tag["state"]
    scan: while let event = try file.next() {
      switch event {
      case .end: break scan
      case .text: break
      case .start(let child):
        switch child.name {
        case "source": source = try InlineContent(file, roles: roles)
        case "seg-source": segmented = try InlineContent(file, roles: roles)
        case "target":
          state = child["state"] ?? state
          target = try InlineContent(file, roles: roles)
        default: try file.skip()
        }
      }
    }
    guard isOn, let target else { return }
    let original = segmented ?? source
    let waits = ["new", "needs-translation", "initial"].contains(state ?? "")
    if waits, let original, original.text(of: file.source.bytes) == target.text(of: file.source.bytes) { return }
    InlineContent.appendPair(target, original: original, id: id, of: file.source.bytes, to: &clean)
  }

  private func document() -> Document {
    Document(
      file: file.source, format: XLIFFReader.format, language: language, sourceLanguage: sourceLanguage,
      text: clean.text, map: clean.map, segments: clean.segments, locked: clean.lockedRanges(as: .messages),
      encodeReplacement: XMLFile.encoder(unescaped: clean.unescaped))
  }
}
