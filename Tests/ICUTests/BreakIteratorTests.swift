import Testing

@testable import ICU

@Suite("Break iterators")
struct BreakIteratorTests {
  @Test("give byte offsets of words")
  func words() throws {
    let text = "Aleppo’s حلب 3.5"
    let found = try BreakIterator(.word, locale: "en").boundaries(of: Array(text.utf8))
    #expect(found == [0, 10, 11, 17, 18, 21])
  }

  @Test("give sentences")
  func sentences() throws {
    let found = try BreakIterator(.sentence, locale: "en").boundaries(of: Array("One. Two! Three".utf8))
    #expect(found == [0, 5, 10, 15])
  }

  @Test("give grapheme clusters")
  func characters() throws {
    let found = try BreakIterator(.character, locale: "en").boundaries(of: Array("e\u{301}👍🏽\r\n".utf8))
    #expect(found == [0, 3, 11, 13])
  }

  @Test("give nothing for an empty text")
  func empty() throws {
    #expect(try BreakIterator(.word, locale: "en").boundaries(of: []).isEmpty)
  }

  @Test("can be cloned and used again")
  func clone() throws {
    let first = try BreakIterator(.word, locale: "ar")
    let second = try BreakIterator(cloning: first)
    #expect(try first.boundaries(of: Array("a b".utf8)) == [0, 1, 2, 3])
    #expect(try second.boundaries(of: Array("ab".utf8)) == [0, 2])
    #expect(try first.boundaries(of: Array("c".utf8)) == [0, 1])
  }

  @Test("take an unknown locale for the root")
  func unknownLocale() throws {
    #expect(try BreakIterator(.word, locale: "zz-ZZ").boundaries(of: Array("a b".utf8)) == [0, 1, 2, 3])
  }
}
