import Romanization
import RuleKit

/// The names of a side by their sound: whether a name stands among them in any spelling.
struct NameSounds {
  /// Consonants of each run of up to four name words, written as one.
  private var keys: Set<[UInt8]> = []
  /// The same runs letter by letter, without articles and case.
  private var texts: Set<String> = []

  private static let longest = 4
  private static let articles: Set<String> = [
    "al", "el", "the", "ash", "as", "ad", "ar", "an", "at", "az", "ez", "es", "et", "er", "of",
  ]

  private static let classNouns: Set<String> = [
    "region", "governorate", "province", "city", "camp", "base", "air", "district", "town", "island", "airport",
  ]

  init(_ side: PairSide) {
    var run: [(text: String, key: [UInt8])] = []
    for index in side.tokens {
      let token = side.text.tokens[index]
      guard token.kind == .word else {
        if !["-", "'", "’", "‘"].contains(side.text.string(index)) { add(&run) }
        continue
      }
      let word = Self.withoutPossessive(side.word(index))
      if Self.articles.contains(word) { continue }
      if token.script == .latin, token.shape == .lower {
        add(&run)
        continue
      }
      // Hyphens may stand within a token.
      for part in word.split(whereSeparator: { $0 == "-" || $0 == "." }) where !Self.articles.contains(String(part)) {
        run.append((String(part), ConsonantKey(of: String(part)).bytes))
      }
    }
    add(&run)
  }

  private mutating func add(_ run: inout [(text: String, key: [UInt8])]) {
    for start in run.indices {
      var text = ""
      var key: [UInt8] = []
      for word in run[start..<min(start + Self.longest, run.count)] {
        text += word.text
        key += word.key
        texts.insert(text)
        keys.insert(key)
      }
    }
    run.removeAll()
  }

  private static func withoutPossessive(_ word: String) -> String {
    for ending in ["'s", "’s"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
    return word
  }

  /// True where the side has the name, in any spelling of its consonants; one may differ in a long name.
  func contains(_ name: String) -> Bool {
    var words = name.lowercased().split { $0 == " " || $0 == "-" }.map(String.init)
    words.removeAll(where: Self.articles.contains)
    while words.count > 1, let last = words.last, Self.classNouns.contains(last) { words.removeLast() }
    if texts.contains(words.joined()) { return true }
    let key = words.flatMap { ConsonantKey(of: $0).bytes }
    guard key.count > 2 else { return false }
    return keys.contains(key) || (key.count > 3 && keys.contains { $0.count > 3 && Self.isNear(key, $0) })
  }

  /// At most one consonant is other, too many or missing.
  private static func isNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard long.count - short.count <= 1 else { return false }
    var same = 0
    while same < short.count, short[same] == long[same] { same += 1 }
    return short[(same + (short.count == long.count ? 1 : 0))...].elementsEqual(long[(same + 1)...])
  }
}
