/// The hidden units of ``RankingModel``: each is a weighted sum of the features, or 0 when that is negative.
package struct HiddenUnits: Sendable {
  package let count: Int
  /// `weights[feature * count + unit]`
  package var weights: [Float]
  package var bias: [Float]
  /// What each unit adds to the score.
  package var out: [Float]

  package init(count: Int = 0) {
    self.count = count
    weights = [Float](repeating: 0, count: count * Feature.allCases.count)
    bias = [Float](repeating: 0, count: count)
    out = bias
  }

  /// What all units add to the score of a candidate with these features.
  func sum(_ features: [Double]) -> Float {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { units in
      _ = units.initialize(fromContentsOf: bias)
      for (feature, value) in features.enumerated() where value != 0 {
        let value = Float(value)
        let first = feature * count
        for unit in 0..<count { units[unit] += value * weights[first + unit] }
      }
      var sum: Float = 0
      for unit in 0..<count where units[unit] > 0 { sum += units[unit] * out[unit] }
      return sum
    }
  }
}
