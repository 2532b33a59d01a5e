import SourceText
import Testing

@Suite struct TextEncodingTests {
  @Test func utf16ReadsAndWritesBack() throws {
    let text = Array("a é ب 😀\r\n".utf8)
    for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
      let (decoded, found) = try TextEncoding.decode(encoding.encode(text))
      #expect(decoded == text)
      #expect(found == encoding)
    }
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x41], 2), ([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], 2), ([0xFE, 0xFF, 0xDC, 0x00], 2),
    ] as [([UInt8], Int)])
  func brokenUTF16NamesTheByte(_ bytes: [UInt8], _ offset: Int) {
    #expect(throws: TextDecodingError.invalidUTF16(offset: offset)) { try TextEncoding.decode(bytes) }
  }

  @Test(
    arguments: [
      ([0x80], 0), ([0x41, 0xC0, 0x80], 1), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0xC3], 0), ([0xE2, 0x82], 0), ([0x0A, 0xF5, 0x80], 1), ([0xC3, 0x28], 0), ([0xF0, 0x9F, 0x98, 0x41], 0),
    ] as [([UInt8], Int)])
  func brokenUTF8NamesTheByte(_ bytes: [UInt8], _ offset: Int) {
    #expect(TextEncoding.firstInvalidByte(in: bytes) == offset)
  }

  @Test func lineOfBrokenUTF8() {
    #expect(throws: TextDecodingError.invalidUTF8(offset: 4, line: 3)) {
      try TextEncoding.decode([0x0A, 0x41, 0x0A, 0x41, 0xFF])
    }
  }

  @Test func wellFormedUTF8IsKeptWithItsMark() throws {
    let bytes = Array("\u{FEFF}é\u{10FFFF}".utf8)
    #expect(try TextEncoding.decode(bytes).utf8 == bytes)
    #expect(SourceText(path: "x", bytes: bytes).markLength == 3)
    #expect(SourceText(path: "x", bytes: bytes).position(at: 5) == Position(line: 1, column: 2))
  }
}
