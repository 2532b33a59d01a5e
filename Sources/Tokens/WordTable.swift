/// Numbers for all words of a text: those of a vocabulary keep their ids, others get one as they come.
///
/// Belongs to one worker. Ids of words outside the vocabulary hold until `reset`.
public final class WordTable {
  /// The words that keep their ids.
  public let vocabulary: Vocabulary
  var others: WordStore
  private var scalars = ScalarTable()
  private var folded: [UInt8] = []

  /// A table that knows a vocabulary and nothing else.
  public init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    others = WordStore(seed: vocabulary.store.seed)
  }

  /// Words of the vocabulary and words met since the last reset.
  public var count: Int { vocabulary.count + others.count }

  /// Id of a word in any spelling; a new one where it was not met before. `WordID.none` for an empty word.
  public func intern(_ word: String) -> WordID {
    if word.isEmpty { return .none }
    var word = word
    word.withUTF8 { WordFolding.fold($0, with: &scalars, into: &folded) }
    return folded.withUnsafeBufferPointer {
      WordTable.intern(ShortWord.ofFolded($0, seed: others.seed), long: $0, known: vocabulary.store, new: &others)
    }
  }

  @inline(__always)
  static func intern(
    _ word: ShortWord, long: UnsafeBufferPointer<UInt8>?, known: borrowing WordStore, new: inout WordStore
  ) -> WordID {
    let hash = word.hash(seed: new.seed)
    if let number = known.find(word, hash: hash, long: long) {
      return WordID(UInt32(truncatingIfNeeded: number &+ 1))
    }
    let number = new.find(word, hash: hash, long: long) ?? new.insert(word, hash: hash, long: long)
    return WordID(UInt32(truncatingIfNeeded: known.count &+ number &+ 1))
  }

  /// Folded text of a word; empty for an id that was not given out since the last reset.
  public func text(of id: WordID) -> String {
    if vocabulary.contains(id) { return vocabulary.word(id) }
    let number = Int(id.rawValue) - vocabulary.count - 1
    return others.count > number && number >= 0 ? others.string(number) : ""
  }

  /// Forgets the words that are not of the vocabulary. Call it between documents.
  public func reset() { others.removeAll() }
}
