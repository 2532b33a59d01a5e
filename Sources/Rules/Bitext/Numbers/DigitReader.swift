import RuleKit
import Tokens

/// Reads what is written with digits: "1,200", "٢٬٣٧٠", "و200", "1990s", "7:30", and the UN's "370 2".
struct DigitReader {
  let side: PairSide
  /// The text holds ligatures of old printers (ﻻ): its digits stand in the order of the eye, 1994 as ٤٩٩١.
  private let isVisual: Bool

  init(side: PairSide) {
    self.side = side
    isVisual =
      side.language == "ar"
      && side.folded.contains { $0.unicodeScalars.contains { (0xFEF5...0xFEFC).contains($0.value) } }
  }

  /// A number at a token, with the tokens it takes.
  struct Reading {
    var tokens: Range<Int>
    var values: [Double]
    var parts: [Double] = []
    /// Joined to what stands before by و.
    var isConjoined = false
    /// A letter stands before the digits: "H1N1", "A4".
    var isCode = false
  }

  func reading(at index: Int) -> Reading? {
    guard var reading = single(index) else { return nil }
    if !reading.isCode, let joined = grouped(from: index) {
      reading.tokens = joined.tokens
      reading.values = joined.values
      reading.parts = joined.parts
    }
    if reading.isCode { return reading }
    addClock(index, to: &reading)
    addReversedClock(index, to: &reading)
    addCentury(index, to: &reading)
    return reading
  }

  // MARK: One token

  private func single(_ index: Int) -> Reading? {
    let token = side.text.tokens[index]
    guard token.kind == .number || token.kind == .word else { return nil }
    let text = side.word(index).unicodeScalars.map(Self.european)
    guard let first = text.firstIndex(where: Self.isDigit) else { return nil }
    var last = text.count - 1
    while !Self.isDigit(text[last]) { last -= 1 }
    let digits = String(String.UnicodeScalarView(text[first...last]))
    let before = String(String.UnicodeScalarView(text[..<first]))
    let after = String(String.UnicodeScalarView(text[(last + 1)...]))
    var reading = Reading(tokens: index..<index + 1, values: Self.values(of: digits))
    if isVisual, token.kind == .number { reading.values += Self.values(of: String(digits.reversed())) }
    reading.parts = reading.values.isEmpty || digits.contains(".") ? Self.runs(of: digits) : []
    if !before.isEmpty {
      reading.isConjoined = before == "و" || before == "ف"
      reading.isCode = !ArabicWord.isArabic(before) || before.count > 3
    }
    if reading.isCode {
      reading.parts = Self.runs(of: digits)
    } else {
      add(suffix: after, to: &reading)
    }
    return reading
  }

  /// What letters behind the digits change: "1990s", "5bn".
  private func add(suffix: String, to reading: inout Reading) {
    guard let value = reading.values.first else { return }
    switch suffix {
    case "s", "'s":
      // "1990s": the nineties, the 20th century.
      if (1000...2100).contains(value), value.truncatingRemainder(dividingBy: 10) == 0 {
        reading.values += [value.truncatingRemainder(dividingBy: 100), (value / 100).rounded(.down) + 1]
      }
    case "k", "thousand": reading.values.append(value * 1e3)
    case "m", "mn", "mln", "million": reading.values.append(value * 1e6)
    case "b", "bn", "bln", "billion": reading.values.append(value * 1e9)
    case "tn", "trn": reading.values.append(value * 1e12)
    case "am", "pm", "a.m", "p.m": reading.values += Self.hours(value)
    // "3D": a word like H1N1.
    case "d": reading.isCode = true
    default: break
    }
  }

  /// Arabic digits and marks as European ones: texts mix them within a number.
  private static func european(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x0660...0x0669: Unicode.Scalar(UInt8(scalar.value - 0x0660 + 48))
    case 0x06F0...0x06F9: Unicode.Scalar(UInt8(scalar.value - 0x06F0 + 48))
    case 0x066B: "."
    case 0x066C, 0x060C: ","
    default: scalar
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType == .decimal
  }

  /// Values of digits in the styles of both languages.
  private static func values(of digits: String) -> [Double] {
    var out: [Double] = []
    for style in [NumberStyle.english, .continental] {
      if let value = NumberParser.parse(digits, style: style)?.value, !out.contains(value) { out.append(value) }
    }
    return out
  }

  /// The runs of digits by themselves: 7 and 30 of "7.30".
  private static func runs(of digits: String) -> [Double] {
    var out: [Double] = []
    var run = String.UnicodeScalarView()
    for scalar in digits.unicodeScalars {
      if isDigit(scalar) {
        run.append(scalar)
      } else if !run.isEmpty {
        out += NumberParser.parse(String(run)).map { [$0.value] } ?? []
        run.removeAll()
      }
    }
    if !run.isEmpty { out += NumberParser.parse(String(run)).map { [$0.value] } ?? [] }
    return out
  }

  // MARK: Several tokens

