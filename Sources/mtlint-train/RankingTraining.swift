import Gazetteer
@preconcurrency import Glibc
import Romanization

/// One name asked for, its candidates, and which of them are right.
struct RankingExample {
  let features: [[Double]]
  let isRight: [Bool]
  let groups: [UInt64]
  let queryLength: Int
  /// The tables have the name.
  let isExact: Bool
  /// Letters of the query, and the operations that make each candidate's cost.
  var operations: [[Int]] = []
}

/// Learns the weights of ``RankingModel`` from withheld spellings: conditional logit by gradient steps (Adam).
struct RankingTraining {
  var examples: [RankingExample]

  /// Candidates that cost so many nats more than the best are learned from: more than look-up weighs, as what is wrong
  /// teaches too.
  static let costRange = 12.0

  /// Looks every spelling up, those of some numbers with their country.
  static func examples(
    of withheld: [WithheldSpelling], in gazetteer: Gazetteer, useCountry: (Int) -> Bool, withOperations: Bool = false,
    costRange: Double = costRange
  ) -> [RankingExample] {
    var search = NameSearch(gazetteer)
    search.costRange = costRange
    var examples: [RankingExample] = []
    for (number, spelling) in withheld.enumerated() {
      let forms = NameSearch.forms(of: FoldedName(spelling.text))
      let country = useCountry(number) ? IndexFormat.countryCode(spelling.country) : nil
      let (hits, isExact) = search.hits(forms, of: spelling.text, country: country)
      let length = forms[0].text.count
      let context = NameSearch.Context(country: useCountry(number) ? spelling.country : nil)
      let query = search.query(spelling.text, forms: forms, context: context, isExact: isExact)
      let leastCost = hits.map(\.cost).min() ?? 0
      let ranked = search.probabilities(hits, of: query)
      var features: [[Double]] = []
      var right: [Bool] = []
      var groups: [UInt64] = []
      var operations: [[Int]] = []
      let wanted = Self.canonical(spelling.english)
      for one in ranked {
        let place = gazetteer.place(one.hit.place)
        features.append(search.features(one.hit, of: query, leastCost: leastCost))
        right.append(place.id == spelling.placeID || Self.canonical(place.english) == wanted)
        groups.append(one.group)
        if withOperations {
          // Costs between scripts are not sharpened.
          search.aligner.setQuery(forms[one.hit.form].text)
          let index = gazetteer.indexes[Int(one.hit.place.index)]
          operations.append(
            one.hit.otherScript
              ? [] : index.withString(index.name(one.hit.name, .text)) { search.aligner.operations(of: $0).operations })
        }
      }
      examples.append(
        RankingExample(
          features: features, isRight: right, groups: groups, queryLength: length, isExact: isExact,
          operations: operations))
    }
    return examples
  }

  static func canonical(_ name: String) -> [UInt8] { NameFolding.fold(name) }

  func train(log: (String) -> Void) -> RankingModel {
    let size = Feature.allCases.count
    var weights = [Double](repeating: 0, count: size + 2)
    weights[Feature.cost.rawValue] = -0.5
    weights[Feature.costPerLetter.rawValue] = -3
    weights[size] = -5
    weights[size + 1] = -0.1
    var mean = [Double](repeating: 0, count: size + 2)
    var square = mean
    for step in 1...180 {
      var gradient = [Double](repeating: 0, count: size + 2)
      var likelihood = 0.0
      for example in examples {
        var scores = example.features.map { row in
          var sum = 0.0
          for at in 0..<size { sum += weights[at] * row[at] }
          return sum
        }
        scores.append(weights[size] + weights[size + 1] * Double(example.queryLength))
        let top = scores.max() ?? 0
        let shares = scores.map { exp($0 - top) }
        let total = shares.reduce(0, +)
        let anyRight = example.isRight.contains(true)
        var rightShare = anyRight ? 0.0 : shares[shares.count - 1]
        for (at, isRight) in example.isRight.enumerated() where isRight { rightShare += shares[at] }
        rightShare = max(rightShare, 1e-12)
        likelihood += log2(rightShare / total)
        for at in shares.indices {
          let isNone = at == shares.count - 1
          let isRight = isNone ? !anyRight : example.isRight[at]
          let pull = (isRight ? shares[at] / rightShare : 0) - shares[at] / total
          if abs(pull) < 1e-9 { continue }
          if isNone {
            gradient[size] += pull
            gradient[size + 1] += pull * Double(example.queryLength)
          } else {
            let row = example.features[at]
            for f in 0..<size { gradient[f] += pull * row[f] }
          }
        }
      }
      let rate = step < 130 ? 0.1 : 0.02
      for at in weights.indices {
        let slope = gradient[at] / Double(examples.count) - 1e-5 * weights[at]
        mean[at] = 0.9 * mean[at] + 0.1 * slope
        square[at] = 0.99 * square[at] + 0.01 * slope * slope
        let m = mean[at] / (1 - pow(0.9, Double(step)))
        let s = square[at] / (1 - pow(0.99, Double(step)))
        weights[at] += rate * m / (s.squareRoot() + 1e-9)
      }
      if step % 60 == 0 {
        log("ranking, step \(step): \((likelihood / Double(examples.count) * 1e4).rounded() / 1e4) bits a name")
      }
    }
    var model = RankingModel(weights: Array(weights[..<size]), none: weights[size], nonePerLetter: weights[size + 1])
    calibrate(&model)
    return model
  }
}

