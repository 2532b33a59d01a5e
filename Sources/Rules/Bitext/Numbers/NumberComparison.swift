import RuleKit

/// Compares the numbers of both sides of a pair.
struct NumberComparison {
  enum Difference {
    /// The text says another number than the original does in its place.
    case changed(target: Quantity, source: Quantity)
    case added(Quantity)
    case missing(Quantity)
    /// A name with digits that differs: HER2, H5N1.
    case code(target: Int, source: Int)
  }

  let pair: PairedSegment

  var differences: [Difference] {
    let source = QuantityReader.read(pair.source)
    let target = QuantityReader.read(pair.target)
    let isSaid = { (quantity: Quantity, other: QuantitySet) in
      quantity.isSaid(by: other) || (!self.knowsWords && other.hasDigits(of: quantity))
    }
    let least: Quantity.Weight = knowsWords ? .optional : .words
    let missing = source.all.filter { $0.weight > least && !isSaid($0, target) }
    let added = target.all.filter { $0.weight > least && !isSaid($0, source) }
    if missing.count == added.count {
      if missing.isEmpty { return (knowsWords ? exchanged(source, target) : []) + codes }
      return zip(added, missing).map { .changed(target: $0, source: $1) } + codes
    }
    if added.isEmpty { return missing.prefix(1).map { .missing($0) } }
    return added.map { .added($0) }
  }

  /// Whether number words and scales are known in both languages; else digits are compared, and "4 Millionen" says
  /// four million.
  private var knowsWords: Bool { pair.source.themes.contains("scale") && pair.target.themes.contains("scale") }

  /// Both sides have as many figures, but one stands once too often, another once too seldom.
  private func exchanged(_ source: QuantitySet, _ target: QuantitySet) -> [Difference] {
    let (mine, theirs) = (target.all.filter(\.isFigure), source.all.filter(\.isFigure))
    guard mine.count == theirs.count, mine.count > 1 else { return [] }
    var counts: [Double: Int] = [:]
    for quantity in mine { counts[quantity.values[0], default: 0] += 1 }
    for quantity in theirs { counts[quantity.values[0], default: 0] -= 1 }
    let odd = counts.filter { $0.value != 0 }
    guard odd.count == 2, let more = odd.first(where: { $0.value == 1 }),
      let less = odd.first(where: { $0.value == -1 })
    else { return [] }
    let place = zip(mine, theirs).first { $0.values[0] == more.key && $1.values[0] == less.key }
    return place.map { [.changed(target: $0.0, source: $0.1)] } ?? []
  }

  private var codes: [Difference] {
    let (mine, theirs) = (codes(of: pair.target), codes(of: pair.source))
    let added = mine.filter { code in !theirs.contains { pair.source.word($0) == pair.target.word(code) } }
    let missing = theirs.filter { code in !mine.contains { pair.target.word($0) == pair.source.word(code) } }
    guard added.count == missing.count else { return [] }
    return zip(added, missing).compactMap { target, source in
      // The letters are the same, the digits are not.
      letters(pair.target.word(target)) == letters(pair.source.word(source))
        ? .code(target: target, source: source) : nil
    }
  }

  private func codes(of side: PairSide) -> [Int] {
    side.tokens.filter { index in
      let token = side.text.tokens[index]
      guard token.kind == .word, token.script == .latin, !token.has(.locked) else { return false }
      let word = side.word(index).unicodeScalars
      return !DigitReader.isDigit(word.first ?? "0") && word.contains(where: DigitReader.isDigit)
    }
  }

  private func letters(_ word: String) -> String {
    String(word.unicodeScalars.filter { !DigitReader.isDigit($0) }.map(Character.init))
  }
}

extension Quantity {
  /// One number in digits.
  fileprivate var isFigure: Bool { weight == .digits && tokens.count == 1 && values.count == 1 && parts.isEmpty }
}
