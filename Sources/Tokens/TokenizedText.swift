import SourceText

/// A text cut into tokens, sentences and paragraphs.
public struct TokenizedText: Sendable {
  /// A stretch of text between blank lines, or one line of a text that has a paragraph a line.
  public struct Paragraph: Sendable, Hashable {
    /// Indices of its tokens; never empty.
    public let tokens: Range<Int>
    /// From its first token to the end of its last, UTF-8 bytes.
    public let range: ByteRange
    /// Reads as a heading: short, without final stop, in title case or capitals.
    public let isHeading: Bool
  }

  /// Valid UTF-8.
  public internal(set) var text: [UInt8] = []
  /// True where no byte of the text is over 0x7F.
  public internal(set) var isASCII = true
  /// In the order of the text, disjoint.
  public internal(set) var tokens: [Token] = []
  /// Indices of the tokens that begin a sentence, ascending. Where there are tokens, the first is 0.
  public internal(set) var sentenceStarts: [UInt32] = []
  /// In the order of the text; each token is in one.
  public internal(set) var paragraphs: [Paragraph] = []

  /// A text without anything, to be filled by a tokenizer.
  public init() {}

  /// Text of a range of bytes.
  public func string(_ range: ByteRange) -> String {
    let start = min(range.start, text.count)
    return String(decoding: text[start..<max(start, min(range.end, text.count))], as: UTF8.self)
  }

  /// Text of one token.
  public func string(_ token: Int) -> String { string(tokens[token].range) }

  /// Text from the first token of a range to its last, with what stands between.
  public func string(_ tokens: Range<Int>) -> String { string(range(of: tokens)) }

  /// Bytes of one token.
  public func bytes(_ token: Int) -> ArraySlice<UInt8> { text[tokens[token].range.indices] }

  /// Bytes from the first token of a range to its last; an empty range of tokens is an empty range of bytes in front
  /// of the token it stands before.
  public func range(of range: Range<Int>) -> ByteRange {
    guard let last = range.last else {
      let at = range.lowerBound < tokens.count ? Int(tokens[range.lowerBound].start) : text.count
      return ByteRange(at, at)
    }
    return ByteRange(Int(tokens[range.lowerBound].start), Int(tokens[last].end))
  }

  /// Number of words, as tokens that hold a letter or a digit.
  public var wordCount: Int { tokens.reduce(0) { $0 + ($1.kind == .word || $1.kind == .number ? 1 : 0) } }

  // MARK: Sentences

  /// Number of sentences.
  public var sentenceCount: Int { sentenceStarts.count }

  /// Tokens of the sentence with the given number, counted from 0.
  public func sentence(_ number: Int) -> Range<Int> {
    let start = Int(sentenceStarts[number])
    return start..<(number + 1 < sentenceStarts.count ? Int(sentenceStarts[number + 1]) : tokens.count)
  }

  /// Tokens of the sentence that holds a token.
  public func sentence(holding token: Int) -> Range<Int> {
    sentence(Self.lastIndex(of: sentenceStarts.count) { Int(sentenceStarts[$0]) <= token })
  }

  /// The sentences in order.
  public var sentences: SentenceIterator { SentenceIterator(self) }

  // MARK: Paragraphs

  /// The paragraph that holds a token.
  public func paragraph(holding token: Int) -> Paragraph {
    paragraphs[Self.lastIndex(of: paragraphs.count) { paragraphs[$0].tokens.lowerBound <= token }]
  }

  /// Index of the first token that ends behind a byte offset; the number of tokens where none does.
  public func tokenIndex(at offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].end) <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Index of the last of `count` items that `begins` holds for; it holds for a first part of them, item 0 included.
  private static func lastIndex(of count: Int, where begins: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if begins(middle) { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}

/// Token ranges of sentences, one after another.
public struct SentenceIterator: Sequence, IteratorProtocol, Sendable {
  private let text: TokenizedText
  private var number = 0

  init(_ text: TokenizedText) { self.text = text }

  /// Tokens of the next sentence.
  public mutating func next() -> Range<Int>? {
    guard number < text.sentenceCount else { return nil }
    defer { number += 1 }
    return text.sentence(number)
  }
}
