import Readers
import SourceText
import Testing

@Suite struct PlainTextReaderTests {
  private let checks = ReaderChecks(reader: PlainTextReader.self)

  @Test func blankLinesPartSegments() throws {
    let document = try checks.document("\n  First line\nsecond line \n \t\n\nThird\r\n\r\nFourth")
    #expect(checks.segments(document) == ["First line\nsecond line", "Third", "Fourth"])
    #expect(document.offsetBase == .file)
  }

  @Test func theMarkIsNoText() throws {
    let document = try checks.document("\u{FEFF}Halab")
    #expect(document.text == Array("Halab".utf8))
    #expect(document.map.source(ByteRange(0, 5)) == ByteRange(3, 8))
    #expect(try checks.replacing("Halab", with: "Aleppo", in: "\u{FEFF}Halab\n") == "\u{FEFF}Aleppo\n")
  }

  @Test func addressesAreLocked() throws {
    let document = try checks.document("See https://example.org/x for {Baghdad: Euphrates News} and/or %s.")
    #expect(checks.locked(document) == ["https://example.org/x", "%s"])
  }

  @Test func emptyTextHasNoSegments() throws {
    #expect(try checks.document("").segments.isEmpty)
    #expect(try checks.document(" \n\n").segments.isEmpty)
  }

  @Test func invalidUTF8IsOneLine() {
    let result = PlainTextReader.readAll(RawInput(path: "a.txt", bytes: [0x41, 0x0A, 0xFF]))
    #expect(
      result.errors.map(\.description)
        == ["a.txt:2: invalid UTF-8 at byte 2; convert the file to UTF-8 (for example with iconv)"])
    #expect(result.documents.isEmpty)
  }

  @Test func utf16IsWrittenBack() throws {
    let file = RawInput(path: "x", bytes: TextEncoding.utf16LittleEndian.encode(Array("In Halab.\r\n".utf8)))
    let fixed = try checks.replacing("Halab", with: "Ḥalab", in: file)
    #expect(fixed == TextEncoding.utf16LittleEndian.encode(Array("In Ḥalab.\r\n".utf8)))
  }
}
