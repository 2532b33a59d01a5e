import Readers
import SourceText
import Testing

@Suite struct JSONLinesReaderTests {
  private let checks = ReaderChecks(reader: JSONLinesReader.self)

  @Test func fieldsAreTakenAndTheRestIsCarried() throws {
    let document = try checks.document(
      #"{"b": [1, 2.50], "id": "n1", "text": "Hi", "language": "en", "source_language": "ar", "é": null, "source": "س"}"#
    )
    #expect(document.id == "n1")
    #expect(!document.isNumericID)
    #expect(document.language == "en")
    #expect(document.sourceLanguage == "ar")
    #expect(document.extra == #"{"b":[1, 2.50],"é":null}"#)
    #expect(document.offsetBase == .record)
    #expect(document.segments.first?.original == Array("س".utf8))
  }

  @Test func numericIDsAreKeptAsGiven() throws {
    let document = try checks.document(#"{"text": "x", "id": 1.50}"#)
    #expect(document.id == "1.50")
    #expect(document.isNumericID)
    #expect(document.extra == nil)
  }

  @Test func aLineIsADocument() throws {
    let file = "\u{FEFF}{\"text\": \"one\"}\r\n\n{\"text\": \"two\"}\n  \n{\"text\": \"three\"}"
    let documents = try checks.documents(file)
    #expect(documents.map { $0.string(ByteRange(0, 9)) } == ["one", "two", "three"])
    #expect(documents.map(\.fileOffset) == [3, 21, 40])
  }

  @Test func paragraphsPairUpWhereBothHaveAsMany() throws {
    let document = try checks.document(#"{"text": "A b.\n\nC d.", "source": "أ.\n\nب."}"#)
    #expect(document.segments.map { $0.original.map { String(decoding: $0, as: UTF8.self) } } == ["أ.", "ب."])
    let uneven = try checks.document(#"{"text": "A b.\n\nC d.", "source": "أ."}"#)
    #expect(checks.segments(uneven) == ["A b.\n\nC d."])
  }

  @Test func wordsMapThroughEscapes() throws {
    let document = try checks.document(#"{"text": "Say \"caf\u00e9\" in Halab\u060c then"}"#)
    #expect(document.text == Array("Say \"café\" in Halab، then".utf8))
    #expect(try checks.source(of: "Halab", in: document) == "Halab")
    #expect(try checks.source(of: "\"café\"", in: document) == #"\"caf\u00e9\""#)
  }

  @Test func fixesGoBackWithEscapes() throws {
    let file = "{\"text\": \"In \\\"Halab\\\" é\", \"x\" : 1}\n{\"text\": \"ok\"}\r\n"
    #expect(
      try checks.replacing("\"Halab\"", with: "“Ḥ\"\\\n”", in: file)
        == "{\"text\": \"In “Ḥ\\\"\\\\\\n” é\", \"x\" : 1}\n{\"text\": \"ok\"}\r\n")
  }

  @Test func recordsWrittenInASCIIStaySo() throws {
    let file = #"{"text": "\u0628 in Halab"}"#
    let fixed = try checks.replacing("Halab", with: "Ḥalab😀", in: file)
    #expect(fixed == #"{"text": "\u0628 in \u1e24alab\ud83d\ude00"}"#)
  }

  @Test(arguments: [
    (
      #"{"text": "x""#,
      "file:2: expected “,” or “}” in an object, found the end at byte 30; write one JSON object a line"
    ),
    (#"["x"]"#, "file:2: expected an object, found a list at byte 18; write one JSON object a line"),
    (#"{"id": "x"}"#, "file:2: expected a field “text” at byte 18; name the field that holds the text “text”"),
    (#"{"text": 5}"#, "file:2: expected a text in “text”, found a number at byte 27"),
    (#"{"text": "x", "id": []}"#, "file:2: expected a text or a number in “id”, found a list at byte 38"),
    (#"{"text": "x", "source": 1}"#, "file:2: expected a text in “source”, found a number at byte 42"),
  ])
  func malformedLinesAreNamedAndTheOthersRead(_ line: String, _ message: String) {
    let result = JSONLinesReader.readAll(checks.input("{\"text\": \"first\"}\n\(line)\n{\"text\": \"last\"}\n"))
    #expect(result.errors.map(\.description) == [message])
    #expect(result.documents.map { $0.string(ByteRange(0, 9)) } == ["first", "last"])
  }

  @Test func invalidUTF8SpoilsOneLine() {
    let bytes = Array("{\"text\": \"a\"}\n{\"text\": \"".utf8) + [0xFF] + Array("\"}\n{\"text\": \"b\"}".utf8)
    let result = JSONLinesReader.readAll(RawInput(path: "f", bytes: bytes))
    #expect(result.errors.map(\.description) == ["f:2: invalid UTF-8 at byte 24; write the line in UTF-8"])
    #expect(result.documents.count == 2)
  }

  @Test func longLinesAreSkippedInBoundedMemory() {
    var options = ReadOptions()
    options.longestRecord = 40
    let long = String(repeating: "x", count: 200_000)
    let text = "{\"text\": \"a\"}\n{\"text\": \"\(long)\"}\n{\"text\": \"b\"}"
    let result = JSONLinesReader.readAll(checks.input(text), options: options)
    #expect(result.errors.map(\.line) == [2])
    #expect(result.documents.map { $0.string(ByteRange(0, 9)) } == ["a", "b"])
    #expect(result.documents.last?.fileOffset == text.utf8.count - 13)
  }

  @Test func sniffs() {
    #expect(JSONLinesReader.sniff(Array("{\"id\": 1, \"text\": \"a\"}\n{\"te".utf8)))
    #expect(!JSONLinesReader.sniff(Array("{\"id\": 1}\n{}".utf8)))
    #expect(!JSONLinesReader.sniff(Array("{\n\"text\": 1}".utf8)))
    #expect(!JSONLinesReader.sniff(Array("{Baghdad: text}".utf8)))
  }
}

@Suite struct LineSplitterTests {
  @Test(arguments: 1...7)
  func chunksOfAnySizeGiveTheSameLines(_ size: Int) {
    let bytes = Array("\u{FEFF}a\r\n\nbc\nd\re".utf8)
    var splitter = LineSplitter()
    var lines: [LineSplitter.Line] = []
    // The first chunk holds the whole mark, as any real one does.
    var at = 0
    while at < bytes.count {
      let end = min(bytes.count, at + max(size, at == 0 ? 3 : 1))
      splitter.add(bytes[at..<end])
      at = end
      while let line = splitter.next() { lines.append(line) }
    }
    splitter.finish()
    while let line = splitter.next() { lines.append(line) }
    #expect(lines.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a", "", "bc", "d\re"])
    #expect(lines.map(\.offset) == [3, 6, 7, 10])
    #expect(lines.map(\.number) == [1, 2, 3, 4])
  }

  @Test func aFinalLineEndBeginsNoLine() {
    var splitter = LineSplitter()
    splitter.add(Array("a\n".utf8))
    splitter.finish()
    #expect(splitter.next()?.bytes == Array("a".utf8))
    #expect(splitter.next() == nil)
  }
}
