import Tokens

/// Word classes and inflections, by number.
public struct Lexicon: Sendable {
  /// A set of words.
  public struct WordClass: Sendable {
    public let name: String
    /// Bit n is set where the word with id n is a member.
    private let bits: [UInt64]
    public let members: [WordID]

    public init(name: String, members: [WordID]) {
      self.name = name
      self.members = members
      var bits = [UInt64](repeating: 0, count: (members.map { Int($0.rawValue) }.max() ?? 0) / 64 + 1)
      for word in members { bits[Int(word.rawValue) / 64] |= 1 << (word.rawValue % 64) }
      self.bits = bits
    }

    @inline(__always)
    public func contains(_ word: WordID) -> Bool {
      let index = Int(word.rawValue / 64)
      return index < bits.count && bits[index] & (1 << (word.rawValue % 64)) != 0
    }
  }

  public let classes: [WordClass]
  private let classByName: [String: Int]
  /// Lemma number of each word, 0 for none; forms of one entry share it.
  private let lemmas: [Int32]

  /// - Parameter lemmas: numbers of lexicon entries, from 1; of a word that is given twice the first one holds.
  public init(_ classes: [(name: String, members: [UInt32])], lemmas: [(word: UInt32, lemma: Int32)]) {
    self.classes = classes.map { WordClass(name: $0.name, members: $0.members.map { WordID($0) }) }
    classByName = Dictionary(classes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var byWord = [Int32](repeating: 0, count: (lemmas.lazy.map { Int($0.word) }.max() ?? -1) + 1)
    for (word, lemma) in lemmas where byWord[Int(word)] == 0 { byWord[Int(word)] = lemma }
    self.lemmas = byWord
  }

  public static let empty = Lexicon([], lemmas: [])

  /// The class of that name; an empty one where there is none.
  public func wordClass(_ name: String) -> WordClass {
    classByName[name].map { classes[$0] } ?? WordClass(name: name, members: [])
  }

  public func lemma(of word: WordID) -> Int32? {
    let index = Int(word.rawValue)
    return index < lemmas.count && lemmas[index] != 0 ? lemmas[index] : nil
  }

  /// Words of which the lexicon knows the inflected forms, and these forms.
  public var inflectedWords: some Sequence<WordID> {
    lemmas.indices.lazy.filter { lemmas[$0] != 0 }.map { WordID(UInt32($0)) }
  }
}