extension RankingTraining {
  /// Fits the calibrations so that the confidence of the first place is the share of right ones.
  func calibrate(_ model: inout RankingModel) {
    model.calibration = Self.calibration(of: model, by: examples.filter { !$0.isExact })
    model.exactCalibration = Self.calibration(of: model, by: examples.filter(\.isExact))
  }

  /// Newton's method, from a model without calibration.
  private static func calibration(of model: RankingModel, by examples: [RankingExample]) -> RankingModel.Calibration {
    var model = model
    (model.calibration, model.exactCalibration) = (RankingModel.Calibration(), RankingModel.Calibration())
    let answers = RankingReport(examples, model: model).answered.map { answer in
      let p = min(max(answer.confidence, 1e-6), 1 - 1e-6)
      return (x: log(p / (1 - p)), y: answer.isRight ? 1.0 : 0.0)
    }
    var (slope, offset) = (1.0, 0.0)
    for _ in 0..<20 {
      var (g1, g2, h11, h12, h22) = (0.0, 0.0, 1e-6, 0.0, 1e-6)
      for answer in answers {
        let p = 1 / (1 + exp(-(slope * answer.x + offset)))
        g1 += (answer.y - p) * answer.x
        g2 += answer.y - p
        h11 += p * (1 - p) * answer.x * answer.x
        h12 += p * (1 - p) * answer.x
        h22 += p * (1 - p)
      }
      let determinant = h11 * h22 - h12 * h12
      guard determinant > 1e-9 else { break }
      slope += (g1 * h22 - g2 * h12) / determinant
      offset += (g2 * h11 - g1 * h12) / determinant
    }
    return RankingModel.Calibration(slope: slope, offset: offset)
  }
}

/// Accuracy and calibration on withheld spellings, as a newsroom would see them.
struct RankingReport {
  var answered: [(confidence: Double, isRight: Bool)] = []
  var total = 0
  var reachable = 0

  init() {}

  /// Adds an answer; no confidence is no answer.
  mutating func add(confidence: Double?, isRight: Bool) {
    total += 1
    if let confidence { answered.append((confidence, isRight)) }
  }

  init(_ examples: [RankingExample], model: RankingModel) {
    total = examples.count
    for example in examples {
      if example.isRight.contains(true) { reachable += 1 }
      var scores = example.features.map(model.score)
      let none = model.none + model.nonePerLetter * Double(example.queryLength)
      let top = max(scores.max() ?? none, none)
      scores = scores.map { exp($0 - top) }
      let sum = scores.reduce(exp(none - top), +)
      var groups: [UInt64: Double] = [:]
      for (at, score) in scores.enumerated() { groups[example.groups[at], default: 0] += score / sum }
      var best: Int?
      for at in scores.indices {
        guard let known = best else {
          best = at
          continue
        }
        let (a, b) = (groups[example.groups[at], default: 0], groups[example.groups[known], default: 0])
        if a > b || (a == b && scores[at] > scores[known]) { best = at }
      }
      guard let best else { continue }
      let ofBest = groups[example.groups[best], default: 0]
      answered.append((model.confidence(ofBest, isExact: example.isExact), example.isRight[best]))
    }
  }

  func line(atLeast threshold: Double) -> String {
    let kept = answered.filter { $0.confidence >= threshold }
    let right = kept.count(where: \.isRight)
    func share(_ a: Int, _ b: Int) -> Double { (Double(a) / Double(max(1, b)) * 1000).rounded() / 1000 }
    return "confidence ≥ \(threshold): accuracy \(share(right, total)), answered \(share(kept.count, total)), "
      + "precision \(share(right, kept.count))"
  }

  var text: String {
    var text = "\(total) names\n"
    for threshold in [0, 0.2, 0.4, 0.5, 0.55, 0.6, 0.65, 0.675, 0.7, 0.725, 0.75, 0.8, 0.85, 0.9] {
      text += line(atLeast: threshold) + "\n"
    }
    text += "confidence  names  mean  right\n"
    for decile in 0..<10 {
      let low = Double(decile) / 10
      let inside = answered.filter { $0.confidence >= low && ($0.confidence < low + 0.1 || decile == 9) }
      if inside.isEmpty { continue }
      let mean = inside.reduce(0) { $0 + $1.confidence } / Double(inside.count)
      let right = Double(inside.count(where: \.isRight)) / Double(inside.count)
      text += "\(low)  \(inside.count)  \((mean * 1000).rounded() / 1000)  \((right * 1000).rounded() / 1000)\n"
    }
    return text
  }
}
