import Testing

@testable import Alignment

@Suite struct LengthModelTests {
  @Test func equalLengthsAreLikelier() {
    let model = LengthModel(ratio: 1)
    #expect(model.logProbability(100, 100) > model.logProbability(100, 120))
    #expect(model.logProbability(100, 120) > model.logProbability(100, 160))
  }

  /// An error of one standard deviation: 100 scalars have one of √680 ≈ 26; 32 % of errors are larger.
  @Test func probabilityIsThatOfTheNormalDistribution() {
    let model = LengthModel(ratio: 1)
    #expect(abs(model.logProbability(87, 113) - (-1.14)) < 0.05)
  }

  @Test func ratioIsThatOfTheLanguages() {
    #expect(LengthModel(ratio: 2).logProbability(50, 100) > -0.05)
    #expect(LengthModel(ratio: 1000).ratio == 8)
  }

  @Test func nothingAgainstManyWordsIsUnlikelyButFinite() {
    let value = LengthModel(ratio: 1).logProbability(5000, 0)
    #expect(value == -25)
    #expect(LengthModel(ratio: 1).logProbability(0, 0) == 0)
  }
}
