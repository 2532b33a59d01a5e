import Readers
import SourceText
import Testing

/// Checks that every reader must pass, written once.
struct ReaderChecks {
  let reader: any Reader.Type
  var options = ReadOptions()

  func input(_ text: String) -> RawInput { RawInput(path: "file", bytes: Array(text.utf8)) }

  func documents(_ text: String) throws -> [Document] { try documents(input(text)) }

  func documents(_ input: RawInput) throws -> [Document] {
    let (documents, errors) = reader.readAll(input, options: options)
    if let error = errors.first { throw error }
    for document in documents { checkShape(document, of: input) }
    return documents
  }

  /// The one document of a file.
  func document(_ text: String) throws -> Document {
    let documents = try documents(text)
    #expect(documents.count == 1)
    return try #require(documents.first)
  }

  func clean(_ text: String) throws -> [String] {
    try documents(text).map { String(decoding: $0.text, as: UTF8.self) }
  }

  func segments(_ document: Document) -> [String] { document.segments.map { document.string($0.range) } }
  func locked(_ document: Document) -> [String] { document.locked.map(document.string) }

  func errors(_ text: String) -> [ReadError] { reader.readAll(input(text), options: options).errors }

  /// What holds for every document: runs in order and inside both texts, ranges sorted and inside the clean text.
  private func checkShape(_ document: Document, of input: RawInput) {
    #expect(TextEncoding.firstInvalidByte(in: document.text) == nil)
    var clean = 0
    for run in document.map.runs {
      #expect(run.clean >= clean)
      clean = run.clean + run.cleanLength
      let source = ByteRange(run.source, run.source + run.sourceLength)
      guard clean <= document.text.count, source.end <= document.file.bytes.count else {
        Issue.record("a run lies outside its text: \(run)")
        continue
      }
      if run.isVerbatim {
        #expect(document.text[run.clean..<clean] == document.file.bytes[source.indices], "run \(run)")
      }
    }
    for ranges in [document.segments.map(\.range), document.locked] {
      var end = 0
      for range in ranges {
        #expect(range.start >= end && range.end <= document.text.count && !range.isEmpty)
        end = range.end
      }
    }
    if document.part.isEmpty, !input.isUTF16 {
      let end = document.fileOffset + document.file.bytes.count
      #expect(Array(input.bytes[document.fileOffset..<end]) == document.file.bytes)
    }
  }

  /// Replaces the only occurrence of `word` in the clean texts and gives the new file.
  ///
  /// Checks that reading the new file gives the clean texts with the word replaced.
  func replacing(_ word: String, with new: String, in text: String) throws -> String {
    String(decoding: try replacing(word, with: new, in: input(text)), as: UTF8.self)
  }

  func replacing(_ word: String, with new: String, in input: RawInput) throws -> [UInt8] {
    let before = try documents(input)
    var edits: [String: [FileEdit]] = [:]
    var found = 0
    for document in before {
      for range in occurrences(of: word, in: document.text) {
        found += 1
        edits[document.part, default: []] += try #require(
          document.fileEdits([Edit(range, new)]), "“\(word)” cannot be replaced")
      }
    }
    #expect(found == 1)
    let rewritten = try reader.rewrite(input, edits: edits)
    let after = try documents(RawInput(path: input.path, bytes: rewritten))
    let expected = before.map { replaced(word, with: new, in: $0.text) }
    #expect(after.map { String(decoding: $0.text, as: UTF8.self) } == expected)
    return rewritten
  }

  /// The bytes of the file that the only occurrence of `word` stands for.
  func source(of word: String, in document: Document) throws -> String {
    let range = try #require(occurrences(of: word, in: document.text).first)
    return document.file.string(document.map.source(range))
  }

  func occurrences(of word: String, in text: [UInt8]) -> [ByteRange] {
    let word = Array(word.utf8)
    return text.indices.filter { text[$0...].starts(with: word) }.map { ByteRange($0, $0 + word.count) }
  }

  private func replaced(_ word: String, with new: String, in text: [UInt8]) -> String {
    let edits = occurrences(of: word, in: text).map { FileEdit($0, Array(new.utf8)) }
    return String(decoding: FileEdit.apply(edits, to: text), as: UTF8.self)
  }
}
