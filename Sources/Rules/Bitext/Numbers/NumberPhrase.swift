/// Adds up a number of several words: "two hundred and fifty-three thousand", "ثلاثة آلاف وخمسمئة".
struct NumberPhrase {
  private let isArabic: Bool
  /// What scales have multiplied so far, and the smallest of them.
  private var total = 0.0
  private var lastScale = Double.infinity
  /// What stands behind the last scale; other readings of digits behind the first.
  private var group: [Double]?
  private var groupIsDigits = false
  private var digitParts: [Double] = []
  private var terms: [Double] = []
  private var itemCount = 0
  private var hasDigits = false
  private var isEnded = false
  private var beginsWithScale = false

  init(isArabic: Bool) { self.isArabic = isArabic }

  mutating func begin(with item: QuantityReader.Item) { _ = add(item, isJoined: false) }

  /// Takes the next item; false where it begins another number.
  mutating func add(_ item: QuantityReader.Item, isJoined: Bool) -> Bool {
    if isEnded { return false }
    let isFirst = itemCount == 0
    if isFirst, case .scale = item.content { beginsWithScale = true }
    let isTaken: Bool =
      switch item.content {
      case .digits(let reading): add(reading, isFirst: isFirst, isJoined: isJoined)
      case .unit(let value): isArabic ? addArabic(value, isFirst, isJoined) : addUnit(value, isFirst, isJoined)
      case .scale(let scale): add(scale: scale, isFirst: isFirst, isJoined: isJoined)
      case .fraction(let value): add(fraction: value, isFirst: isFirst, isJoined: isJoined)
      }
    if isTaken { itemCount += 1 }
    return isTaken
  }

  private mutating func add(_ reading: DigitReader.Reading, isFirst: Bool, isJoined: Bool) -> Bool {
    // "3 ملايين و200 ألف"; two numbers in digits are two numbers.
    if !isFirst {
      guard group == nil, isJoined, isArabic, let value = reading.values.first, value < lastScale else { return false }
    }
    group = reading.values
    groupIsDigits = true
    digitParts = reading.parts
    hasDigits = true
    return true
  }

  private mutating func addUnit(_ value: Double, _ isFirst: Bool, _ isJoined: Bool) -> Bool {
    guard let known = group?.first else {
      if !isFirst, value >= lastScale { return false }
      group = [value]
      return true
    }
    if groupIsDigits { return false }
    let rest = known.truncatingRemainder(dividingBy: 100)
    if known >= 100, rest == 0, value < 100 {
      group = [known + value]
      return true
    }
    guard !isJoined, value < 10, value > 0, rest >= 20, rest.truncatingRemainder(dividingBy: 10) == 0 else {
      // "nineteen eighty-four".
      if !isJoined, isFirstPair, (10...20).contains(known), (10...99).contains(value) {
        group = [known * 100 + value]
        return true
      }
      return false
    }
    group = [known + value] + (group ?? []).dropFirst()
    return true
  }

  private var isFirstPair: Bool { total == 0 && itemCount == 1 }

  private mutating func addArabic(_ value: Double, _ isFirst: Bool, _ isJoined: Bool) -> Bool {
    if value >= 1000 {
      // "ألفان ومئتان".
      guard group == nil, isFirst || (isJoined && value < lastScale) else { return false }
      total += value
      terms.append(value)
      lastScale = value / 2
      return true
    }
    guard let known = group?.first else {
      if !isFirst, !isJoined || value >= lastScale { return false }
      group = [value]
      return true
    }
    if groupIsDigits { return false }
    let rest = known.truncatingRemainder(dividingBy: 100)
    let isTens = (20...90).contains(value) && value.truncatingRemainder(dividingBy: 10) == 0
    if isJoined, (1...9).contains(rest), isTens {
      group = [known + value]
      terms.append(known)
      return true
    }
    if isJoined, known >= 100, rest == 0, value < 100 {
      group = [known + value]
      return true
    }
    if !isJoined, (3...9).contains(known), value == 100 {
      group = [known * 100]
      return true
    }
    return false
  }

  private mutating func add(scale: Double, isFirst: Bool, isJoined: Bool) -> Bool {
    if scale == 100 {
      guard isFirst || !isJoined, (group?.first ?? 1) < 100, total == 0 || group != nil else { return false }
      group = (group ?? [1]).map { $0 * 100 }
      return true
    }
    if let known = group {
      guard !isJoined, scale < lastScale else { return false }
      let values = known.map { total + $0 * scale }
      terms.append(known[0] * scale)
      total = values[0]
      otherTotals = Array(values.dropFirst())
    } else {
      guard isFirst || (isJoined && scale < lastScale) else { return false }
      total += scale
      terms.append(scale)
      // "ألفا" is a thousand or two thousand.
      if isArabic, isFirst { otherTotals = [scale * 2] }
    }
    group = nil
    groupIsDigits = false
    digitParts = []
    lastScale = scale
    return true
  }

  /// Totals by other readings of the digits.
  private var otherTotals: [Double] = []

  private mutating func add(fraction: Double, isFirst: Bool, isJoined: Bool) -> Bool {
    if isFirst {
      group = [fraction]
      return true
    }
    guard isJoined, fraction < 1 else { return false }
    if let known = group {
      // "two and a half".
      group = known.map { $0 + fraction }
      terms.append(known[0])
      return true
    }
    guard lastScale < .infinity else { return false }
    // "مليون ونصف".
    total += fraction * lastScale
    otherTotals = []
    terms.append(fraction)
    isEnded = true
    return true
  }

  /// "a thousand".
  private var isBareScale: Bool { itemCount == 1 && beginsWithScale }

  func quantity(tokens: Range<Int>) -> Quantity {
    var values: [Double]
    if let group {
      values = total == 0 ? group : group.map { total + $0 }
    } else {
      values = [total] + otherTotals
    }
    var parts: [Double] = []
    if itemCount > 1, !terms.isEmpty { parts = terms + (group.map { [$0[0]] } ?? []) }
    if itemCount == 1, hasDigits { parts = digitParts }
    let value = values.first ?? 0
    let weight: Quantity.Weight =
      if hasDigits { values.contains(where: \.isNaN) ? .optional : .digits } else {
        value < 3 ? .optional : value <= 12 || isBareScale ? .small : .words
      }
    return Quantity(tokens: tokens, values: values.filter { !$0.isNaN }, parts: parts, weight: weight)
  }
}
