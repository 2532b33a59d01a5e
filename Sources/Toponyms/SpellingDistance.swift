import Romanization

/// How far two Latin spellings of a name are apart.
enum SpellingDistance {
  /// True for spellings with the same consonants, in nearly the same letters, of a length at which that is no accident.
  static func isSameWord(_ a: String, _ b: String) -> Bool {
    let (first, second) = (FoldedName(a), FoldedName(b))
    let key = ConsonantKey(first).bytes
    guard key.count >= 4, key == ConsonantKey(second).bytes else { return false }
    let (left, right) = (first.joined, second.joined)
    guard min(left.count, right.count) >= 7, left.first == right.first else { return false }
    return EditDistance.of(left, right) <= 2 + min(left.count, right.count) / 8
  }
}
