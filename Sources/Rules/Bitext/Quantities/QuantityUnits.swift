import RuleKit

/// The numbers of a side that have a unit: "18 كم", "$5 million", "40 %".
struct QuantityUnits {
  struct Measure {
    let quantity: Quantity
    /// Keys of the units that the word may mean, "dimension.unit"; a word such as "كيلو" has two.
    let keys: Set<String>
    /// Tokens of the unit itself.
    let tokens: Range<Int>
  }

  let measures: [Measure]
  /// All quantities of the side.
  let quantities: [Quantity]
  /// Whether any word or sign of the side says percent.
  let saysPercent: Bool

  static let percent = "share.percent"

  init(_ side: PairSide) {
    var byStart: [Int: [ConceptMention]] = [:]
    for mention in side.mentions where mention.theme == "unit" {
      byStart[mention.tokens.lowerBound, default: []].append(mention)
    }
    quantities = QuantityReader.read(side).all
    measures = quantities.compactMap { quantity in
      Self.unit(of: quantity, side, byStart).map { Measure(quantity: quantity, keys: $0.keys, tokens: $0.tokens) }
    }
    let signs: Set<String> = [
      "%", "٪", "percentage", "percentages", "proportion", "points", "pc", "per", "cent", "نسبه", "بنسبه",
    ]
    saysPercent =
      side.mentions.contains { $0.theme == "unit" && $0.key == Self.percent }
      || side.tokens.contains { signs.contains(side.word($0)) || side.text.string($0).contains("%") }
  }

  private static func unit(
    of quantity: Quantity, _ side: PairSide, _ byStart: [Int: [ConceptMention]]
  ) -> (keys: Set<String>, tokens: Range<Int>)? {
    let end = quantity.tokens.upperBound
    for at in [end, end + 1] where side.tokens.contains(at) {
      let text = side.text.string(at)
      if at == end, text == "%" || text == "٪" { return ([percent], at..<at + 1) }
      if let found = byStart[at], let first = found.first { return (Set(found.map(\.key)), first.tokens) }
      // "US dollars", "15-year-old"; another number begins another quantity.
      let isSkipped = side.text.tokens[at].kind == .word ? adjectives.contains(side.word(at)) : text == "-"
      if !isSkipped { break }
    }
    let before = quantity.tokens.lowerBound - 1
    guard side.tokens.contains(before) else { return nil }
    let sign = side.text.string(before)
    if sign == "%" || sign == "٪" {
      // Arabic sets the sign on either side.
      return side.language == "ar" ? ([percent], before..<before + 1) : nil
    }
    return symbols.first { sign.hasSuffix($0.key) }.map { ([$0.value], before..<before + 1) }
  }

  private static let adjectives: Set<String> = [
    "us", "american", "syrian", "lebanese", "turkish", "iraqi", "egyptian", "square", "cubic", "british", "hong",
    "kong",
    "australian", "canadian", "whole", "full", "long", "consecutive", "straight", "more", "other",
  ]

  private static let symbols = [
    "$": "money.dollar", "€": "money.euro", "£": "money.pound", "¥": "money.yen", "₪": "money.shekel",
    "₺": "money.lira",
  ]
}
