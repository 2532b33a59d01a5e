import SourceText
import XMLText
import ZipArchive

/// Word files (DOCX): body, footnotes, endnotes, headers and footers, each a document; paragraphs are segments.
///
/// Places in reports count in the text of the part, as nobody opens the XML. Source: ECMA-376 (Office Open XML).
public enum DOCXReader: Reader {
  public static let format: FormatID = "docx"
  public static let suffixes = ["docx", "docm"]

  /// Largest part that is read, in bytes unpacked: what bounds the memory of a bomb.
  static let largestPart = 48 << 20

  public static func sniff(_ head: [UInt8]) -> Bool {
    guard head.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
    let text = String(decoding: head, as: UTF8.self)
    return text.contains("word/") || text.contains("[Content_Types].xml")
  }

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    let archive = try archive(input)
    guard archive["word/document.xml"] != nil else {
      throw ReadError(file: input.path, problem: "no word/document.xml in the archive", remedy: "save the file as DOCX")
    }
    for name in partNames(archive) {
      let (file, _) = try part(name, archive, input)
      let clean = try DOCXPart(file).clean
      if clean.segments.isEmpty, name != "word/document.xml" { continue }
      emit(
        .success(
          Document(
            file: file, part: name, id: name == "word/document.xml" ? nil : name, format: format, text: clean.text,
            map: clean.map, offsetBase: .record, segments: clean.segments, locked: clean.lockedRanges(),
            encodeReplacement: XMLFile.encoder(unescaped: clean.unescaped))))
    }
  }

  public static func rewrite(_ input: RawInput, edits: [String: [FileEdit]]) throws(ReadError) -> [UInt8] {
    let archive = try archive(input)
    var contents: [String: [UInt8]] = [:]
    for (name, edits) in edits where !name.isEmpty && !edits.isEmpty {
      let (file, original) = try part(name, archive, input)
      let kept = try edits + DOCXSpaces.edits(for: edits, in: file)
      let bytes = FileEdit.apply(kept, to: file.bytes)
      // A part in UTF-16 is written back as UTF-16.
      contents[name] = original == .utf8 ? bytes : original.encode(bytes)
    }
    do throws(ZipError) {
      return try archive.replacing(contents)
    } catch {
      throw ReadError(input, error)
    }
  }

  private static func archive(_ input: RawInput) throws(ReadError) -> ZipArchive {
    do throws(ZipError) {
      return try ZipArchive(input.bytes)
    } catch {
      throw ReadError(input, error)
    }
  }

  /// The body first, then notes, headers and footers by name.
  private static func partNames(_ archive: ZipArchive) -> [String] {
    let others = archive.members.map(\.name).filter { name in
      name.hasSuffix(".xml") && ["footnotes", "endnotes", "header", "footer"].contains { name.hasPrefix("word/\($0)") }
    }
    return ["word/document.xml"] + others.sorted()
  }

  private static func part(
    _ name: String, _ archive: ZipArchive, _ input: RawInput
  ) throws(ReadError) -> (SourceText, TextEncoding) {
    guard let member = archive[name] else { throw ReadError(file: input.path, problem: "no \(name) in the archive") }
    let bytes: [UInt8]
    do throws(ZipError) {
      bytes = try archive.content(of: member, limit: largestPart)
    } catch {
      throw ReadError(input, error)
    }
    let text = try RawInput(path: "\(input.path)(\(name))", bytes: bytes).text()
    return (SourceText(path: input.path, bytes: text.bytes, encoding: text.encoding), text.encoding)
  }
}

extension ReadError {
  fileprivate init(_ input: RawInput, _ error: ZipError) {
    self.init(file: input.path, offset: error.offset, problem: error.problem, remedy: "save the file again in Word")
  }
}

/// Word drops blanks at the edges of a run's text unless the run says `xml:space="preserve"`.
enum DOCXSpaces {
  /// Edits that add the attribute to runs whose text begins or ends with a blank once `edits` are applied.
  static func edits(for edits: [FileEdit], in source: SourceText) throws(ReadError) -> [FileEdit] {
    let file = XMLFile(source)
    var waiting = edits.sorted { $0.range < $1.range }[...]
    var out: [FileEdit] = []
    var open: XMLTag?
    while !waiting.isEmpty, let event = try file.next() {
      switch event {
      case .start(let tag): open = tag.name == "t" && tag["xml:space"] == nil ? tag : nil
      case .text: break
      case .end(_, let range):
        let inside = waiting.prefix { $0.range.start <= range.lowerBound }
        waiting = waiting.dropFirst(inside.count)
        guard let tag = open, !inside.isEmpty else { continue }
        open = nil
        let start = tag.range.upperBound
        let local = inside.filter { $0.range.start >= start }.map { FileEdit($0.range.shifted(by: -start), $0.bytes) }
        let text = FileEdit.apply(local, to: Array(source.bytes[start..<max(start, range.lowerBound)]))
        if let first = text.first, let last = text.last, first <= 0x20 || last <= 0x20 {
          out.append(FileEdit(ByteRange(start - 1, start - 1), Array(" xml:space=\"preserve\"".utf8)))
        }
      }
    }
    return out
  }
}
