import Testing

@testable import Rules

struct LengthNormTests {
  @Test func languagesHaveTheirOwnNorm() {
    let arabic = LengthNorm(of: [], source: "ar", target: "en")
    #expect(abs(arabic.median - 0.16) < 1e-9)
    let back = LengthNorm(of: [], source: "en", target: "ar")
    #expect(abs(back.median + 0.16) < 1e-9)
    #expect(abs(LengthNorm(of: [], source: "zh-Hans", target: "en-GB").median - 1.09) < 1e-9)
  }

  @Test func unknownLanguagesAreAllowedMuch() {
    let norm = LengthNorm(of: [], source: "xx", target: "en")
    #expect(norm.spread * norm.bound > 1.5)
  }

  @Test func aLongDocumentIsItsOwnNorm() throws {
    let source = "وصل الوزير إلى العاصمة يوم الاثنين لإجراء محادثات مع نظيره حول الحدود والتجارة واللاجئين"
    let target = "A minister came to talk about borders, trade and refugees with his colleague in the capital city"
    let ratio = LengthRatio(try PairSamples.pair(source, target))
    let norm = LengthNorm(of: Array(repeating: ratio, count: 20), source: "ar", target: "en")
    #expect(norm.median == ratio?.logarithm)
    #expect(norm.spread == 0.12)
  }
}
