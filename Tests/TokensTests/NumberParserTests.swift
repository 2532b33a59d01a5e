import Testing

@testable import Tokens

@Suite("Numbers")
struct NumberParserTests {
  @Test(
    "of English text",
    arguments: [
      ("0", 0), ("7", 7), ("007", 7), ("1,200", 1200), ("12,345,678", 12_345_678), ("1.5", 1.5), ("1,200.25", 1200.25),
      ("3.14", 3.14), ("0.1", 0.1), ("9007199254740992", 9_007_199_254_740_992), ("2.50", 2.5), ("1.234", 1.234),
    ])
  func english(text: String, value: Double) throws {
    #expect(try #require(NumberParser.parse(text)).value == value)
  }

  @Test(
    "that are none",
    arguments: [
      "", ",", "1,", ".5", "1,20", "1,2000", "12,34,567", "1.200.300", "1,200.5.6", "1;200", "1'000", "0,500",
      "1,200,30",
      "a", "1a", "١2", "1 200", "1,,200", "1234,567", "1.2,345",
    ])
  func malformed(text: String) {
    #expect(NumberParser.parse(text) == nil)
  }

  @Test(
    "in Arabic-Indic and Persian digits",
    arguments: [
      ("١٢٣", 123), ("۱۲۳", 123), ("١٢٬٣٤٥", 12345), ("٣٫٥", 3.5), ("١٬٢٠٠٫٥", 1200.5), ("١,٢٠٠", 1200), ("٣,٥", 3.5),
      ("٣،٥", 3.5), ("٣.٥", 3.5), ("١٢،٠٠٠", 12000), ("٠,٥", 0.5),
    ])
  func eastern(text: String, value: Double) throws {
    let number = try #require(NumberParser.parse(text))
    #expect(number.value == value)
    #expect(number.zero != "0")
  }

  @Test("of other styles")
  func continental() {
    #expect(NumberParser.parse("1.200,5", style: .continental)?.value == 1200.5)
    #expect(NumberParser.parse("1,200.5", style: .continental) == nil)
    #expect(NumberParser.parse("1.200", style: .continental)?.value == 1200)
  }

  @Test("tell how they were written")
  func parts() throws {
    let number = try #require(NumberParser.parse("1,200.50"))
    #expect(number.decimals == 2 && number.isGrouped && !number.isWhole && number.zero == "0")
    let plain = try #require(NumberParser.parse("۴۰"))
    #expect(plain.decimals == 0 && !plain.isGrouped && plain.isWhole && plain.zero == "۰")
  }

  @Test("of many digits keep their size")
  func long() throws {
    let value = try #require(NumberParser.parse("123456789012345678901.5")).value
    #expect(value == 123_456_789_012_345_678_901.5)
  }
}
