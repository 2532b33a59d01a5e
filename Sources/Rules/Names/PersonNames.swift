import Romanization
import RuleKit
import SourceText
import Tokens

/// The persons that a text names with more than one word: a given name or title, and a surname.
struct PersonNames {
  struct Person {
    /// Folded word in front of the surname: given name or title.
    let first: String
    /// Tokens of the surname, article and hyphens included.
    let surname: Range<Int>
    /// True where a title stands in front instead of a given name.
    let hasTitle: Bool
  }

  let all: [Person]

  init(_ context: LintContext) {
    let tokens = context.tokens
    let titles = context.wordClass("person-title")
    let given = context.wordClass("given-name")
    let offices = context.wordClass("office-noun")
    var all: [Person] = []
    for index in context.marks.capitalized where index > 0 && PersonNames.isNameWord(tokens[index]) {
      let token = tokens[index]
      guard !token.has(.sentenceStart), !token.has(.locked) else { continue }
      // The surname with its article: al-Maliki, Al Maliki.
      var start = index
      if index >= 2, !token.has(.spaceBefore), context.isMark(index - 1, "-") { start = index - 2 }
      guard start > 0, !tokens[start].has(.sentenceStart) else { continue }
      let before = tokens[start - 1]
      guard before.kind == .word, tokens[start].has(.spaceBefore) || start < index else { continue }
      let isTitle = titles.contains(before.word) && before.shape != .lower
      // "envoy Amos Hochstein": what stands between an office and a surname is a given name.
      let isIntroduced =
        start > 1 && PersonNames.isNameWord(before) && tokens[start - 2].shape == .lower
        && offices.contains(tokens[start - 2].word)
      // "Judge Nadia Khelifi".
      let isTitled =
        start > 1 && PersonNames.isNameWord(before) && titles.contains(tokens[start - 2].word)
        && tokens[start - 2].shape != .lower
      guard isTitle || isIntroduced || isTitled || given.contains(before.word) && PersonNames.isNameWord(before) else {
        continue
      }
      if context.places.isInside(index) { continue }
      // The last of the name's words is the surname.
      if index + 1 < tokens.count, PersonNames.isNameWord(tokens[index + 1]), !tokens[index + 1].has(.sentenceStart) {
        continue
      }
      if index + 1 < tokens.count, context.isMark(index + 1, "-"), !tokens[index + 1].has(.spaceBefore) { continue }
      all.append(Person(first: context.folded(start - 1), surname: start..<index + 1, hasTitle: isTitle))
    }
    self.all = all
  }

  /// Tokens of a name as UTF-8 bytes of the text, without the ending of the possessive.
  static func bytes(_ range: Range<Int>, _ context: LintContext) -> ByteRange {
    let bytes = context.bytes(range)
    let text = context.document.text[bytes.indices]
    for ending in ["'s", "’s", "'", "’"]
    where text.count > ending.utf8.count + 2 && text.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
      return ByteRange(bytes.start, bytes.end - ending.utf8.count)
    }
    return bytes
  }

  static func isNameWord(_ token: Token) -> Bool {
    token.kind == .word && (token.shape == .capitalized || token.shape == .mixed) && token.length >= 3
  }
}

/// Surnames by their sound: finds the first one that a spelling is near, without comparing it with each.
struct SurnameIndex {
  private struct Entry {
    let number: Int
    let joined: [UInt8]
    let key: [UInt8]
  }

  private var entries: [Entry] = []
  private var known: Set<[UInt8]> = []
  private var byKey: [[UInt8]: [Int]] = [:]
  /// By the name with one letter left out, and by the name itself: two names one letter apart share one of these.
  private var byDeletion: [[UInt8]: [Int]] = [:]

  /// Fewest letters of names that are compared by their consonants, and of those that are compared letter by letter.
  private static let fewest = 4
  private static let fewestForLetters = 6

  /// Adds a surname; one that was added before keeps its first number.
  mutating func add(_ surname: String, number: Int) {
    let folded = FoldedName(surname)
    let joined = folded.joined
    guard joined.count >= Self.fewest, known.insert(joined).inserted else { return }
    let key = ConsonantKey(folded).bytes
    let index = entries.count
    entries.append(Entry(number: number, joined: joined, key: key))
    if key.count >= 2 { byKey[key, default: []].append(index) }
    if joined.count >= Self.fewestForLetters {
      Self.forEachDeletion(of: joined) { byDeletion[$0, default: []].append(index) }
    }
  }

  /// The lowest number of a surname that is the same name for the ear in another spelling: one consonant skeleton and
  /// not much apart in letters, or one letter apart.
  func first(like name: String) -> Int? {
    let folded = FoldedName(name)
    let joined = folded.joined
    guard joined.count >= Self.fewest, !entries.isEmpty else { return nil }
    var best: Int?
    func offer(_ index: Int, within distance: Int) {
      let entry = entries[index]
      guard entry.number < best ?? .max, entry.joined != joined, Self.areAlike(entry.joined.first, joined.first),
        EditDistance.of(entry.joined, joined) <= distance
      else { return }
      best = entry.number
    }
    let key = ConsonantKey(folded).bytes
    if key.count >= 2 { for index in byKey[key] ?? [] { offer(index, within: 3) } }
    if joined.count >= Self.fewestForLetters {
      Self.forEachDeletion(of: joined) { for index in byDeletion[$0] ?? [] { offer(index, within: 1) } }
    }
    return best
  }

  /// The same first letter, or two that Arabic writes alike: it has no p and no v.
  private static func areAlike(_ a: UInt8?, _ b: UInt8?) -> Bool {
    guard let a, let b else { return false }
    if a == b { return true }
    return [[UInt8(ascii: "p"), UInt8(ascii: "b")], [UInt8(ascii: "v"), UInt8(ascii: "f")]].contains {
      $0.contains(a) && $0.contains(b)
    }
  }

  private static func forEachDeletion(of name: [UInt8], _ body: ([UInt8]) -> Void) {
    body(name)
    for at in name.indices where at == 0 || name[at] != name[at - 1] {
      var shorter = name
      shorter.remove(at: at)
      body(shorter)
    }
  }
}
