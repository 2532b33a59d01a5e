import SourceText
import Tokens

/// Everything that rules may look at: one text with its tokens, names and original. Made by a worker, read by rules.
/// A class, since what rules hand on to their helpers would be copied with all it holds.
public final class LintContext {
  /// The text as it was read, with its place in the file.
  public let document: Document
  /// Its tokens, sentences and paragraphs.
  public let text: TokenizedText
  /// Tokens of the text by what they are, for rules that need not go through all of it.
  public let marks: TokenMarks
  /// The words behind the numbers of the tokens.
  public let words: WordTable
  /// Classes of words and lemmas.
  public let lexicon: Lexicon
  /// The places that the text names.
  public let places: PlaceMentions
  /// What stands in quotation marks.
  public let quotations: Quotations
  /// The segments that have an original; empty in a text of one language.
  public let pairs: [PairedSegment]
  /// BCP 47 tag of the text.
  public let language: String
  /// BCP 47 tag of the original; nil where there is none.
  public let sourceLanguage: String?

  public init(
    document: Document, text: TokenizedText, marks: TokenMarks, words: WordTable, lexicon: Lexicon,
    places: PlaceMentions, quotations: Quotations, pairs: [PairedSegment] = [], language: String,
    sourceLanguage: String?
  ) {
    self.document = document
    self.text = text
    self.marks = marks
    self.words = words
    self.lexicon = lexicon
    self.places = places
    self.quotations = quotations
    self.pairs = pairs
    self.language = language
    self.sourceLanguage = sourceLanguage
  }

  public var tokens: [Token] { text.tokens }

  /// Text of a token.
  public func string(_ token: Int) -> String { document.string(tokens[token].range) }

  /// Text from the first to the last token of a range, blanks between included.
  public func string(_ range: Range<Int>) -> String { document.string(bytes(range)) }

  /// UTF-8 bytes from the first to the last token of a range.
  public func bytes(_ range: Range<Int>) -> ByteRange {
    guard let first = range.first, let last = range.last else { return ByteRange(0, 0) }
    return ByteRange(Int(tokens[first].start), Int(tokens[last].end))
  }
}
