import Testing

@testable import ICU

@Suite("Normalization")
struct NormalizerTests {
  @Test(
    "gives the form asked for",
    arguments: [
      (Normalizer.Form.nfc, "e\u{301}", "\u{E9}"), (.nfd, "\u{E9}", "e\u{301}"), (.nfkc, "ﬁ①", "fi1"),
      (.nfkd, "é½", "e\u{301}1\u{2044}2"), (.nfkcCaseFold, "ＡＢ\u{AD}", "ab"), (.nfc, "ا\u{653}", "آ"),
      (.nfc, "", ""), (.nfd, "Aleppo", "Aleppo"),
    ])
  func normalize(form: Normalizer.Form, text: String, expected: String) throws {
    let result = try Normalizer.normalize(text, to: form)
    #expect(Array(result.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("finds room for text that grows")
  func growth() throws {
    // One scalar of 3 bytes becomes 18 of 33.
    let text = String(repeating: "\u{FDFA}", count: 1000)
    #expect(try Normalizer.normalize(text, to: .nfkd).utf8.count == 33 * 1000)
  }

  @Test("tells whether there is something to do")
  func isNormalized() throws {
    #expect(try Normalizer.isNormalized(Array("\u{E9} حلب".utf8), .nfc))
    #expect(try !Normalizer.isNormalized(Array("e\u{301}".utf8), .nfc))
    #expect(try Normalizer.isNormalized([], .nfd))
  }
}
