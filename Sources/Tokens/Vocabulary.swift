/// The words that rule packs and lexicons speak of. Their ids never change and are the same for all workers.
///
/// Ids count from 1. The first ones stand for the single ASCII characters and "...", the next ones for the words given, in that
/// order; a word given twice has one id.
public struct Vocabulary: Sendable {
  let store: WordStore
  /// Id of each ASCII character by itself.
  let singles: [WordID]
  /// Id of a run of dots.
  let dots: WordID

  /// A vocabulary of the single ASCII characters only.
  public static let empty = Vocabulary(words: EmptyCollection<String>())

  /// Words are folded as the tokenizer folds (`WordFolding`); empty ones are left out.
  ///
  /// The hash is seeded anew in each process, so that no text can be made to collide; ids do not depend on it.
  public init(words: some Sequence<String>) {
    var store = WordStore(seed: UInt64.random(in: 0...UInt64.max), capacity: words.underestimatedCount + 0x80)
    var singles: [WordID] = []
    for byte in UInt8(0)..<0x80 {
      let word = ShortWord(low: UInt64(ShortWord.lower(byte)), high: 0, count: 1)
      singles.append(WordID(UInt32(Self.number(word, nil, in: &store)) + 1))
    }
    dots = WordFolding.dots.withUnsafeBufferPointer {
      WordID(UInt32(Self.number(ShortWord.ofFolded($0, seed: store.seed), $0, in: &store)) + 1)
    }
    var table = ScalarTable()
    var folded: [UInt8] = []
    for var word in words where !word.isEmpty {
      let isShort = word.withUTF8 { bytes in
        guard WordFolding.isShortASCII(bytes) else { return false }
        _ = Self.number(ShortWord.ofASCII(bytes, start: 0, count: bytes.count), nil, in: &store)
        return true
      }
      if isShort { continue }
      word.withUTF8 { WordFolding.fold($0, with: &table, into: &folded) }
      _ = folded.withUnsafeBufferPointer { Self.number(ShortWord.ofFolded($0, seed: store.seed), $0, in: &store) }
    }
    self.store = store
    self.singles = singles
  }

  /// The words of another vocabulary as `folded` gives them; nil where they are not such words: the single ASCII
  /// characters and the dots first, none twice or empty.
  ///
  /// Costs a fraction of making a vocabulary of words, which are folded and compared one by one.
  public init?(folded: (bytes: [UInt8], ends: [Int])) {
    let first = Self.empty
    var start = 0
    for end in folded.ends {
      guard start < end, end <= folded.bytes.count else { return nil }
      start = end
    }
    guard start == folded.bytes.count, folded.ends.starts(with: first.folded.ends),
      folded.bytes.starts(with: first.folded.bytes)
    else { return nil }
    store = WordStore(seed: UInt64.random(in: 0...UInt64.max), bytes: folded.bytes, ends: folded.ends)
    singles = first.singles
    dots = first.dots
  }

  /// Bytes of the words one behind another, in the order of their ids, and where each one ends.
  public var folded: (bytes: [UInt8], ends: [Int]) { store.folded }

  private static func number(_ word: ShortWord, _ long: UnsafeBufferPointer<UInt8>?, in store: inout WordStore) -> Int {
    let hash = word.hash(seed: store.seed)
    return store.find(word, hash: hash, long: long) ?? store.insert(word, hash: hash, long: long)
  }

  /// Number of words. Ids run from 1 to this number; those of a `WordTable` for other words begin behind it.
  public var count: Int { store.count }

  /// Id of a word in any spelling that folds to it; `WordID.none` where the vocabulary does not have it.
  public func id(of word: String) -> WordID { id(ofFolded: Array(WordFolding.fold(word).utf8)) }

  /// Id of a word whose bytes are folded; `WordID.none` where the vocabulary does not have it.
  public func id(ofFolded bytes: [UInt8]) -> WordID {
    if bytes.isEmpty { return .none }
    return bytes.withUnsafeBufferPointer {
      let word = ShortWord.ofFolded($0, seed: store.seed)
      guard let number = store.find(word, hash: word.hash(seed: store.seed), long: $0) else { return .none }
      return WordID(UInt32(number) + 1)
    }
  }

  /// True for the id of a word of this vocabulary.
  public func contains(_ id: WordID) -> Bool { id != .none && id.rawValue <= UInt32(count) }

  /// Folded text of a word; empty for an id that is not of this vocabulary.
  public func word(_ id: WordID) -> String { contains(id) ? store.string(Int(id.rawValue) - 1) : "" }
}
