/// The ending of the English possessive, which belongs to the sentence and not to a name: "Aleppo's".
enum PossessiveEnding {
  /// Bytes of the ending of a word: 2 of "Aleppo's", 4 of "Aleppo’s", 0 of words without. "Ra's" is a whole word.
  static func length(of word: ArraySlice<UInt8>) -> Int {
    guard word.count > 4, word.last == UInt8(ascii: "s") else { return 0 }
    let stem = word.dropLast()
    if stem.last == UInt8(ascii: "'") { return 2 }
    return word.count > 6 && stem.suffix(3).elementsEqual("’".utf8) ? 4 : 0
  }
}