  /// "2 370", and "370 2" as Arabic text of the UN stores it: groups in the order they are seen from the left.
  private func grouped(from start: Int) -> Reading? {
    var end = start + 1
    while end < side.tokens.upperBound, isPlain(end), side.text.tokens[end].has(.spaceBefore) { end += 1 }
    guard end > start + 1 else { return nil }
    let groups = (start..<end).map(plainDigits)
    guard groups.allSatisfy({ (1...3).contains($0.count) }) else { return nil }
    var values: [Double] = []
    let isForward = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].first != "0"
    let isBackward = groups.dropLast().allSatisfy { $0.count == 3 } && groups[groups.count - 1].first != "0"
    if isBackward, side.language == "ar" { values += Double(groups.reversed().joined()).map { [$0] } ?? [] }
    if isForward { values += Double(groups.joined()).map { [$0] } ?? [] }
    if values.isEmpty { return nil }
    return Reading(tokens: start..<end, values: values, parts: groups.compactMap { Double($0) })
  }

  private func isPlain(_ index: Int) -> Bool {
    side.text.tokens[index].kind == .number && (1...3).contains(plainDigits(index).count)
  }

  /// European digits of a token of digits alone; empty for another token.
  private func plainDigits(_ index: Int) -> String {
    var out = ""
    for scalar in side.word(index).unicodeScalars {
      guard Self.isDigit(scalar), let value = scalar.properties.numericValue else {
        // A particle in front of the first group: "و370 2".
        if out.isEmpty, ArabicWord.isArabic(String(scalar)) { continue }
        return ""
      }
      out += String(Int(value))
    }
    return out
  }

  // MARK: Hours and years

  static func hours(_ value: Double) -> [Double] {
    switch value {
    case 0, 24: [0, 12, 24]
    case 1...12: [value + 12] + (value == 12 ? [0, 24] : [])
    case 13..<24: [value - 12]
    default: []
    }
  }

  /// The hour of "19:30" may be 7 in the other language; minutes "00" may go unsaid.
  private func addClock(_ index: Int, to reading: inout Reading) {
    guard reading.tokens.count == 1, let value = reading.values.first else { return }
    let isHour = isMark(":", index + 1) && isSixtieth(index + 2)
    let isMinute = isMark(":", index - 1) && isSixtieth(index)
    let mark = index + 1 < side.tokens.upperBound ? side.word(index + 1) : ""
    let isMarked = ["am", "pm", "a.m", "p.m", "a", "p", "صباحا", "مساء", "ظهرا"].contains(mark)
    // "0945 hours".
    if value == value.rounded(), value < 2400, plainDigits(index, of: 4) != "", mark == "hours" || mark == "hrs" {
      reading.parts = [(value / 100).rounded(.down), value.truncatingRemainder(dividingBy: 100)]
    }
    if isHour || isMarked { reading.values += Self.hours(value) }
    if isMinute, value == 0 { reading.values.append(.nan) }
  }

  /// "الساعة 15/13": the UN's Arabic writes minutes before hours, 13:15; the text may say "1315 hours".
  private func addReversedClock(_ index: Int, to reading: inout Reading) {
    guard side.language == "ar", reading.tokens.count == 1, isMark("/", index + 1), isSixtieth(index + 2),
      let minute = reading.values.first, minute < 60, let hour = Double(plainDigits(index + 2)), hour < 24,
      side.folded.contains(where: Self.hourWords.contains)
    else { return }
    reading.tokens = index..<index + 3
    reading.values = [hour * 100 + minute]
    reading.parts = minute == 0 ? [hour] : [hour, minute]
  }

  private static let hourWords: Set<String> = ["الساعه", "ساعه", "للساعه", "بالساعه", "والساعه"]

  private func isMark(_ mark: String, _ index: Int) -> Bool {
    side.tokens.contains(index) && side.text.tokens[index].length == 1 && side.word(index) == mark
  }

  private func isSixtieth(_ index: Int) -> Bool {
    guard side.tokens.contains(index), !side.text.tokens[index].has(.spaceBefore) else { return false }
    let digits = plainDigits(index)
    return digits.count == 2 && (Int(digits) ?? 60) < 60
  }

  /// "2003/04", "’98".
  private func addCentury(_ index: Int, to reading: inout Reading) {
    let digits = plainDigits(index)
    guard digits.count == 2, let value = Double(digits), index > side.tokens.lowerBound else { return }
    if ["/", "-", "–"].contains(where: { side.text.string(index - 1) == $0 }), index - 1 > side.tokens.lowerBound,
      let year = Double(plainDigits(index - 2, of: 4))
    {
      reading.values.append((year / 100).rounded(.down) * 100 + value)
    } else if ["'", "’", "‘"].contains(side.text.string(index - 1)) {
      reading.values += [1900 + value, 2000 + value]
    }
  }

  /// European digits of a token of that many digits; empty for another.
  private func plainDigits(_ index: Int, of count: Int) -> String {
    let digits = side.word(index).unicodeScalars.compactMap { $0.properties.numericValue.map { Int($0) } }
    return digits.count == count ? digits.map(String.init).joined() : ""
  }
}
