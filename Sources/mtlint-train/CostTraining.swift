import Gazetteer
@preconcurrency import Glibc
import Romanization

/// Sharpens the costs of the alignment so that right places win: gradient steps on the log-probability of the right
/// candidates, the alignments held fixed.
struct CostTraining {
  let examples: [RankingExample]
  let model: RankingModel
  let costs: AlignmentCosts

  /// How strongly a cost is held to where it began.
  static let inertia = 0.2

  func train(epochs: Int, log: (String) -> Void) -> AlignmentCosts {
    let size = costs.count * costs.count
    let first = costs.costs.map { Double($0) / 16 }
    var now = first
    var square = [Double](repeating: 1e-4, count: size)
    var touched = [Bool](repeating: false, count: size)
    let wCost = model.weights[Feature.cost.rawValue]
    let wPerLetter = model.weights[Feature.costPerLetter.rawValue]
    var order = Array(examples.indices)
    var generator = SeededGenerator(seed: 3)
    for epoch in 0..<epochs {
      order.shuffle(using: &generator)
      var likelihood = 0.0
      var used = 0
      for number in order {
        let example = examples[number]
        guard example.isRight.contains(true) else { continue }
        used += 1
        let slope = wCost + wPerLetter / Double(max(1, example.queryLength))
        var scores: [Double] = []
        for (at, row) in example.features.enumerated() {
          // The cost as it was is taken out of the score and the cost as it is put in.
          let before = example.operations[at].reduce(0.0) { $0 + first[$1] }
          let after = example.operations[at].reduce(0.0) { $0 + now[$1] }
          scores.append(model.score(row) + slope * (after - before))
        }
        scores.append(model.none + model.nonePerLetter * Double(example.queryLength))
        let top = scores.max() ?? 0
        let shares = scores.map { exp($0 - top) }
        let total = shares.reduce(0, +)
        var right = 0.0
        for (at, isRight) in example.isRight.enumerated() where isRight { right += shares[at] }
        right = max(right, 1e-12)
        likelihood += log2(right / total)
        var gradient: [Int: Double] = [:]
        for at in example.features.indices {
          let pull = (example.isRight[at] ? shares[at] / right : 0) - shares[at] / total
          if abs(pull) < 1e-4 { continue }
          for operation in example.operations[at] { gradient[operation, default: 0] += pull * slope }
        }
        for (operation, value) in gradient {
          let g = value - Self.inertia * (now[operation] - first[operation]) / 10
          square[operation] += g * g
          now[operation] += 0.1 * g / square[operation].squareRoot()
          now[operation] = min(max(now[operation], 0), 14)
          touched[operation] = true
        }
      }
      log("costs, epoch \(epoch): \((likelihood / Double(max(1, used)) * 1e4).rounded() / 1e4) bits a name of \(used)")
    }
    let letters = AlignmentText.letterCount
    var entries: [(from: Int, to: Int, cost: UInt8)] = []
    for from in 0..<costs.count {
      for to in 0..<costs.count where from != 0 || to != 0 {
        let at = from * costs.count + to
        if costs.costs[at] == AlignmentCosts.unknown, from > letters || to > letters { continue }
        let units =
          touched[at] ? UInt8(min(max((now[at] * 16).rounded(), 0), Double(AlignmentCosts.most))) : costs.costs[at]
        entries.append((from, to, units))
      }
    }
    var pairs = [(UInt8, UInt8)](repeating: (0, 0), count: costs.count - 1 - letters)
    for at in 0..<letters * letters where costs.pairs[at] != AlignmentCosts.noPair {
      pairs[Int(costs.pairs[at]) - 1 - letters] = (UInt8(at / letters), UInt8(at % letters))
    }
    return AlignmentCosts(pairNames: pairs, entries: entries)
  }
}
