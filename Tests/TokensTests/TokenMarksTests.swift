import Testing

@testable import Tokens

@Suite("Marks of a text")
struct TokenMarksTests {
  private func marks(_ text: String) throws -> (marks: TokenMarks, text: TokenizedText, words: WordTable) {
    let tokenizer = try Tokenizer(vocabulary: Vocabulary(words: ["said"]))
    let text = tokenizer.tokenize(Array(text.utf8))
    return (TokenMarks(text, words: tokenizer.words), text, tokenizer.words)
  }

  @Test("tell where each word stands")
  func positions() throws {
    let (marks, _, words) = try marks("He said so, and said it to Said \"again\".")
    #expect(marks.positions(of: words.intern("said")) == [1, 5, 8])
    #expect(marks.positions(of: [words.intern("so"), words.intern("said"), words.intern("never")]) == [1, 2, 5, 8])
    #expect(marks.positions(ofMark: UInt8(ascii: "\"")) == [9, 11] && marks.positions(ofMark: 0x80).isEmpty)
    #expect(marks.has(words.intern("it")) && !marks.has(words.intern("Damascus")) && !marks.has(WordID(9_999)))
  }

  @Test("tell words that stand twice, side by side or near")
  func repetition() throws {
    let (marks, _, _) = try marks("the the army the army of of of")
    #expect(marks.doubled == [1, 6, 7])
    #expect(marks.near == [3, 4, 7])
    let far = try self.marks("one " + String(repeating: "x1 x2 x3 ", count: 3) + "one")
    #expect(!far.marks.near.contains(10) && far.marks.doubled.isEmpty)
  }

  @Test("list tokens by what they are")
  func kinds() throws {
    let (marks, text, _) = try marks("The UN met McGurk , naïve — 12 times.")
    #expect(marks.capitalized.map { text.string($0) } == ["The", "McGurk"])
    #expect(marks.nonASCII.map { text.string($0) } == ["naïve", "—"])
    #expect(marks.detached.map { text.string($0) } == [",", "—"])
    #expect(marks.wordCount == text.wordCount && marks.wordCount == 7)
    let plain = try self.marks("plain").text
    #expect(!text.isASCII && plain.isASCII)
  }

  @Test("are none for a text without tokens")
  func empty() throws {
    let (marks, _, words) = try marks(" \n")
    #expect(marks.wordCount == 0 && marks.doubled.isEmpty && !marks.has(words.intern("a")))
  }
}
