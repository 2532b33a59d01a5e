extension TextAlignment {
  /// True where the two texts fit together so well that findings may be built on their pairs.
  ///
  /// What they share decides; where they share nothing that can be counted (short texts, no names and numbers), their
  /// lengths must fit sentence by sentence. Bounds are from measurements on related and unrelated texts
  /// (`Benchmarks/alignment`).
  public var isReliable: Bool { weakness == nil }

  /// Why the alignment is not to be relied on, in a few words with figures; nil where it is.
  public var weakness: String? {
    let total = evidence * Double(pairs.count)
    if pairs.isEmpty || coverage < (total >= 6 ? 0.35 : 0.5) {
      return "only \(Int((coverage * 100).rounded()))% of the two texts can be aligned"
    }
    if fit < -3 { return "the lengths of the two texts don’t fit together" }
    // Texts on one subject share a number now and then, but their lengths don’t follow.
    if total >= 3, fit > -1.2 || evidence > 1.2 { return nil }
    let sentences = max(pairs.reduce(0) { $0 + $1.bead.source.count }, pairs.reduce(0) { $0 + $1.bead.target.count })
    // Two or three sentences are too little to tell chance from translation; the user's word stands.
    if sentences <= 3, fit > -2 { return nil }
    let isFine = Double(sentences) <= 1.4 * Double(pairs.count)
    if evidence >= 0, coverage >= 0.9, fit >= -0.6, isFine { return nil }
    return "the two texts share too few numbers and names"
  }
}
