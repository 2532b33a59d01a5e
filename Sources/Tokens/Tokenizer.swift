import ICU
import SourceText

/// Cuts text into words, numbers, marks and symbols, and these into sentences and paragraphs.
///
/// Boundaries are those of ICU's word break (Unicode Standard Annex 29), but for three things: blanks are flags and no
/// tokens, a run of dots is one token, and invisible characters by themselves are none. Belongs to one worker.
public final class Tokenizer {
  /// The words of the texts read since the last `reset`.
  public let words: WordTable
  private let islands: IslandBreaker
  private var scanner: TokenScanner
  private var paragraphs = ParagraphSplitter()

  /// `locale` is the BCP 47 tag of the texts. Throws where ICU has no data.
  public init(vocabulary: Vocabulary, locale: String = "en") throws(ICUError) {
    words = WordTable(vocabulary: vocabulary)
    islands = try IslandBreaker(locale: locale)
    scanner = TokenScanner(others: WordStore(seed: 0), scalars: ScalarTable())
  }

  /// Forgets the words that the vocabulary does not have. Their ids in earlier texts lose their meaning.
  public func reset() { words.reset() }

  /// Cuts a text. `text` is valid UTF-8 of less than 4 GiB; `locked` is sorted and disjoint.
  public func tokenize(_ text: [UInt8], locked: [ByteRange] = []) -> TokenizedText {
    var out = TokenizedText()
    tokenize(text, locked: locked, into: &out)
    return out
  }

  /// Cuts a text into the buffers of one read before, so that a worker that reads many texts allocates few times.
  public func tokenize(_ text: [UInt8], locked: [ByteRange] = [], into result: inout TokenizedText) {
    precondition(text.count < Int(UInt32.max), "token offsets are 32 bits wide")
    result.text = text
    // The buffers move into the scanner and back; a copy would double the memory of a large text.
    swap(&scanner.tokens, &result.tokens)
    swap(&scanner.others, &words.others)
    scanner.reset()
    text.withUnsafeBufferPointer { scanner.scan($0, vocabulary: words.vocabulary, islands: islands) }
    swap(&scanner.others, &words.others)
    swap(&scanner.tokens, &result.tokens)
    result.isASCII = scanner.isASCII
    Self.lock(locked, in: &result)
    text.withUnsafeBufferPointer { bytes in
      paragraphs.split(bytes, scanner.lines, into: &result)
      SentenceSplitter.split(bytes, into: &result)
    }
  }

  private static func lock(_ ranges: [ByteRange], in result: inout TokenizedText) {
    for range in ranges {
      var index = result.tokenIndex(at: range.start)
      while index < result.tokens.count, Int(result.tokens[index].start) < range.end {
        result.tokens[index].flags.insert(.locked)
        index += 1
      }
    }
  }
}
