import Gazetteer
import SourceText
import Tokens

/// Runs of words that may be a name together: capitalised words, articles and what hyphens join to them.
///
/// All runs of a text lie in two arrays, one after another; made once a text and read twice.
struct NameRuns {
  /// One run: a view of the words between two places of those arrays.
  struct Run {
    /// Words as the gazetteer looks them up; hyphens are left out.
    let words: ArraySlice<TextWord>
    private let first: Int

    fileprivate init(_ words: ArraySlice<TextWord>) {
      self.words = words
      first = words.startIndex
    }

    var count: Int { words.count }

    /// The run's n-th word.
    func word(_ number: Int) -> TextWord { words[first + number] }

    /// Place of the run's n-th word among the words of all runs.
    func index(_ number: Int) -> Int { first + number }
  }

  private var words: [TextWord] = []
  /// Index in the text of each word's token.
  private var tokens: [Int32] = []
  /// Number of each word's entry in the words of names.
  private var entries: [Int32] = []
  private var ranges: [Range<Int>] = []

  init(text: TokenizedText, hashes: inout NameWords) {
    let reader = RunReader(text: text)
    let all = text.tokens
    var index = 0
    while index < all.count {
      let token = all[index]
      // Nearly all words open no run: in lower case and too long for an article.
      if token.kind != .word || token.shape == .lower && token.length > RunReader.longestArticle {
        index += 1
      } else {
        index = read(from: index, reader, &hashes)
      }
    }
  }

  /// Reads the run that a word opens, if it opens one; gives the next token to look at.
  private mutating func read(from first: Int, _ reader: RunReader, _ hashes: inout NameWords) -> Int {
    let text = reader.text
    guard !text.tokens[first].has(.locked) else { return first + 1 }
    var isCapitalized = RunReader.isNameWord(text.tokens[first])
    guard isCapitalized || reader.isInside(first, hasRun: false) else { return first + 1 }
    let start = words.count
    append(first, text, &hashes)
    var index = first + 1
    while index < text.tokens.count {
      let token = text.tokens[index]
      if token.has(.sentenceStart) || token.has(.paragraphStart) { break }
      if token.kind == .word, !token.has(.locked) {
        let isName = RunReader.isNameWord(token)
        guard isName || reader.isInside(index, hasRun: true) else { break }
        isCapitalized = isCapitalized || isName
        append(index, text, &hashes)
      } else if token.has(.locked) || !reader.isHyphen(index) {
        break
      }
      index += 1
    }
    if isCapitalized {
      ranges.append(start..<words.count)
    } else {
      words.removeSubrange(start...)
      tokens.removeSubrange(start...)
      entries.removeSubrange(start...)
    }
    return index
  }

  private mutating func append(_ index: Int, _ text: TokenizedText, _ hashes: inout NameWords) {
    let entry = hashes.entry(of: text.tokens[index], in: text)
    words.append(hashes.entries[entry].word)
    tokens.append(Int32(truncatingIfNeeded: index))
    entries.append(Int32(truncatingIfNeeded: entry))
  }

  /// The runs that hold a capitalised word, or a word in Arabic script.
  var all: some Sequence<Run> { ranges.lazy.map { Run(words[$0]) } }

  /// Index in the text of the token of a run's n-th word.
  @inline(__always)
  func token(_ run: Run, _ number: Int) -> Int { Int(tokens[run.index(number)]) }

  /// Number of the entry of a run's n-th word.
  @inline(__always)
  func entry(_ run: Run, _ number: Int) -> Int { Int(entries[run.index(number)]) }
}

/// Tells which tokens may stand in a run.
private struct RunReader {
  let text: TokenizedText

  static func isNameWord(_ token: Token) -> Bool {
    if token.script == .arabic { return true }
    return token.script != .common && (token.shape == .capitalized || token.shape == .upper || token.shape == .mixed)
  }

  /// A lower-case word that belongs to a name: an article with a hyphen or a name behind it, a part behind a hyphen, or
  /// "of" between two words.
  func isInside(_ index: Int, hasRun: Bool) -> Bool {
    if hasRun, index > 0, isHyphen(index - 1) { return true }
    let length = text.tokens[index].length
    guard length <= Self.longestArticle, length >= 2, text.tokens[index].shape == .lower, index + 1 < text.tokens.count
    else {
      return false
    }
    let next = text.tokens[index + 1]
    guard next.kind == .word ? hasRun && Self.isNameWord(next) : isHyphen(index + 1) else { return false }
    var word: UInt32 = 0
    for at in Int(text.tokens[index].start)..<Int(text.tokens[index].end) { word = word << 8 | UInt32(text.text[at]) }
    return Self.articles.contains(word)
  }

  /// Longest form of the article, in bytes.
  static let longestArticle: UInt32 = 3

  /// Forms of the article, and the "of" of "Gulf of Aden", as their ASCII bytes in one number.
  private static let articles = [
    "al", "el", "as", "ash", "ad", "ar", "an", "at", "az", "ez", "es", "et", "ed", "er", "en", "ul", "us", "of",
  ].map { $0.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }

  /// A hyphen with no blank on either side.
  func isHyphen(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .punctuation, !token.has(.spaceBefore), index + 1 < text.tokens.count else { return false }
    let next = text.tokens[index + 1]
    if next.has(.spaceBefore) || next.has(.paragraphStart) { return false }
    let start = Int(token.start)
    switch token.length {
    case 1: return text.text[start] == UInt8(ascii: "-")
    // U+2010 and U+2011.
    case 3: return text.text[start] == 0xE2 && text.text[start + 1] == 0x80 && text.text[start + 2] & 0xFE == 0x90
    default: return false
    }
  }
}
