import Tokens

/// A number that a text says, in digits or in words.
struct Quantity: Sendable {
  /// How sure it is that the other language says the number too.
  enum Weight: Int, Comparable, Sendable {
    /// "one", "second", a dual: the other language may say it without a number.
    case optional
    /// "three" to "twelve" in words.
    case small
    /// Larger numbers in words.
    case words
    /// Written with digits.
    case digits

    static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
  }

  /// Indices of tokens of the text.
  let tokens: Range<Int>
  /// What it may mean, likeliest first: "1.200" is 1.2 or 1200.
  var values: [Double]
  /// What it says if it is read as several numbers; empty where it cannot.
  var parts: [Double] = []
  var weight: Weight

  /// False for one and two, which Arabic says by the form of a noun: "كيلومترين", "أحدها".
  var isSureNumber: Bool { !values.contains { $0 <= 2 } }

  /// True where the other side says it, in one number or in several.
  func isSaid(by other: QuantitySet) -> Bool {
    values.contains(where: other.contains) || (!parts.isEmpty && parts.allSatisfy(other.contains))
  }
}

/// All numbers that one side of a pair says.
struct QuantitySet: Sendable {
  /// In the order of the text.
  let all: [Quantity]
  private let said: Set<Double>

  /// - Parameter also: numbers that other words of the side stand for (months, for instance).
  init(_ all: [Quantity], also: [Double] = []) {
    self.all = all
    var said = Set(also.map(Self.rounded))
    for quantity in all {
      for value in quantity.values + quantity.parts { said.insert(Self.rounded(value)) }
    }
    self.said = said
  }

  /// True where the side says a number of the same digits, without zeros at the end: 280,000 is "28万".
  func hasDigits(of quantity: Quantity) -> Bool {
    let wanted = Set((quantity.values + quantity.parts).map(Self.significant))
    return said.contains { wanted.contains(Self.significant($0)) }
  }

  private static func significant(_ value: Double) -> Double {
    guard value.isFinite, value != 0 else { return 0 }
    var value = abs(value)
    while value < 1e8 { value *= 10 }
    var digits = value.rounded()
    while digits.truncatingRemainder(dividingBy: 10) == 0 { digits /= 10 }
    return digits
  }

  func contains(_ value: Double) -> Bool { said.contains(Self.rounded(value)) }

  /// Nine significant digits, so that 1.9 million is 1,900,000.
  private static func rounded(_ value: Double) -> Double {
    var scale = 1.0
    while abs(value) * scale < 1e9, scale < 1e12 { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}
