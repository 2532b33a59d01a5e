/// Levenshtein's distance of names to one query, computed for all letters of the query at once in the bits of a word
/// (Myers 1999, in the form of Hyyrö 2003). A cheap measure of which names are worth a weighted alignment.
package struct LetterDistance: Sendable {
  /// For each letter (its low five bits), the places where the query has it.
  private var masks = [UInt64](repeating: 0, count: 32)
  private var length = 0

  package init() {}

  /// Sets the query: ASCII letters, of which 64 count.
  mutating func set(_ letters: some Sequence<UInt8>) {
    for at in masks.indices { masks[at] = 0 }
    length = 0
    for letter in letters where length < 64 {
      masks[Int(letter & 31)] |= 1 << UInt64(length)
      length += 1
    }
  }

  /// Fewest insertions, deletions and replacements of letters that make the query of the name; letters of the name that
  /// are weak are passed over when `isStrong`.
  @inline(__always)
  func to(_ letters: some Sequence<UInt8>, isStrong: Bool = false) -> Int {
    if length == 0 { return 64 }
    var positive = ~UInt64(0)
    var negative: UInt64 = 0
    var distance = length
    let last = UInt64(length - 1)
    let masks = masks.span
    for letter in letters {
      if isStrong, SoundForm.isWeak(letter) { continue }
      let matches = masks[Int(letter & 31)]
      let zero = (((matches & positive) &+ positive) ^ positive) | matches | negative
      var up = negative | ~(zero | positive)
      var down = positive & zero
      // Never both; and no branch, as nobody could foresee it.
      distance &+= Int(truncatingIfNeeded: up &>> last & 1) &- Int(truncatingIfNeeded: down &>> last & 1)
      up = up << 1 | 1
      down <<= 1
      positive = down | ~(zero | up)
      negative = up & zero
    }
    return distance
  }
}
