import SourceText
import Tokens

/// One side of an alignment: the sentences of a text.
struct AlignmentText {
  struct Sentence {
    /// Bytes of the text.
    let range: ByteRange
    /// Length in scalars.
    let length: Int
    let endsParagraph: Bool
    let tokens: Range<Int>
  }

  let sentences: [Sentence]
  /// Lengths of the sentences in front of each, and of all.
  let lengths: [Int]
  /// How many of the first sentences end a paragraph.
  let breaks: [Int]
  /// Script of most words.
  let script: Token.Script

  init(_ text: TokenizedText) {
    var sentences: [Sentence] = []
    var lengths = [0]
    var breaks = [0]
    for tokens in text.sentences {
      let range = text.range(of: tokens)
      let length = text.text[range.indices].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
      let isLast = tokens.upperBound == text.tokens.count
      let endsParagraph = isLast || text.tokens[tokens.upperBound].has(.paragraphStart)
      sentences.append(Sentence(range: range, length: length, endsParagraph: endsParagraph, tokens: tokens))
      lengths.append(lengths[lengths.count - 1] + length)
      breaks.append(breaks[breaks.count - 1] + (endsParagraph ? 1 : 0))
    }
    self.sentences = sentences
    self.lengths = lengths
    self.breaks = breaks
    var counts: [Token.Script: Int] = [:]
    for token in text.tokens where token.kind == .word { counts[token.script, default: 0] += 1 }
    script = counts.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key ?? .common
  }

  /// Length of sentences `range`, in scalars.
  func length(_ range: Range<Int>) -> Int { lengths[range.upperBound] - lengths[range.lowerBound] }

  /// True where a paragraph ends with sentence `number` - 1; so it does in front of the first sentence.
  func isBreak(before number: Int) -> Bool { number == 0 || sentences[number - 1].endsParagraph }

  /// Paragraph ends between the sentences of a range: not the one behind its last.
  func innerBreaks(_ range: Range<Int>) -> Int {
    range.isEmpty ? 0 : breaks[range.upperBound - 1] - breaks[range.lowerBound]
  }

  /// Share of sentences that end a paragraph.
  var breakShare: Double { sentences.isEmpty ? 1 : Double(breaks[sentences.count]) / Double(sentences.count) }
}
