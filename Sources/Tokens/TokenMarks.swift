/// Which tokens of a text are worth a closer look, found in one pass.
///
/// Rules that look at words and their neighbours would each go through all tokens to find the few that concern them.
/// This is that pass, made once for all: lists of tokens by what they are, and the places of every word.
public struct TokenMarks: Sendable {
  /// How far back `near` looks, in tokens.
  public static let reach = 8

  /// Tokens that hold a letter or a digit.
  public private(set) var wordCount = 0
  /// Tokens that are the same word as the token before.
  public private(set) var doubled: [Int] = []
  /// Tokens that are the same word as a token two to `reach` places before.
  public private(set) var near: [Int] = []
  /// Tokens that hold a byte over 0x7F.
  public private(set) var nonASCII: [Int] = []
  /// Words with one capital at the start or with capitals inside: `.capitalized` and `.mixed`.
  public private(set) var capitalized: [Int] = []
  /// Punctuation with a blank in front.
  public private(set) var detached: [Int] = []

  /// By word: its last token, counted from 1; 0 for a word that the text does not have.
  private var last: [UInt32] = []
  /// By token: the token before it that is the same word, counted from 1; 0 for the first one.
  private var previous: [UInt32] = []
  private let singles: [WordID]

  /// Reads a text whose words are numbered by `words`.
  public init(_ text: TokenizedText, words: WordTable) {
    singles = words.vocabulary.singles
    last = [UInt32](repeating: 0, count: words.count + 1)
    let count = text.tokens.count
    // Never 0: that would write to the one empty array that all threads share.
    previous = [UInt32](unsafeUninitializedCapacity: max(1, count)) { previous, initialized in
      text.tokens.withUnsafeBufferPointer { tokens in
        last.withUnsafeMutableBufferPointer { last in
          var lists = (doubled: [Int](), near: [Int](), nonASCII: [Int](), capitalized: [Int](), detached: [Int]())
          var words = 0
          for index in 0..<count {
            let token = tokens[index]
            let word = min(Int(token.word.rawValue), last.count - 1)
            let before = last[word]
            last[word] = UInt32(truncatingIfNeeded: index &+ 1)
            previous[index] = before
            if before != 0, index &+ 1 &- Int(before) <= Self.reach {
              let distance = index &+ 1 &- Int(before)
              if distance == 1 {
                lists.doubled.append(index)
                let second = Int(previous[index &- 1])
                if second != 0, index &+ 1 &- second <= Self.reach { lists.near.append(index) }
              } else {
                lists.near.append(index)
              }
            }
            if token.has(.nonASCII) { lists.nonASCII.append(index) }
            if token.kind == .word {
              words &+= 1
              if token.shape == .capitalized || token.shape == .mixed { lists.capitalized.append(index) }
            } else if token.kind == .number {
              words &+= 1
            } else if token.kind == .punctuation, token.has(.spaceBefore) {
              lists.detached.append(index)
            }
          }
          (doubled, near, nonASCII, capitalized, detached) = lists
          wordCount = words
        }
      }
      initialized = count
    }
  }

  /// True where the text has the word.
  @inline(__always)
  public func has(_ word: WordID) -> Bool {
    let index = Int(word.rawValue)
    return index < last.count && last[index] != 0
  }

  /// Tokens that are a word, ascending.
  public func positions(of word: WordID) -> [Int] {
    guard has(word) else { return [] }
    var out: [Int] = []
    append(word, to: &out)
    out.reverse()
    return out
  }

  /// Tokens that are one of some words, ascending.
  public func positions(of words: some Sequence<WordID>) -> [Int] { positions(of: Array(words)) }

  /// Tokens that are one of some words, ascending.
  public func positions(of words: [WordID]) -> [Int] {
    var out: [Int] = []
    for word in words where has(word) { append(word, to: &out) }
    return out.sorted()
  }

  /// Tokens that are an ASCII mark, ascending.
  public func positions(ofMark mark: UInt8) -> [Int] {
    mark < 0x80 ? positions(of: singles[Int(mark)]) : []
  }

  private func append(_ word: WordID, to out: inout [Int]) {
    var at = last[Int(word.rawValue)]
    while at != 0 {
      out.append(Int(at) - 1)
      at = previous[Int(at) - 1]
    }
  }
}
