import Testing

@testable import ICU

@Suite("Old charsets")
struct CharsetDecoderTests {
  @Test("become UTF-8")
  func decode() throws {
    #expect(try CharsetDecoder.decode([0xCD, 0xE1, 0xC8], charset: "windows-1256") == Array("حلب".utf8))
    #expect(try CharsetDecoder.decode([0xCD, 0xE4, 0xC8], charset: "iso-8859-6") == Array("حلب".utf8))
    #expect(try CharsetDecoder.decode([], charset: "windows-1252").isEmpty)
  }

  @Test("of any length, with scalars outside the first plane")
  func long() throws {
    let units: [UInt8] = [0x61, 0x00, 0x3D, 0xD8, 0x00, 0xDE]
    let text = Array(repeating: units, count: 5000).flatMap { $0 }
    let decoded = try CharsetDecoder.decode(text, charset: "UTF-16LE")
    #expect(String(decoding: decoded, as: UTF8.self) == String(repeating: "a😀", count: 5000))
  }

  @Test("are refused where unknown or malformed")
  func failures() {
    #expect(throws: CharsetDecoder.Failure.unknownCharset("no-such-set")) {
      try CharsetDecoder.decode([65], charset: "no-such-set")
    }
    #expect(throws: CharsetDecoder.Failure.malformed(offset: 3)) {
      try CharsetDecoder.decode([0x41, 0x42, 0xA1], charset: "iso-8859-6")
    }
  }
}
