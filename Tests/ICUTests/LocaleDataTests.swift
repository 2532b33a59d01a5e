import Testing

@testable import ICU

@Suite("Data of locales")
struct LocaleDataTests {
  @Test(
    "quotation marks",
    arguments: [("en", "“”‘’"), ("fr", "«»«»"), ("de", "„“‚‘"), ("ru", "«»„“"), ("ar", "”“’‘")])
  func quotationMarks(locale: String, expected: String) throws {
    let marks = try LocaleData(locale: locale).quotationMarks
    #expect(marks.open + marks.close + marks.innerOpen + marks.innerClose == expected)
  }

  @Test("numbers")
  func numbers() throws {
    let english = try LocaleData(locale: "en")
    #expect(english.decimalSeparator == "." && english.groupingSeparator == ",")
    #expect(english.digits.first == "0" && english.digits.count == 10)
    let egypt = try LocaleData(locale: "ar-EG")
    #expect(egypt.digits[3] == "٣" && egypt.decimalSeparator == "٫" && egypt.groupingSeparator == "٬")
    #expect(try LocaleData(locale: "de").decimalSeparator == ",")
  }

  @Test("exemplar letters")
  func exemplars() throws {
    let arabic = try LocaleData(locale: "ar")
    #expect(arabic.isExemplar("ب") && arabic.isExemplar("\u{64E}") && !arabic.isExemplar("پ"))
    #expect(try LocaleData(locale: "fa").isExemplar("پ"))
    let english = try LocaleData(locale: "en")
    #expect(english.exemplars == [0x61...0x7A])
  }

  @Test("known languages")
  func known() throws {
    #expect(try LocaleData(locale: "ar-SY").isKnown && LocaleData(locale: "en").isKnown)
    #expect(try !LocaleData(locale: "zzz").isKnown && !LocaleData(locale: "").isKnown)
  }
}
