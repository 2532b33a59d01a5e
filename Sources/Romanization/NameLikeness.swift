/// Whether two names are one name in other letters, and not two names of a place.
public enum NameLikeness {
  /// The same consonants, or letters that differ in two at most: Kiev and Kyiv, but not Holland and the Netherlands.
  public static func areOneName(_ a: FoldedName, _ b: FoldedName) -> Bool {
    ConsonantKey(a).bytes == ConsonantKey(b).bytes
      || min(a.joined.count, b.joined.count) >= 5 && EditDistance.of(a.joined, b.joined) <= 2
  }
}
