import RuleKit
import Tokens

/// Reads the numbers of one side of a pair, in digits and in words.
struct QuantityReader {
  private let side: PairSide
  private let digits: DigitReader
  /// Mentions of number words, and how many tokens "percent" takes, by first token.
  private var words: [Int: [ConceptMention]] = [:]
  private var percents: [Int: Int] = [:]

  init(_ side: PairSide) {
    self.side = side
    digits = DigitReader(side: side)
    for mention in side.mentions {
      switch mention.theme {
      case "number", "scale", "fraction", "ordinal", "decade", "dual", "vague":
        words[mention.tokens.lowerBound, default: []].append(mention)
      case "percent": percents[mention.tokens.lowerBound] = mention.tokens.upperBound
      default: break
      }
    }
  }

  static func read(_ side: PairSide) -> QuantitySet {
    let reader = QuantityReader(side)
    let months = side.mentions(of: "month").compactMap(\.value)
    return QuantitySet(reader.quantities(), also: months + reader.romanNumerals() + reader.joinedNumbers())
  }

  // MARK: Items

  enum Content {
    case digits(DigitReader.Reading)
    case unit(Double)
    case scale(Double)
    case fraction(Double)
  }

  struct Item {
    let content: Content
    let tokens: Range<Int>
    /// Joined to what stands before by و.
    let isConjoined: Bool
  }

  private func item(at index: Int) -> Item? {
    guard side.tokens.contains(index), percents[index] == nil, !side.text.tokens[index].has(.locked) else { return nil }
    if let reading = digits.reading(at: index) {
      return Item(
        content: .digits(reading), tokens: reading.tokens,
        isConjoined: reading.isConjoined || (index > side.tokens.lowerBound && side.word(index - 1) == "و"))
    }
    let found = words[index] ?? []
    for theme in ["number", "scale", "fraction"] {
      guard let mention = found.first(where: { $0.theme == theme }), let value = mention.value else { continue }
      let content: Content =
        switch theme {
        case "number": .unit(value)
        case "scale": .scale(value)
        default: .fraction(value)
        }
      return Item(content: content, tokens: mention.tokens, isConjoined: mention.prefix.hasPrefix("و"))
    }
    return nil
  }

  // MARK: Quantities

  private func quantities() -> [Quantity] {
    var out: [Quantity] = []
    var at = side.tokens.lowerBound
    while at < side.tokens.upperBound {
      if let end = percents[at] {
        at = end
        continue
      }
      for mention in words[at] ?? [] { out += optional(mention) }
      if let end = endOfVague(at) ?? endOfOrdinal(at) {
        at = end
        continue
      }
      guard let first = item(at: at) else {
        at += 1
        continue
      }
      if case .digits(let reading) = first.content, reading.isCode {
        out.append(Quantity(tokens: reading.tokens, values: reading.values, parts: reading.parts, weight: .optional))
        at = reading.tokens.upperBound
        continue
      }
      var quantity = compose(from: first)
      if isEnumerator(quantity.tokens) || isOrdinal(quantity.tokens) || isHalves(quantity) {
        quantity.weight = .optional
      }
      out.append(quantity)
      at = quantity.tokens.upperBound
    }
    return out
  }

  /// Ordinals, decades, duals: the other language may say them otherwise.
  private func optional(_ mention: ConceptMention) -> [Quantity] {
    guard let value = mention.value else { return [] }
    var values: [Double] = []
    switch mention.theme {
    case "ordinal":
      values = [value]
      // "twenty-first"; "الحادي والعشرين".
      if value < 10, let tens = tensBeside(mention) { values.append(value + tens) }
    case "decade": values = [value, 1900 + value, 1800 + value, 2000 + value]
    case "dual": values = [value]
    case "fraction":
      // Half past, a quarter to.
      let whole = mention.prefix.hasPrefix("و") ? numberBefore(mention.tokens.lowerBound) : nil
      values = whole.map { [$0 + value] } ?? []
      values += value == 0.5 ? [0.5, 30, 50] : value == 0.25 ? [0.25, 15, 45, 25] : [value, 20, 40]
    default: return []
    }
    return [Quantity(tokens: mention.tokens, values: values, weight: .optional)]
  }

  /// The whole number of "أربع ساعات ونصف".
  private func numberBefore(_ index: Int) -> Double? {
    for at in (max(side.tokens.lowerBound, index - 3)..<index).reversed() {
      if let item = item(at: at) {
        switch item.content {
        case .digits(let reading): return reading.values.first
        case .unit(let value): return value
        default: return nil
        }
      }
      // "ساعة ونصف", "ساعتان ونصف".
      if words[at]?.contains(where: { $0.theme == "dual" }) == true { return 2 }
    }
    return 1
  }

  /// "hundreds", "آلاف": a scale in the plural with nothing to multiply.
  private func endOfVague(_ index: Int) -> Int? {
    guard let mention = words[index]?.first(where: { $0.theme == "scale" || $0.theme == "vague" }) else { return nil }
    if mention.theme == "vague" { return mention.tokens.upperBound }
    let word = side.word(index)
    if side.language == "ar" {
      return word.hasSuffix("الاف") || word.contains("ملاي") || word.hasSuffix("ات") ? index + 1 : nil
    }
    if word.hasSuffix("s") { return index + 1 }
    // "a couple of hundred", "several thousand".
    let before = index > side.tokens.lowerBound ? side.word(index - 1) : ""
    return ["of", "several", "few", "many", "some"].contains(before) ? index + 1 : nil
  }

