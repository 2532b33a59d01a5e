import JSONText
import SourceText

/// JSON files: the texts of chosen fields, or all that look like prose, each a segment that goes by its path.
public enum JSONReader: Reader {
  public static let format: FormatID = "json"
  public static let suffixes = ["json"]

  public static func sniff(_ head: [UInt8]) -> Bool {
    let start = head.drop { $0 <= 0x20 }
    guard let first = start.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    let next = start.dropFirst().first { $0 > 0x20 }
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "{") || next == UInt8(ascii: "[")
  }

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    let file = try input.text()
    let root: JSONNode
    do throws(JSONError) {
      root = try JSONParser.parse(file.bytes, in: file.markLength..<file.bytes.count)
    } catch {
      throw ReadError(file, at: error.offset, error.problem, remedy: "check it with python3 -m json.tool")
    }
    var clean = CleanText()
    for (path, text) in try texts(in: root, options, file) {
      clean.beginSegment()
      clean.append(text, of: file.bytes)
      clean.endSegment(id: path)
    }
    let isASCII = isWrittenInASCII(file.bytes)
    emit(
      .success(
        Document(
          file: file, format: format, language: (root["language"] ?? root["lang"]).flatMap { $0.value.string },
          text: clean.text, map: clean.map, segments: paragraphs(of: clean), locked: clean.lockedRanges()
        ) { replacement, _ in JSONWriter.escaped(replacement.utf8, isASCII: isASCII) }))
  }

  private static func texts(
    in root: JSONNode, _ options: ReadOptions, _ file: SourceText
  ) throws(ReadError) -> [(path: String, text: JSONString)] {
    if options.fields.isEmpty { return JSONProse.texts(in: root) }
    var out: [(path: String, text: JSONString)] = []
    for field in options.fields {
      guard let path = JSONPath(field) else {
        throw ReadError(file: file.path, problem: "“\(field)” is no path", remedy: "write it like articles[].body")
      }
      let found = path.texts(in: root)
      if found.isEmpty { throw ReadError(file: file.path, problem: "no text at “\(field)”", remedy: names(in: root)) }
      out += found
    }
    // One text may be named twice; the order is that of the file.
    var seen: Set<Int> = []
    return out.filter { seen.insert($0.text.start).inserted }.sorted { $0.text.start < $1.text.start }
  }

  private static func names(in root: JSONNode) -> String? {
    guard case .object(let members) = root.content else { return nil }
    return "the file has " + members.prefix(12).map { "“\($0.key.string)”" }.joined(separator: ", ")
  }

  /// True where no letter beyond ASCII stands in the file and some are written as `\u`.
  private static func isWrittenInASCII(_ bytes: [UInt8]) -> Bool {
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
    let escape = Array("\\u".utf8)
    return bytes.indices.contains { bytes[$0] == escape[0] && bytes[$0...].starts(with: escape) }
  }

  /// A text of several paragraphs is as many segments.
  private static func paragraphs(of clean: CleanText) -> [Segment] {
    clean.segments.flatMap { segment in
      TextBlocks.blocks(in: Array(clean.text[segment.range.indices])).map {
        Segment(id: segment.id, range: $0.shifted(by: segment.range.start))
      }
    }
  }
}
