import Testing

@testable import Rules

struct QuantityTests {
  private func arabic(_ text: String) throws -> [[Double]] {
    QuantityReader.read(try PairSamples.pair(text, "x").source).all.filter { $0.weight > .optional }.map(\.values)
  }

  private func english(_ text: String) throws -> [[Double]] {
    QuantityReader.read(try PairSamples.pair("x", text).target).all.filter { $0.weight > .optional }.map(\.values)
  }

  @Test(arguments: [
    ("ثلاثة وعشرون شخصا", 23.0), ("مئة وخمسة وعشرون", 125), ("ثلاثمئة وستون يوما", 360), ("ألف وخمسمئة", 1500),
    ("خمسة وعشرون ألفا", 25_000), ("مئتان وخمسون ألف", 250_000), ("ثلاثة ملايين ومئتا ألف", 3_200_000),
    ("مليون ونصف", 1_500_000), ("نصف مليون", 500_000), ("مليارا دولار", 2_000_000_000), ("٢٬٣٧٠", 2370),
    ("370 2", 2370), ("و200 عائلة", 200), ("٣٫٥ ملايين", 3_500_000), ("خمسة عشر", 15), ("ألفان ومئتان", 2200),
  ])
  func arabicNumbers(_ text: String, _ value: Double) throws {
    let found = try arabic(text)
    #expect(found.count == 1)
    #expect(found.first?.contains(value) == true, "\(found)")
  }

  @Test(arguments: [
    ("two hundred and fifty-three thousand", 253_000.0), ("a hundred and five", 105), ("3.2 million", 3_200_000),
    ("two and a half million", 2_500_000), ("half a million", 500_000), ("twenty-five", 25), ("$5bn", 5e9),
    ("nineteen eighty-four", 1984), ("2 370", 2370), ("300+ billion", 300e9), ("£11million", 11_000_000),
  ])
  func englishNumbers(_ text: String, _ value: Double) throws {
    let found = try english(text)
    #expect(found.count == 1)
    #expect(found.first?.contains(value) == true, "\(found)")
  }

  @Test func vagueNumbersAndOrdinalsBindNobody() throws {
    #expect(try arabic("قتل المئات وآلاف الجرحى في القرن التاسع عشر").isEmpty)
    #expect(try english("hundreds of people in the twenty-first century").isEmpty)
  }

  @Test func percentIsNoHundred() throws {
    #expect(try arabic("40 بالمئة و20 في المائة") == [[40], [20]])
  }

  @Test func hoursMayBeTwelveOrTwentyFour() throws {
    let pair = try PairSamples.pair("الساعة 19:30", "at 7:30 p.m.")
    #expect(NumberComparison(pair: pair).differences.isEmpty)
  }

  @Test func exchangedNumbersAreSeen() throws {
    let pair = try PairSamples.pair("نال 72 صوتا ثم 74 ثم 72", "He got 72 votes, then 74, then 74.")
    #expect(NumberComparison(pair: pair).differences.count == 1)
  }

  @Test func ordinalEndings() {
    #expect(NumberText.english(21, like: "12th") == "21st")
    #expect(NumberText.english(112, like: "1st") == "112th")
    #expect(NumberText.english(1950, like: "1590") == "1950")
    #expect(NumberText.english(1950, like: "1,590") == "1,950")
  }

  @Test func romanNumerals() {
    #expect(RomanNumeral.value(of: "xiv") == 14)
    #expect(RomanNumeral.value(of: "mix") == nil)
  }
}
