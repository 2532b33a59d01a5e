import Testing

@testable import GazetteerImport

struct DelimitedTextTests {
  private func rows(_ text: String, _ separator: Character = ",", isQuoted: Bool = true) -> [[String]] {
    Array(DelimitedText(Array(text.utf8), separator: separator.asciiValue ?? 0, isQuoted: isQuoted))
  }

  @Test func cellsAreParted() {
    #expect(rows("a,b\r\nc,\n\n,d") == [["a", "b"], ["c", ""], ["", "d"]])
  }

  @Test func quotesHoldSeparatorsAndLineBreaks() {
    #expect(rows("\"a,b\",\"say \"\"x\"\"\"\n\"two\nlines\",z\n") == [["a,b", "say \"x\""], ["two\nlines", "z"]])
  }

  @Test func withoutQuotingAQuoteIsALetter() {
    #expect(rows("\"a\tb\n", "\t", isQuoted: false) == [["\"a", "b"]])
  }

  @Test func linesAreCounted() {
    var text = DelimitedText(Array("\u{FEFF}a\n\n\"b\nc\"\nd\n".utf8), separator: 0x2C, isQuoted: true)
    var lines: [Int] = []
    while text.next() != nil { lines.append(text.line) }
    #expect(lines == [1, 3, 5])
  }

  @Test(arguments: [("a,b;c,d", ","), ("a\tb", "\t"), ("a;b;c,d", ";")] as [(String, Character)])
  func theSeparatorIsTheCommonest(header: String, separator: Character) {
    #expect(DelimitedText.separator(of: Array(header.utf8)) == separator.asciiValue)
  }

  @Test func anOpenQuoteEndsWithTheText() {
    #expect(rows("a,\"b\nc") == [["a", "b\nc"]])
  }
}
