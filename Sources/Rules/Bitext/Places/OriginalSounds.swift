import Romanization
import RuleKit

/// The consonants of an original's words, with and without the particles in front.
struct OriginalSounds {
  private var keys: Set<[UInt8]> = []

  init(_ side: PairSide) {
    for index in side.tokens where side.text.tokens[index].kind == .word {
      for reading in ArabicWord.readings(of: side.word(index)) { keys.insert(ConsonantKey(of: reading.stem).bytes) }
    }
  }

  /// True where each word of a name has the consonants of a word of the original.
  func contains(_ name: String) -> Bool {
    let words = name.split { $0 == " " || $0 == "-" }.filter { !["al", "the", "of"].contains($0.lowercased()) }
    return !words.isEmpty
      && words.allSatisfy { word in
        keys.contains(ConsonantKey(of: ArabicWord.withoutArticle(String(word))).bytes)
      }
  }
}
