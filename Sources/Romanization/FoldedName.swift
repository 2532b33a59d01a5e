/// A folded name and its words: what every key and comparison is made from.
public struct FoldedName: Sendable {
  /// One word of a name, without its article.
  public struct Word: Sendable, Hashable {
    /// Bytes of the word in ``FoldedName/bytes``, the article left out.
    public let range: Range<Int>
    /// Whether an article belongs to the word: `al-Bab`, `El Bab`, الباب.
    public let hasArticle: Bool
    /// Whether it is a noun of class ("Governorate", محافظة), which a name may go without.
    public let isClassWord: Bool
  }

  /// The folded name; see ``NameFolding``.
  public let bytes: [UInt8]
  public let words: [Word]

  /// Folds and divides a name.
  public init(_ name: String) { self.init(folded: NameFolding.fold(name)) }

  /// Divides a name that is folded already.
  public init(folded bytes: [UInt8]) {
    self.bytes = bytes
    var words: [Word] = []
    var start = 0
    var article = false
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: NameFolding.blank) ?? bytes.count
      var stem = start
      let isLast = end == bytes.count
      if !isLast, NameVocabulary.isArticle(bytes[start..<end]) {
        article = true
      } else {
        if end - start >= 8, bytes[start..<end].starts(with: NameVocabulary.arabicArticle) {
          stem = start + 4
          article = true
        }
        words.append(
          Word(range: stem..<end, hasArticle: article, isClassWord: NameVocabulary.isClassWord(bytes[start..<end])))
        article = false
      }
      start = end + 1
    }
    self.words = words
  }

  private init(bytes: [UInt8], words: [Word]) {
    self.bytes = bytes
    self.words = words
  }

  public var isEmpty: Bool { words.isEmpty }

  /// Whether the name is in Arabic script: whether its first letter is.
  public var isArabic: Bool {
    guard let word = words.first else { return false }
    return (0xD8...0xDB).contains(bytes[word.range.lowerBound])
  }

  /// The name without its nouns of class; nil when it has none or nothing else.
  public var withoutClassWords: FoldedName? {
    let kept = words.filter { !$0.isClassWord }
    return kept.isEmpty || kept.count == words.count ? nil : FoldedName(bytes: bytes, words: kept)
  }

  /// The name without one of its words; nil when it has no other.
  package func without(word at: Int) -> FoldedName? {
    if words.count < 2 || !words.indices.contains(at) { return nil }
    var kept = words
    kept.remove(at: at)
    return FoldedName(bytes: bytes, words: kept)
  }

  /// The words run together, articles left out and ta marbuta as ha: two spellings that differ in blanks, hyphens,
  /// articles, case and diacritics only have this in common.
  public var joined: [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count)
    for word in words { joined.append(contentsOf: bytes[word.range]) }
    for at in joined.indices.dropLast() where joined[at] == 0xD8 && joined[at + 1] == 0xA9 {
      joined[at] = 0xD9
      joined[at + 1] = 0x87
    }
    return joined
  }

  /// Hashes of the words, for the walk over the tokens of a text.
  public var wordHashes: [UInt64] { words.map { WordHash.of(bytes[$0.range]) } }
}
