import SourceText
import Tokens

/// Reads the originals of a document's segments. Belongs to one worker.
public final class PairReader {
  private let table: ConceptTable
  private var indexes: [String: ConceptIndex] = [:]

  private let places: (PairSide) -> [OriginalPlace]

  /// - Parameter places: finds the places of an original.
  public init(table: ConceptTable, places: @escaping (PairSide) -> [OriginalPlace] = { _ in [] }) {
    self.table = table
    self.places = places
  }

  /// The segments of a document that have an original, in order.
  ///
  /// - Parameters:
  ///   - text: the document's clean text, cut by `tokenizer`.
  ///   - language: BCP 47 tag of the text.
  ///   - sourceLanguage: BCP 47 tag of the originals.
  public func pairs(
    of document: Document, text: TokenizedText, tokenizer: Tokenizer, language: String, sourceLanguage: String
  ) -> [PairedSegment] {
    var out: [PairedSegment] = []
    for segment in document.segments {
      guard let original = segment.original else { continue }
      let first = text.tokenIndex(at: segment.range.start)
      let last = max(first, text.tokenIndex(at: max(segment.range.start, segment.range.end - 1)) + 1)
      let tokens = first..<(segment.range.isEmpty ? first : min(last, text.tokens.count))
      let source = tokenizer.tokenize(original, locked: LockedText.ranges(in: original))
      let side = side(source, source.tokens.indices, tokenizer.words, Self.primary(sourceLanguage))
      out.append(
        PairedSegment(
          segment: segment, source: side,
          target: self.side(text, tokens, tokenizer.words, Self.primary(language)), places: places(side)))
    }
    return out
  }

  /// The primary subtag of a language tag, in lower case.
  public static func primary(_ tag: String) -> String {
    String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  private func side(_ text: TokenizedText, _ tokens: Range<Int>, _ words: WordTable, _ language: String) -> PairSide {
    let index = index(of: language)
    let folded = tokens.map { at in
      let word = words.text(of: text.tokens[at].word)
      return text.tokens[at].script == .arabic ? ArabicWord.normalized(word) : word
    }
    var mentions: [ConceptMention] = []
    // Per theme the longest forms at a token, and none that overlaps an earlier one.
    var ends: [String: Int] = [:]
    for at in tokens {
      var longest: [ConceptMention] = []
      let word = { (token: Int) in folded[token - tokens.lowerBound] }
      index.matches(at: at, in: text, words: word, before: tokens.upperBound) { mention in
        if at < ends[mention.theme] ?? 0 { return }
        let known = longest.first { $0.theme == mention.theme }?.tokens.count ?? 0
        if mention.tokens.count < known { return }
        if mention.tokens.count == known,
          longest.contains(where: { $0.theme == mention.theme && $0.key == mention.key })
        {
          return
        }
        // A form may stand for several concepts: "Congo".
        if mention.tokens.count > known { longest.removeAll { $0.theme == mention.theme } }
        longest.append(mention)
      }
      for mention in longest { ends[mention.theme] = mention.tokens.upperBound }
      mentions += longest
    }
    return PairSide(
      text: text, tokens: tokens, language: language, folded: folded, mentions: mentions, themes: index.themes)
  }

  private func index(of language: String) -> ConceptIndex {
    if let known = indexes[language] { return known }
    let made = ConceptIndex(table, language: language)
    indexes[language] = made
    return made
  }
}
