import JSONText
import SourceText

/// JSON Lines: an object a line with `text` and, if wanted, `id`, `source`, `language` and `source_language`.
///
/// Every other field is carried through untouched in `Document.extra`. Source: jsonlines.org; JSON is RFC 8259.
public enum JSONLinesReader: Reader {
  public static let format: FormatID = "jsonl"
  public static let suffixes = ["jsonl", "ndjson"]

  /// An object with a text in the first line, and a second line that begins another.
  public static func sniff(_ head: [UInt8]) -> Bool {
    let lines = head.split(separator: 0x0A, maxSplits: 1)
    guard let first = lines.first, first.first == UInt8(ascii: "{"),
      let node = try? JSONParser.parse(Array(first)), node["text"] != nil
    else { return false }
    return lines.count < 2 || lines[1].first.map { $0 == UInt8(ascii: "{") || $0 == 0x0D } ?? true
  }

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    var splitter = LineSplitter(limit: options.longestRecord)
    let bytes = input.isUTF16 ? try input.text().bytes : input.bytes
    var at = 0
    repeat {
      let end = min(bytes.count, at + 1 << 16)
      splitter.add(bytes[at..<end])
      at = end
      if at == bytes.count { splitter.finish() }
      while let line = splitter.next() {
        if let result = record(line, path: input.path) { emit(result) }
      }
    } while at < bytes.count
  }

  /// One line of a file or a stream as a document; nil for a blank line.
  public static func record(_ line: LineSplitter.Line, path: String) -> Result<Document, ReadError>? {
    if line.isTooLong {
      return .failure(
        ReadError(file: path, line: line.number, offset: line.offset, problem: "the line is too long to read"))
    }
    if line.bytes.allSatisfy({ $0 <= 0x20 }) { return nil }
    do throws(ReadError) {
      return .success(try document(line, path: path))
    } catch {
      return .failure(error)
    }
  }

  private static func document(_ line: LineSplitter.Line, path: String) throws(ReadError) -> Document {
    func failure(_ offset: Int, _ problem: String, _ remedy: String? = nil) -> ReadError {
      ReadError(file: path, line: line.number, offset: line.offset + offset, problem: problem, remedy: remedy)
    }
    if let offset = TextEncoding.firstInvalidByte(in: line.bytes) {
      throw failure(offset, "invalid UTF-8", "write the line in UTF-8")
    }
    let node: JSONNode
    do throws(JSONError) {
      node = try JSONParser.parse(line.bytes)
    } catch {
      throw failure(error.offset, error.problem, "write one JSON object a line")
    }
    guard case .object(let members) = node.content else {
      throw failure(0, "expected an object, found \(node.kind)", "write one JSON object a line")
    }
    var fields = RecordFields()
    for member in members {
      do throws(RecordFields.Problem) {
        try fields.take(member, of: line.bytes)
      } catch {
        throw failure(error.offset, error.message)
      }
    }
    guard let text = fields.text else {
      throw failure(0, "expected a field “text”", "name the field that holds the text “text”")
    }
    return fields.document(text, file: SourceText(path: path, bytes: line.bytes), offset: line.offset)
  }
}

/// The fields of a record that have a meaning.
private struct RecordFields {
  struct Problem: Error {
    let offset: Int
    let message: String
  }

  var text: JSONString?
  private var id: String?
  private var isNumericID = false
  private var source: JSONString?
  private var language: String?
  private var sourceLanguage: String?
  private var extra: [UInt8] = []

  mutating func take(_ member: JSONMember, of line: [UInt8]) throws(Problem) {
    let value = member.value
    switch member.key.string {
    case "text":
      guard case .string(let string) = value.content else { throw unexpected(member, "a text") }
      text = string
    case "id":
      isNumericID = false
      switch value.content {
      case .string(let string): id = string.string
      case .number(let digits): (id, isNumericID) = (digits, true)
      case .null: id = nil
      default: throw unexpected(member, "a text or a number")
      }
    case "source": source = try optional(member)
    case "language": language = try optional(member)?.string
    case "source_language": sourceLanguage = try optional(member)?.string
    default:
      extra.append(UInt8(ascii: extra.isEmpty ? "{" : ","))
      extra += line[member.key.range]
      extra.append(UInt8(ascii: ":"))
      extra += line[value.range]
    }
  }

  private func optional(_ member: JSONMember) throws(Problem) -> JSONString? {
    switch member.value.content {
    case .string(let string): return string
    case .null: return nil
    default: throw unexpected(member, "a text")
    }
  }

  private func unexpected(_ member: JSONMember, _ wanted: String) -> Problem {
    Problem(
      offset: member.value.range.lowerBound,
      message: "expected \(wanted) in “\(member.key.string)”, found \(member.value.kind)")
  }

  func document(_ text: JSONString, file: SourceText, offset: Int) -> Document {
    // A record written in ASCII stays in ASCII.
    let isASCII =
      text.escapes.contains { text.utf8[$0.decoded.lowerBound] >= 0x80 } && file.bytes.allSatisfy { $0 < 0x80 }
    var clean = CleanText()
    clean.beginSegment()
    clean.append(text, of: file.bytes)
    return Document(
      file: file, fileOffset: offset, id: id, isNumericID: isNumericID, format: JSONLinesReader.format,
      language: language, sourceLanguage: sourceLanguage, text: text.utf8, map: clean.map, offsetBase: .record,
      segments: PairedBlocks.segments(of: text.utf8, original: source?.utf8), locked: LockedText.ranges(in: text.utf8),
      extra: extra.isEmpty ? nil : String(decoding: extra, as: UTF8.self) + "}"
    ) { replacement, _ in JSONWriter.escaped(replacement.utf8, isASCII: isASCII) }
  }
}
