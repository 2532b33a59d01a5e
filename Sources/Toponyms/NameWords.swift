import Gazetteer
import SourceText
import Tokens

/// What the gazetteer says of words, by their ids: asked once for each word however often it stands. What is known of
/// words of the vocabulary holds from one text to the next.
///
/// Words with one id differ in case and invisible marks only, which names are looked up without.
struct NameWords {
  /// What is known of a name of one word.
  enum Name {
    case unasked
    case none
    /// Its number among the names that were met.
    case known(Int)
  }

  struct Entry {
    let word: TextWord
    let mayBeginName: Bool
    /// The name that is this word alone.
    var alone = Name.unasked
  }

  private let gazetteer: Gazetteer
  /// By word: its entry, counted from 1; 0 for none yet.
  private var numbers: [UInt32] = []
  private(set) var entries: [Entry] = []
  private var scratch: [UInt8] = []

  init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// Makes ready for a text whose words are numbered by `words`.
  mutating func begin(_ words: WordTable) {
    let lasting = min(words.vocabulary.count + 1, numbers.count)
    numbers.removeSubrange(lasting...)
    numbers.append(contentsOf: repeatElement(0, count: words.count + 1 - lasting))
  }

  /// Number of the entry of a token's word.
  mutating func entry(of token: Token, in text: TokenizedText) -> Int {
    let id = Int(token.word.rawValue)
    if id < numbers.count, numbers[id] != 0 { return Int(numbers[id]) - 1 }
    let bytes = text.text[token.range.indices]
    let word = TextWord(bytes.dropLast(PossessiveEnding.length(of: bytes)), scratch: &scratch)
    entries.append(Entry(word: word, mayBeginName: gazetteer.mayBeginName(word)))
    if id < numbers.count { numbers[id] = UInt32(truncatingIfNeeded: entries.count) }
    return entries.count - 1
  }

  /// Notes which name a word alone is; nil for none.
  mutating func note(_ name: Int?, aloneAt entry: Int) { entries[entry].alone = name.map(Name.known) ?? .none }
}
