import Gazetteer
@preconcurrency import Glibc

/// Learns a ``RankingModel`` with hidden units from withheld spellings: the log-probability of the right candidates, by
/// gradient steps (Adam) over small batches.
struct HiddenTraining {
  let examples: [RankingExample]
  static let units = 16
  static let epochs = 24
  static let batch = 64
  /// Candidates of one name that are learned from at most.
  static let candidates = 40

  private let size = Feature.allCases.count

  /// All weights in one row: of the features, of the features in the units, biases of the units, what units add, none,
  /// none a letter.
  private var count: Int { size + size * Self.units + 2 * Self.units + 2 }

  private struct Moments {
    var mean: [Float]
    var square: [Float]
  }

  func train(log: (String) -> Void) -> RankingModel {
    let (mean, scale) = standard()
    var generator = SeededGenerator(seed: 5)
    var weights = [Float](repeating: 0, count: count)
    for at in size..<size + size * Self.units { weights[at] = random(&generator) * 2 / Float(size).squareRoot() }
    let out = size + size * Self.units + Self.units
    for at in out..<out + Self.units { weights[at] = random(&generator) * 0.2 }
    var moments = Moments(mean: weights.map { _ in 0 }, square: weights.map { _ in 0 })
    var order = Array(examples.indices)
    var step = 0
    // The mean of the weights over the last third: steadier than where the steps happen to end.
    var sums = [Double](repeating: 0, count: count)
    var summed = 0.0
    for epoch in 0..<Self.epochs {
      order.shuffle(using: &generator)
      var likelihood = 0.0
      let rate: Float = epoch * 3 < Self.epochs * 2 ? 0.01 : 0.002
      for start in stride(from: 0, to: order.count, by: Self.batch) {
        var gradient = [Float](repeating: 0, count: count)
        let chosen = order[start..<min(start + Self.batch, order.count)]
        for number in chosen { likelihood += learn(examples[number], weights, &gradient, mean, scale) }
        step += 1
        descend(&weights, gradient, &moments, rate: rate, share: 1 / Float(chosen.count), step: step)
        if epoch * 3 >= Self.epochs * 2 {
          for at in sums.indices { sums[at] += Double(weights[at]) }
          summed += 1
        }
      }
      if epoch % 6 == 5 {
        log("hidden units, epoch \(epoch): \((likelihood / Double(examples.count) * 1e4).rounded() / 1e4) bits a name")
      }
    }
    return model(sums.map { Float($0 / max(1, summed)) }, mean, scale)
  }

  private func random(_ generator: inout SeededGenerator) -> Float { Float.random(in: -1...1, using: &generator) }

  /// Mean of each feature, and one over its deviation.
  private func standard() -> (mean: [Float], scale: [Float]) {
    var sum = [Double](repeating: 0, count: size)
    var squares = sum
    var rows = 0.0
    for example in examples {
      for row in example.features.prefix(Self.candidates) {
        rows += 1
        for at in 0..<size {
          sum[at] += row[at]
          squares[at] += row[at] * row[at]
        }
      }
    }
    let mean = sum.map { $0 / max(1, rows) }
    let scale = (0..<size).map { at in
      let deviation = max(0, squares[at] / max(1, rows) - mean[at] * mean[at]).squareRoot()
      return deviation < 1e-6 ? Float(0) : Float(1 / deviation)
    }
    return (mean.map(Float.init), scale)
  }

  /// Adds the gradient of one name; gives the log-probability of what is right, in bits.
  private func learn(
    _ example: RankingExample, _ weights: [Float], _ gradient: inout [Float], _ mean: [Float], _ scale: [Float]
  ) -> Double {
    let units = Self.units
    let (biases, outs) = (size + size * units, size + size * units + units)
    let length = Float(example.queryLength) / 10
    let count = min(example.features.count, Self.candidates)
    var rows: [[Float]] = []
    var hidden: [[Float]] = []
    var scores: [Float] = []
    for row in example.features.prefix(count) {
      let values = (0..<size).map { (Float(row[$0]) - mean[$0]) * scale[$0] }
      var sums = Array(weights[biases..<biases + units])
      var score: Float = 0
      for (at, value) in values.enumerated() where value != 0 {
        score += value * weights[at]
        let first = size + at * units
        for unit in 0..<units { sums[unit] += value * weights[first + unit] }
      }
      for unit in 0..<units {
        sums[unit] = max(0, sums[unit])
        score += sums[unit] * weights[outs + unit]
      }
      rows.append(values)
      hidden.append(sums)
      scores.append(score)
    }
    scores.append(weights[self.count - 2] + weights[self.count - 1] * length)
    let top = scores.max() ?? 0
    let shares = scores.map { expf($0 - top) }
    let total = shares.reduce(0, +)
    let anyRight = example.isRight.prefix(count).contains(true)
    func isRight(_ at: Int) -> Bool { at == count ? !anyRight : example.isRight[at] }
    let right = max(1e-12, shares.indices.reduce(Float(0)) { $0 + (isRight($1) ? shares[$1] : 0) })
    for at in 0...count {
      let pull = shares[at] / total - (isRight(at) ? shares[at] / right : 0)
      if abs(pull) < 1e-6 { continue }
      if at == count {
        gradient[self.count - 2] += pull
        gradient[self.count - 1] += pull * length
        continue
      }
      var back = [Float](repeating: 0, count: units)
      for unit in 0..<units where hidden[at][unit] > 0 {
        gradient[outs + unit] += pull * hidden[at][unit]
        back[unit] = pull * weights[outs + unit]
        gradient[biases + unit] += back[unit]
      }
      for (feature, value) in rows[at].enumerated() where value != 0 {
        gradient[feature] += pull * value
        let first = size + feature * units
        for unit in 0..<units { gradient[first + unit] += back[unit] * value }
      }
    }
    return Double(log2f(right / total))
  }

  private func descend(
    _ weights: inout [Float], _ gradient: [Float], _ moments: inout Moments, rate: Float, share: Float, step: Int
  ) {
    let (first, second) = (1 - powf(0.9, Float(step)), 1 - powf(0.999, Float(step)))
    for at in weights.indices {
      let slope = gradient[at] * share + 3e-4 * weights[at]
      moments.mean[at] = 0.9 * moments.mean[at] + 0.1 * slope
      moments.square[at] = 0.999 * moments.square[at] + 0.001 * slope * slope
      weights[at] -= rate * (moments.mean[at] / first) / ((moments.square[at] / second).squareRoot() + 1e-8)
    }
  }

  /// The weights as those of features that are not standardized.
  private func model(_ weights: [Float], _ mean: [Float], _ scale: [Float]) -> RankingModel {
    let units = Self.units
    let (biases, outs) = (size + size * units, size + size * units + units)
    var model = RankingModel(
      weights: (0..<size).map { Double(weights[$0] * scale[$0]) }, none: Double(weights[count - 2]),
      nonePerLetter: Double(weights[count - 1]) / 10)
    var hidden = HiddenUnits(count: units)
    hidden.bias = Array(weights[biases..<biases + units])
    hidden.out = Array(weights[outs..<outs + units])
    for feature in 0..<size {
      // What the mean took from a candidate, "none of them" must lose too.
      model.none += Double(weights[feature] * scale[feature] * mean[feature])
      for unit in 0..<units {
        let weight = weights[size + feature * units + unit] * scale[feature]
        hidden.weights[feature * units + unit] = weight
        hidden.bias[unit] -= weight * mean[feature]
      }
    }
    model.hidden = hidden
    return model
  }
}
