import ICU
import SourceText

@testable import Tokens

/// A generator of numbers that gives the same ones in each run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

func tokenize(_ text: String, locked: [ByteRange] = [], words: [String] = []) throws -> TokenizedText {
  try Tokenizer(vocabulary: Vocabulary(words: words)).tokenize(Array(text.utf8), locked: locked)
}

extension TokenizedText {
  var strings: [String] { tokens.indices.map { string($0) } }
  var sentenceStrings: [String] { sentences.map { string($0) } }
  var paragraphStrings: [String] { paragraphs.map { string($0.range) } }
}

/// What the tokens of a text must be, from ICU's own boundaries over the whole of it.
enum ExpectedTokens {
  static func ranges(of text: [UInt8], locale: String = "en") throws -> [ByteRange] {
    let boundaries = try BreakIterator(.word, locale: locale).boundaries(of: text)
    var out: [ByteRange] = []
    for (start, end) in zip(boundaries, boundaries.dropFirst()) {
      let segment = String(decoding: text[start..<end], as: UTF8.self).unicodeScalars
      let visible = segment.drop { UnicodeProperties.has(.whiteSpace, $0) }
      if visible.allSatisfy({ UnicodeProperties.has(.defaultIgnorable, $0) }) { continue }
      let begin = end - visible.reduce(0) { $0 + UTF8.width($1) }
      if let last = out.last, last.end == begin, isDots(text[last.indices]), isDots(text[begin..<end]) {
        out[out.count - 1] = ByteRange(last.start, end)
      } else {
        out.append(ByteRange(begin, end))
      }
    }
    return out
  }

  private static func isDots(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 == UInt8(ascii: ".") } }
}
