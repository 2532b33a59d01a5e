import SourceText

/// Catalogues of GNU gettext: each translation is a segment with its original. Of a template (`.pot`) the messages
/// themselves are the text.
///
/// Fuzzy entries are read, as that is how tools mark machine translation; obsolete ones are not.
public enum POReader: Reader {
  public static let format: FormatID = "po"
  public static let suffixes = ["po", "pot"]

  public static func sniff(_ head: [UInt8]) -> Bool {
    for line in head.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) where line.first != UInt8(ascii: "#") {
      return line.starts(with: Array("msgid \"".utf8)) || line.starts(with: Array("msgctxt \"".utf8))
    }
    return false
  }

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    let file = try input.text()
    let isTemplate = input.path.hasSuffix(".pot")
    var scanner = POScanner(file)
    var clean = CleanText()
    var header = POHeader()
    while let entry = try scanner.next() {
      let message = POString.decode(entry.message ?? [], of: file.bytes)
      if message.isEmpty, entry.context == nil {
        header = POHeader(POString.decode(entry.translations.first?.lines ?? [], of: file.bytes))
        continue
      }
      append(entry, message, isTemplate: isTemplate, of: file.bytes, to: &clean)
    }
    emit(
      .success(
        Document(
          file: file, format: format, language: isTemplate ? nil : header.language,
          sourceLanguage: header.sourceLanguage, text: clean.text, map: clean.map, segments: clean.segments,
          locked: clean.lockedRanges(as: .messages)
        ) { replacement, _ in POString.escaped(replacement.utf8) }))
  }

  private static func append(
    _ entry: POEntry, _ message: [UInt8], isTemplate: Bool, of bytes: [UInt8], to clean: inout CleanText
  ) {
    let context = entry.context.map { String(decoding: POString.decode($0, of: bytes), as: UTF8.self) }
    let plural = entry.plural.map { POString.decode($0, of: bytes) }
    let traits = entry.traits
    func add(_ lines: POEntry.Lines, original: [UInt8]?) {
      clean.beginSegment()
      POString.append(lines, of: bytes, to: &clean)
      if traits.contains(.qt) { clean.lockQtPlaceholders() }
      clean.endSegment(id: context, kind: .unit, original: original, traits: traits)
    }
    if isTemplate {
      for lines in [entry.message, entry.plural] { if let lines { add(lines, original: nil) } }
      return
    }
    for (form, lines) in entry.translations {
      // The first form is the singular, unless the language has but one.
      let isSingular = plural == nil || (form == 0 && entry.translations.count > 1)
      add(lines, original: isSingular ? message : plural)
    }
  }
}

/// What the header of a catalogue says.
struct POHeader {
  var language: String?
  var sourceLanguage: String?

  init() {}

  init(_ header: [UInt8]) {
    for line in String(decoding: header, as: UTF8.self).split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].filter { $0 != " " }
      switch line[..<colon].lowercased() {
      case "language": language = Self.tag(value)
      case "x-source-language": sourceLanguage = Self.tag(value)
      default: break
      }
    }
  }

  /// BCP 47 of gettext's `ll_CC@variant`; nil for an empty one.
  static func tag(_ name: String) -> String? {
    let parts = name.split(separator: "@", maxSplits: 1)
    guard let locale = parts.first else { return nil }
    let pieces = locale.prefix { $0 != "." }.split { $0 == "_" || $0 == "-" }.map(String.init)
    guard let language = pieces.first else { return nil }
    let scripts = ["latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "arabic": "Arab"]
    let script = parts.count > 1 ? scripts[parts[1].lowercased()] : nil
    return ([language] + (script.map { [$0] } ?? []) + pieces.dropFirst()).joined(separator: "-")
  }
}
