/// A ``RankingModel`` laid out for scoring many candidates: sixteen hidden units at a time.
struct RankingScorer: Sendable {
  private let weights: [Double]
  /// For each block of sixteen units a row for each feature.
  private let rows: [SIMD16<Float>]
  private let bias: [SIMD16<Float>]
  private let out: [SIMD16<Float>]

  init(_ model: RankingModel) {
    weights = model.weights
    let units = model.hidden
    let blocks = (units.count + 15) / 16
    func block(_ number: Int, of values: ArraySlice<Float>) -> SIMD16<Float> {
      var block = SIMD16<Float>()
      for (lane, value) in values.dropFirst(16 * number).prefix(16).enumerated() { block[lane] = value }
      return block
    }
    bias = (0..<blocks).map { block($0, of: units.bias[...]) }
    out = (0..<blocks).map { block($0, of: units.out[...]) }
    rows = (0..<blocks).flatMap { number in
      model.weights.indices.map { block(number, of: units.weights[$0 * units.count..<($0 + 1) * units.count]) }
    }
  }

  /// What ``RankingModel/score(_:)`` gives, but for rounding.
  func score(_ features: [Double]) -> Double {
    var sum = 0.0
    for at in weights.indices { sum += weights[at] * features[at] }
    for block in bias.indices {
      var units = bias[block]
      let first = block * weights.count
      for (feature, value) in features.enumerated() where value != 0 { units += rows[first + feature] * Float(value) }
      units.replace(with: 0, where: units .< 0)
      sum += Double((units * out[block]).sum())
    }
    return sum
  }
}
