import Testing

@testable import Gazetteer

struct HiddenUnitsTests {
  private func model() -> RankingModel {
    var model = RankingModel(none: -1)
    var hidden = HiddenUnits(count: 2)
    hidden.weights[Feature.cost.rawValue * 2] = 1
    hidden.weights[Feature.cost.rawValue * 2 + 1] = -1
    hidden.bias = [-2, 1]
    hidden.out = [10, 100]
    model.hidden = hidden
    return model
  }

  @Test(arguments: [(0.0, 100.0), (0.5, 50), (1.5, 0), (3, 10)])
  func aUnitAddsWhatIsPositive(cost: Double, score: Double) {
    var features = [Double](repeating: 0, count: Feature.allCases.count)
    features[Feature.cost.rawValue] = cost
    #expect(model().score(features) == score)
  }

  @Test func parametersComeBackAsTheyWere() throws {
    let model = model()
    let read = try RankingModel(parameters: model.parameters)
    #expect(read.hidden.weights == model.hidden.weights)
    #expect(read.hidden.bias == model.hidden.bias)
    #expect(read.hidden.out == model.hidden.out)
    #expect(read.none == model.none)
  }

  @Test(arguments: [
    "units 2\ncost 1 2 3 4\n", "units 2\nunitBias 1\n", "units 0\n", "units 500\n", "cost 1 2\n", "cost x\n", "cost\n",
  ])
  func otherCountsAreErrors(parameters: String) {
    #expect(throws: ModelError.self) { try RankingModel(parameters: parameters) }
  }
}
