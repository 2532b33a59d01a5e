import Romanization

/// A word of running text as names are looked up in it.
public struct TextWord: Hashable, Sendable {
  /// Hash of the folded word, see ``WordHash``.
  public let hash: UInt64
  /// Whether it is the Arabic article by itself (the `al` of `al-Bab`), or "the".
  public let isArticle: Bool

  public init(hash: UInt64, isArticle: Bool) {
    self.hash = hash
    self.isArticle = isArticle
  }

  /// Folds and hashes a word given as UTF-8: one token, without hyphens. In Arabic script the article ال is left out.
  ///
  /// `scratch` is working memory, so that many words cost no allocation.
  public init(_ word: some Sequence<UInt8>, scratch: inout [UInt8]) {
    scratch.removeAll(keepingCapacity: true)
    NameFolding.append(word, to: &scratch)
    self.init(folded: scratch)
  }

  /// The same for bytes of a text.
  public init(_ word: ArraySlice<UInt8>, scratch: inout [UInt8]) {
    scratch.removeAll(keepingCapacity: true)
    NameFolding.append(word, to: &scratch)
    self.init(folded: scratch)
  }

  private init(folded scratch: [UInt8]) {
    isArticle = NameVocabulary.isArticle(scratch)
    let hasArabicArticle = scratch.count >= 8 && scratch.starts(with: NameVocabulary.arabicArticle)
    hash = WordHash.of(scratch[(hasArabicArticle ? 4 : 0)...])
  }

  public init(_ word: String) {
    var scratch: [UInt8] = []
    self.init(word.utf8, scratch: &scratch)
  }
}

/// A name of the tables that stands in a text, word for word but for case, diacritics, articles and hyphens.
public struct PhraseMatch: Hashable, Sendable {
  /// Words of the text that the name takes up, articles counted.
  public let wordCount: Int
  let index: UInt16
  let name: UInt32

  /// A number for the name of the table that matched, wherever it stands.
  public var identity: Int { Int(index) << 32 | Int(name) }
}

extension Gazetteer {
  /// The longest name that begins at a word of a text; nil when none does. Allocates nothing.
  ///
  /// An article at the start or inside is passed over, whether the name has it or not: compare the text with
  /// ``spellings(of:)`` to see how it is written.
  public func longestMatch(in words: some RandomAccessCollection<TextWord>, startingAt start: Int) -> PhraseMatch? {
    var longest: PhraseMatch?
    matches(in: words, startingAt: start) { match in
      if match.wordCount > (longest?.wordCount ?? 0) { longest = match }
    }
    return longest
  }

  /// False where no name begins with a word. An article may stand before any name.
  public func mayBeginName(_ word: TextWord) -> Bool {
    word.isArticle || indexes.contains { $0.phrase(WordHash.combine(0, word.hash)) != nil }
  }

  /// Calls a closure with every name that begins at a word of a text, shorter ones first in each index.
  public func matches<Words: RandomAccessCollection<TextWord>>(
    in words: Words, startingAt start: Int, _ body: (PhraseMatch) -> Void
  ) {
    for number in indexes.indices {
      var hash: UInt64 = 0
      var consumed = 0
      var at = words.index(words.startIndex, offsetBy: start)
      while at != words.endIndex {
        let word = words[at]
        at = words.index(after: at)
        consumed += 1
        if word.isArticle, at != words.endIndex { continue }
        hash = WordHash.combine(hash, word.hash)
        guard let value = indexes[number].phrase(hash) else { break }
        if value > 0 {
          body(PhraseMatch(wordCount: consumed, index: UInt16(number), name: UInt32(truncatingIfNeeded: value - 1)))
        }
      }
    }
  }

  /// The places that a matched name stands for, each with its best status, in the order of the tables.
  public func spellings(of match: PhraseMatch) -> [(place: Place, status: SpellingStatus)] {
    let number = min(Int(match.index), indexes.count - 1)
    let index = indexes[number]
    let hash = index.withString(index.name(Int(match.name), .text)) { text in
      WordHash.of(text.lazy.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "~") })
    }
    var statuses: [PlaceID: SpellingStatus] = [:]
    index.forEachName(joinedHash: hash) { name in
      for record in index.postings(ofName: name) {
        let posting = index.posting(record)
        let place = unified(PlaceID(index: number, record: posting.place))
        if let known = statuses[place], known.rawValue <= posting.status.rawValue { continue }
        statuses[place] = posting.status
      }
    }
    return statuses.sorted { NameSearch.isOrdered($0.key, $1.key) }.map { (place($0.key), $0.value) }
  }
}
