@preconcurrency import Glibc
import Testing

@testable import Tokens

@Suite("Memory")
struct AllocationTests {
  static let sentences = [
    "The Syrian army took a town in the northern countryside of Aleppo on Sunday.\n",
    "سيطر الجيش على بلدة في ريف حلب.\n",
    "The army’s “3,000” men left Ma’arat al-Numan — all of them…\n",
  ]

  @Test("of one text serves the next one", arguments: sentences)
  func reuse(sentence: String) throws {
    let text = Array(String(repeating: sentence, count: 500).utf8)
    let tokenizer = try Tokenizer(vocabulary: Vocabulary(words: ["the", "army"]))
    var result = TokenizedText()
    func addresses() -> [UnsafeRawPointer?] {
      [
        result.tokens.withUnsafeBytes { $0.baseAddress }, result.paragraphs.withUnsafeBytes { $0.baseAddress },
        result.sentenceStarts.withUnsafeBytes { $0.baseAddress },
      ]
    }
    // Buffers move between the tokenizer and the text, so two rounds fill them all.
    for _ in 0..<2 { tokenizer.tokenize(text, into: &result) }
    let first = addresses()
    for _ in 0..<3 {
      tokenizer.tokenize(text, into: &result)
      #expect(addresses() == first)
    }
  }

  @Test("does not grow with the number of texts")
  func growth() async {
    await #expect(processExitsWith: .success) {
      let text = Array(String(repeating: AllocationTests.sentences.joined(), count: 500).utf8)
      let tokenizer = try Tokenizer(vocabulary: Vocabulary(words: ["the", "army"]))
      var result = TokenizedText()
      func kilobytes() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
      }
      for _ in 0..<3 { tokenizer.tokenize(text, into: &result) }
      let before = kilobytes()
      for _ in 0..<40 {
        tokenizer.tokenize(text, into: &result)
        tokenizer.reset()
      }
      // One byte kept a token would be over 600 kB.
      if result.tokens.count < 15_000 || kilobytes() - before > 400 { exit(1) }
    }
  }
}
