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
  /// Lemma number of an inflected form; forms of one entry share it.
  private let lemmaByWord: [WordID: Int32]

  public init(classes: [WordClass], lemmas: [WordID: Int32]) {
    self.classes = classes
    classByName = Dictionary(classes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    lemmaByWord = lemmas
  }

  public static let empty = Lexicon(classes: [], lemmas: [:])

  /// The class of that name; an empty one where there is none.
  public func wordClass(_ name: String) -> WordClass {
    classByName[name].map { classes[$0] } ?? WordClass(name: name, members: [])
  }

  public func lemma(of word: WordID) -> Int32? { lemmaByWord[word] }
}
