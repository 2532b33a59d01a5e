import ICU

/// How numbers are written.
public struct NumberStyle: Sendable, Hashable {
  /// Marks between groups of three digits.
  public let grouping: Set<Unicode.Scalar>
  /// Marks before the decimals.
  public let decimal: Set<Unicode.Scalar>

  /// A style with the given marks.
  public init(grouping: Set<Unicode.Scalar>, decimal: Set<Unicode.Scalar>) {
    self.grouping = grouping
    self.decimal = decimal
  }

  /// "1,200.5".
  public static let english = NumberStyle(grouping: [","], decimal: ["."])
  /// "1.200,5", as in German, Spanish, Turkish.
  public static let continental = NumberStyle(grouping: ["."], decimal: [","])
}

/// What a number token says.
public struct ParsedNumber: Sendable, Hashable {
  /// Exact for whole numbers up to 2^53.
  public let value: Double
  /// Digits behind the decimal mark.
  public let decimals: Int
  /// Has marks between groups of three digits.
  public let isGrouped: Bool
  /// The scalar that stands for zero: `0`, `٠` (Arabic-Indic), `۰` (Persian and Urdu).
  public let zero: Unicode.Scalar

  /// Written without decimals.
  public var isWhole: Bool { decimals == 0 }
}

/// Reads number tokens: "1,200", "1.5", "١٢٬٣٤٥٫٦".
public enum NumberParser {
  /// What `text` says; nil where it is no well-formed number of the style.
  ///
  /// The Arabic marks `٬` (thousands) and `٫` (decimals) hold in any style. Behind Arabic-Indic or Persian digits `,`
  /// and `،` are thousands marks where they stand before groups of three digits, else a decimal mark, as the Arabic
  /// press writes them.
  public static func parse(_ text: some StringProtocol, style: NumberStyle = .english) -> ParsedNumber? {
    var reading = Reading()
    for scalar in text.unicodeScalars {
      if let digit = digitValue(scalar) {
        guard reading.add(digit, of: scalar) else { return nil }
      } else {
        guard reading.add(mark: scalar) else { return nil }
      }
    }
    return reading.number(style)
  }

  private static func digitValue(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return (48...57).contains(scalar.value) ? Int(scalar.value) - 48 : nil }
    return UnicodeProperties.digitValue(of: scalar)
  }

  /// Groups of digits with the marks between them.
  private struct Reading {
    var groups: [[Int]] = []
    var marks: [Unicode.Scalar] = []
    var zero: Unicode.Scalar?
    var isInGroup = false

    mutating func add(_ digit: Int, of scalar: Unicode.Scalar) -> Bool {
      // Digits of two scripts make no number.
      let base = Unicode.Scalar(scalar.value - UInt32(digit))
      if zero == nil { zero = base }
      guard zero == base else { return false }
      if isInGroup { groups[groups.count - 1].append(digit) } else { groups.append([digit]) }
      isInGroup = true
      return true
    }

    mutating func add(mark: Unicode.Scalar) -> Bool {
      guard isInGroup else { return false }
      marks.append(mark)
      isInGroup = false
      return true
    }

    func number(_ style: NumberStyle) -> ParsedNumber? {
      guard isInGroup, let zero else { return nil }
      let isEastern = zero == "٠" || zero == "۰"
      func isGrouping(_ mark: Unicode.Scalar) -> Bool {
        mark == "٬" || (isEastern ? mark == "," || mark == "،" : style.grouping.contains(mark))
      }
      func isDecimal(_ mark: Unicode.Scalar) -> Bool {
        mark == "٫" || (isEastern ? mark == "." || mark == "," || mark == "،" : style.decimal.contains(mark))
      }
      // The last mark may be the decimal one; all others are the same thousands mark.
      var whole = groups[...]
      var decimals: [Int] = []
      if let last = marks.last, let tail = groups.last, isDecimal(last) {
        if !(isGrouping(last) && isGroupedByThree(groups[...], marks[...])) {
          decimals = tail
          whole = groups.dropLast()
        }
      }
      let between = marks.prefix(whole.count - 1)
      guard between.allSatisfy(isGrouping), between.isEmpty || isGroupedByThree(whole, between) else { return nil }
      return ParsedNumber(
        value: NumberParser.value(Array(whole.joined()), decimals), decimals: decimals.count,
        isGrouped: !between.isEmpty, zero: zero)
    }

    private func isGroupedByThree(_ groups: ArraySlice<[Int]>, _ marks: ArraySlice<Unicode.Scalar>) -> Bool {
      guard let first = groups.first, (1...3).contains(first.count), first[0] != 0 else { return false }
      return groups.dropFirst().allSatisfy { $0.count == 3 } && Set(marks).count == 1
    }
  }

  /// Digits whose number a `Double` holds exactly.
  private static let mostExactDigits = 15

  private static func value(_ whole: [Int], _ decimals: [Int]) -> Double {
    func number(_ digits: some Sequence<Int>) -> Double { digits.reduce(0.0) { $0 * 10 + Double($1) } }
    func scale(_ count: Int) -> Double { (0..<count).reduce(1.0) { scale, _ in scale * 10 } }
    // One division of exact numbers gives the value that is nearest to what is written.
    if whole.count + decimals.count <= mostExactDigits {
      return number(whole + decimals) / scale(decimals.count)
    }
    let read = decimals.prefix(mostExactDigits)
    return number(whole) + number(read) / scale(read.count)
  }
}
