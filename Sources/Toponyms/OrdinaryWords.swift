import Romanization
import RuleKit
import Tokens

/// English words that the lexicon knows, to notice names of places that are words too.
///
/// Words that the lexicon already calls ambiguous are left out: in a text they are places only where a word around says
/// so.
public struct OrdinaryWords: Sendable {
  private var kinds: [[UInt8]: String] = [:]

  /// - Parameter words: the table whose numbers the lexicon uses.
  public init(lexicon: Lexicon, words: WordTable) {
    func add(_ word: WordID, _ kind: String) {
      let text = words.text(of: word)
      guard text.utf8.count > 1, text.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x41 && $0 <= 0x5A }) else {
        return
      }
      let folded = NameFolding.fold(text)
      if kinds[folded] == nil { kinds[folded] = kind }
    }
    let named = [
      ("en:demonym", "a demonym"), ("en:given-name", "a given name"), ("en:female-name", "a given name"),
      ("en:arab-given-name", "a given name"), ("en:known-surname", "a surname"),
    ]
    for (name, kind) in named {
      for word in lexicon.wordClass(name).members { add(word, kind) }
    }
    // Classes of names, not of words.
    let names: Set<String> = ["en:agency-acronym", "en:region-elsewhere", "en:arab-cue"]
    for wordClass in lexicon.classes where wordClass.name.hasPrefix("en:") && !names.contains(wordClass.name) {
      for word in wordClass.members { add(word, "an English word") }
    }
    for word in lexicon.inflectedWords { add(word, "an English word") }
    // These need a word around them that says "place"; the finder sees to it.
    let known = [
      "en:place-ambiguous", "en:given-name", "en:female-name", "en:arab-given-name", "en:known-surname",
      "en:place-direction",
    ]
    for name in known {
      for word in lexicon.wordClass(name).members { kinds[NameFolding.fold(words.text(of: word))] = nil }
    }
  }

  /// What a folded name of one word is besides; nil: nothing that is known.
  func kind(of name: FoldedName) -> String? {
    guard name.words.count == 1, !name.isArabic else { return nil }
    return kinds[name.joined]
  }
}