  /// "التاسع عشر", "الثالث والستين": the tens belong to the ordinal.
  private func endOfOrdinal(_ index: Int) -> Int? {
    guard let mention = words[index]?.first(where: { $0.theme == "ordinal" }), side.language == "ar" else { return nil }
    let end = mention.tokens.upperBound
    // "الثالثة والعشرون" is 23rd, "الثالثة وعشرون دقيقة" twenty past three.
    if let tens = words[end]?.first(where: { $0.theme == "number" && $0.prefix.hasPrefix("و") }),
      let value = tens.value, (20...90).contains(value), tens.hasArticle || !mention.hasArticle
    {
      return tens.tokens.upperBound
    }
    return mention.tokens.count > 1 ? end : nil
  }

  /// "القرن العشرين", "العشرون", the "twenty" of "twenty-first".
  private func isOrdinal(_ tokens: Range<Int>) -> Bool {
    for distance in [0, 1] where words[tokens.upperBound + distance]?.contains(where: { $0.theme == "ordinal" }) == true
    {
      if distance == 0 ? side.language == "en" : side.word(tokens.upperBound) == "-" { return true }
    }
    guard side.language == "ar", tokens.count == 1 else { return false }
    return words[tokens.lowerBound]?.contains { $0.theme == "number" && $0.hasArticle } ?? false
  }

  /// The number of a paragraph or of a point in a list: "11 - ", "'5`".
  private func isEnumerator(_ tokens: Range<Int>) -> Bool {
    let after = tokens.upperBound < side.tokens.upperBound ? side.word(tokens.upperBound) : ""
    if tokens.lowerBound == side.tokens.lowerBound { return ["-", ".", ")", "–", "—", "/"].contains(after) }
    let before = side.word(tokens.lowerBound - 1)
    // Footnotes and links: "[2]", "[ ]39"; a year of copyright; a section of a law.
    if before == "[" && after == "]" || before == "©" || before == "§" { return true }
    if before == "]", !side.text.tokens[tokens.lowerBound].has(.spaceBefore) { return true }
    return after == "`" || side.word(tokens.lowerBound - 1) == "'" && after == "'"
  }

  /// "50-50", "fifty-fifty": equal parts, which the other language says without a number.
  private func isHalves(_ quantity: Quantity) -> Bool {
    guard quantity.values.first == 50 else { return false }
    return [quantity.tokens.lowerBound - 2, quantity.tokens.upperBound + 1].contains { other in
      let mark = other < quantity.tokens.lowerBound ? other + 1 : other - 1
      guard side.tokens.contains(other), side.tokens.contains(mark), ["-", "–", "/", ":"].contains(side.word(mark))
      else { return false }
      return side.word(other) == "50" || side.word(other) == "fifty"
    }
  }

  private func tensBeside(_ mention: ConceptMention) -> Double? {
    let after = words[mention.tokens.upperBound]?.first { $0.theme == "number" && $0.prefix.hasPrefix("و") }
    if let value = after?.value, (20...90).contains(value) { return value }
    for distance in [1, 2] {
      let before = words[mention.tokens.lowerBound - distance]?.first { $0.theme == "number" }
      if let before, let value = before.value, (20...90).contains(value) { return value }
    }
    return nil
  }

  private func compose(from first: Item) -> Quantity {
    var phrase = NumberPhrase(isArabic: side.language == "ar")
    phrase.begin(with: first)
    var end = first.tokens.upperBound
    while let (next, isJoined) = nextItem(end), phrase.add(next, isJoined: isJoined) { end = next.tokens.upperBound }
    return phrase.quantity(tokens: first.tokens.lowerBound..<end)
  }

  /// The item behind a token, over a hyphen, "and", "and a", "a".
  private func nextItem(_ end: Int) -> (item: Item, isJoined: Bool)? {
    var at = end
    var isJoined = false
    if side.tokens.contains(at), ["-", "+"].contains(side.word(at)), !side.text.tokens[at].has(.spaceBefore) {
      at += 1
    }
    if side.tokens.contains(at), side.word(at) == "and" || side.word(at) == "و" {
      isJoined = true
      at += 1
    }
    if side.tokens.contains(at), side.word(at) == "a" { at += 1 }
    guard let item = item(at: at), !side.text.tokens[at].has(.sentenceStart) else { return nil }
    return (item, isJoined || item.isConjoined)
  }

  /// "فقتلتخمسة": a number word that lost the blank before it.
  private func joinedNumbers() -> [Double] {
    guard side.language == "ar" else { return [] }
    let words: [(String, Double)] = [
      ("ثلاثه", 3), ("اربعه", 4), ("خمسه", 5), ("سته", 6), ("سبعه", 7), ("ثمانيه", 8), ("تسعه", 9), ("عشره", 10),
    ]
    return side.tokens.compactMap { index in
      let word = side.word(index)
      return words.first { word.hasSuffix($0.0) && word.utf8.count > $0.0.utf8.count + 4 }?.1
    }
  }

  /// "II", "VII": the other language may write them as numbers.
  private func romanNumerals() -> [Double] {
    side.tokens.compactMap { index in
      let token = side.text.tokens[index]
      guard token.kind == .word, token.script == .latin, token.length <= 5, token.shape != .lower else { return nil }
      return RomanNumeral.value(of: side.word(index))
    }
  }
}

/// Roman numerals up to 39.
enum RomanNumeral {
  /// The value of a numeral in lower case; nil where it is none.
  static func value(of text: String) -> Double? {
    let digits: [Character: Int] = ["i": 1, "v": 5, "x": 10]
    let values = text.compactMap { digits[$0] }
    guard values.count == text.count, !values.isEmpty else { return nil }
    var total = 0
    for (index, value) in values.enumerated() {
      total += index + 1 < values.count && values[index + 1] > value ? -value : value
    }
    return Double(total)
  }
}
