import SourceText
import Tokens

/// One side of a pair: the tokens of a text, or of a part of it, with the concepts they name.
public struct PairSide: Sendable {
  public let text: TokenizedText
  /// The side's tokens among those of the text.
  public let tokens: Range<Int>
  /// Primary language subtag; `und` where it is not known.
  public let language: String
  /// Folded word of each token of the side, normalized in Arabic script; first that of `tokens.lowerBound`.
  public let folded: [String]
  /// In the order of the text. Mentions of one theme don't overlap.
  public let mentions: [ConceptMention]
  /// Themes whose words are known in this language: what it does not say of others proves nothing.
  public let themes: Set<String>

  public init(
    text: TokenizedText, tokens: Range<Int>, language: String, folded: [String], mentions: [ConceptMention],
    themes: Set<String>
  ) {
    self.text = text
    self.tokens = tokens
    self.language = language
    self.folded = folded
    self.mentions = mentions
    self.themes = themes
  }

  /// Folded word of a token.
  public func word(_ token: Int) -> String { folded[token - tokens.lowerBound] }

  /// Mentions of one theme.
  public func mentions(of theme: String) -> [ConceptMention] { mentions.filter { $0.theme == theme } }

  /// Text of the side.
  public var string: String { text.string(tokens) }

  /// Number of words and numbers.
  public var wordCount: Int {
    tokens.reduce(0) { $0 + (text.tokens[$1].kind == .word || text.tokens[$1].kind == .number ? 1 : 0) }
  }
}

/// A segment of the document with its original.
public struct PairedSegment: Sendable {
  public let segment: Segment
  public let source: PairSide
  /// Part of the document's own tokens.
  public let target: PairSide
  /// Places of the gazetteer in the original, in its order.
  public let places: [OriginalPlace]

  public init(segment: Segment, source: PairSide, target: PairSide, places: [OriginalPlace] = []) {
    self.segment = segment
    self.source = source
    self.target = target
    self.places = places
  }

  /// The segment without blanks around it; UTF-8 bytes of the document.
  public var range: ByteRange {
    target.tokens.isEmpty ? ByteRange(segment.range.start, segment.range.start) : target.text.range(of: target.tokens)
  }
}
