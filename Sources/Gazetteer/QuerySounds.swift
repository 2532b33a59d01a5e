/// How the query sounds, ready for comparison.
package struct QuerySounds: Sendable {
  /// All sounds of the query.
  package private(set) var all = LetterDistance()
  /// Those that both scripts write.
  private(set) var strong = LetterDistance()
  private var letters = AlignmentText()

  package init() {}

  /// Sets the query: the text of a name as the index stores it.
  package mutating func set(_ text: [UInt8]) {
    letters.set(text)
    let sounds = SoundForm.of(letters.codes)
    all.set(sounds)
    strong.set(sounds.lazy.filter { !SoundForm.isWeak($0) })
  }
}
