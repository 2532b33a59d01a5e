import Testing

@testable import Gazetteer

struct RankingScorerTests {
  /// A model with so many hidden units, of numbers that differ.
  static func model(units count: Int) -> RankingModel {
    var seed: UInt64 = 7
    func next() -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(seed >> 40) / Double(1 << 24) - 0.5
    }
    var model = RankingModel(weights: Feature.allCases.map { _ in next() })
    model.hidden = HiddenUnits(count: count)
    for at in model.hidden.weights.indices { model.hidden.weights[at] = Float(next()) }
    for at in 0..<count {
      model.hidden.bias[at] = Float(next())
      model.hidden.out[at] = Float(next())
    }
    return model
  }

  @Test(arguments: [0, 1, 15, 16, 17, 40])
  func scorerGivesWhatTheModelGives(units: Int) {
    let model = Self.model(units: units)
    let scorer = RankingScorer(model)
    for step in 0..<20 {
      let features = Feature.allCases.map { Double(($0.rawValue * 7 + step * 3) % 11) / 4 - 1 }
      #expect(abs(scorer.score(features) - model.score(features)) < 1e-4)
    }
  }

  @Test func groupsAreSummed() {
    var sums = GroupSums(count: 40)
    for number in 0..<120 { sums.add(Double(number), to: UInt64(number % 40) << 32) }
    for number in 0..<40 { #expect(sums[UInt64(number) << 32] == Double(3 * number + 120)) }
    #expect(sums[UInt64(77)] == 0)
  }
}
