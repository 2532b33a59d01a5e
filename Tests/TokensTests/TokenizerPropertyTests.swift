import ICU
import SourceText
import Testing

@testable import Tokens

@Suite("Any text")
struct TokenizerPropertyTests {
  private static let pieces: [String] = [
    "army", "The", "UN", "iPhone", "7", "1,200", "_", ".", "...", "…", "?", "!", ",", ";", "'", "\"", "(", ")", "-",
    "$",
    " ", " ", " ", "\t", "\n", "\n", "\r\n", "\r", "\n\n", "\0", "é", "ñ", "ß", "’", "“", "”", "–", "،", "؟", "؛", "۔",
    "ال", "جيش", "حلب", "َ", "ّ", "ـ", "٣", "٬", "٫", "ﻻ", "\u{200F}", "\u{200E}", "\u{202B}", "\u{202C}", "\u{2066}",
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{FE0F}", "\u{301}", "\u{308}", "\u{A0}", "\u{2009}", "\u{2028}", "\u{85}",
    "😀",
    "👩", "🇸", "🇾", "👍🏽", "1️⃣", "א", "日", "本", "ก", "한", "カ", "\u{FEFF}", "Я", "\u{10FFFF}", "\u{E000}", "𐤀", "U.S.",
  ]

  private static func randomText(_ random: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...120, using: &random)
    return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    UnicodeProperties.has(.whiteSpace, scalar) || UnicodeProperties.has(.defaultIgnorable, scalar)
  }

  @Test("is covered by tokens that are sorted, disjoint and on scalar boundaries", arguments: 100..<120)
  func tokens(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<25 {
      let text = try tokenize(Self.randomText(&random))
      var covered = [Bool](repeating: false, count: text.text.count)
      var last = 0
      for token in text.tokens {
        #expect(Int(token.start) >= last && token.length > 0 && Int(token.end) <= text.text.count)
        last = Int(token.end)
        #expect(text.text[Int(token.start)] & 0xC0 != 0x80)
        #expect(last == text.text.count || text.text[last] & 0xC0 != 0x80)
        #expect(token.word != .none)
        for at in token.range.indices { covered[at] = true }
      }
      var at = 0
      for scalar in String(decoding: text.text, as: UTF8.self).unicodeScalars {
        #expect(covered[at] || Self.isInvisible(scalar))
        at += UTF8.width(scalar)
      }
    }
  }

  @Test("is divided into sentences and paragraphs without rest", arguments: 200..<220)
  func tables(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<25 {
      let text = try tokenize(Self.randomText(&random))
      let tokens = text.tokens
      #expect(text.paragraphs.flatMap { Array($0.tokens) } == Array(tokens.indices))
      #expect(text.sentences.flatMap { Array($0) } == Array(tokens.indices))
      #expect(text.sentenceStarts.map(Int.init) == tokens.indices.filter { tokens[$0].has(.sentenceStart) })
      #expect(text.paragraphs.map(\.tokens.lowerBound) == tokens.indices.filter { tokens[$0].has(.paragraphStart) })
      for paragraph in text.paragraphs {
        #expect(paragraph.range == text.range(of: paragraph.tokens))
        #expect(tokens[paragraph.tokens.lowerBound].has(.sentenceStart))
      }
      for (index, token) in tokens.enumerated() {
        let gap = text.text[(index == 0 ? 0 : Int(tokens[index - 1].end))..<Int(token.start)]
        let hasBlank = String(decoding: gap, as: UTF8.self).unicodeScalars.contains {
          UnicodeProperties.has(.whiteSpace, $0)
        }
        #expect(token.has(.spaceBefore) == hasBlank)
        #expect(token.has(.nonASCII) == text.bytes(index).contains { $0 > 0x7F })
        #expect(!token.has(.lineBefore) || hasBlank)
      }
    }
  }

  @Test("gives the same in used buffers as in new ones")
  func reuse() throws {
    var random = SeededGenerator(seed: 9)
    let tokenizer = try Tokenizer(vocabulary: Vocabulary(words: ["army", "the"]))
    var used = TokenizedText()
    for _ in 0..<50 {
      let text = Self.randomText(&random)
      tokenizer.reset()
      tokenizer.tokenize(Array(text.utf8), into: &used)
      let fresh = try tokenize(text, words: ["army", "the"])
      #expect(used.tokens == fresh.tokens && used.paragraphs == fresh.paragraphs)
      #expect(used.sentenceStarts == fresh.sentenceStarts && used.text == fresh.text)
    }
  }

  @Test("is read alike in any surroundings", arguments: ["حلب 😀 ", "Ünï — "])
  func surroundings(prefix: String) throws {
    let text = "The U.S. army (3,000 men) left Ma’arat al-Numan; “they” didn't say why..."
    let shift = UInt32(prefix.utf8.count)
    let plain = try tokenize(text).tokens
    let shifted = try tokenize(prefix + text).tokens
    #expect(shifted.suffix(plain.count).map { $0.start - shift } == plain.map(\.start))
    #expect(shifted.suffix(plain.count).map(\.kind) == plain.map(\.kind))
  }
}
