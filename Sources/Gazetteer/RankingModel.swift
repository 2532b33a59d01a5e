@preconcurrency import Glibc

/// What tells one candidate from another; see ``CandidateFeatures``.
package enum Feature: Int, CaseIterable, Sendable {
  /// Cost of the alignment, nats.
  case cost
  /// Cost of the alignment a letter of the query, nats.
  case costPerLetter
  /// The consonant keys are equal.
  case sameKey
  /// One of the two forms lost its class word and the other did not.
  case formMismatch
  /// The other spellings of the place fit as well: log of the sum of likelihoods over the best.
  case support
  /// The spelling compared with is the canonical one.
  case isCanonical
  /// The spelling compared with is in the other script.
  case otherScript
  /// log(1 + population) / 10
  case population
  case hasPopulation
  /// log(1 + number of spellings)
  case spellings
  case hasWikidata
  case isCountry, isRegion, isCounty, isLocaladmin, isNeighbourhood, isOtherFeature
  /// Marked letters (ḥ ṣ ṭ ḍ ẓ ʿ) that differ, and whether both sides show them.
  case markDifference, comparesMarks
  /// Log-probability of the place's country by the look of the spelling, when no country is given.
  case origin
  /// log(1 + kilometres / 25), when a position is known to be near.
  case distance
  /// Cost above that of the cheapest candidate, nats.
  case costAboveBest
  /// Letters of the query / 10, whether the country is given, whether the name is the same: the same for all
  /// candidates, they tell the hidden units what the other features are worth.
  case queryLength, countryGiven, isExact
  /// Sounds that differ from the name compared, and from the canonical name, / 4.
  case soundDistance, canonicalDistance
  /// Words that the query has more than the name.
  case moreWords
  /// Letters that the query has more than the name, / 4.
  case moreLetters
  /// The first letters are the same; the last letters are the same.
  case sameFirst, sameLast
  /// Both begin with an article or neither does.
  case sameArticle
  /// Share of the query's words that the name has letter for letter.
  case sharedWords

  package var name: String { "\(self)" }
}

/// Weights that turn features into probabilities: a conditional logit over the candidates and "none of them", whose
/// scores are a weighted sum of the features and of a few hidden units, each a rectified weighted sum of the features.
public struct RankingModel: Sendable {
  package var weights: [Double]
  package var hidden = HiddenUnits()
  /// Score of "none of them": a constant, and one a letter of the query.
  package var none: Double
  package var nonePerLetter: Double
  /// Calibration of names that the tables do not have, and of those that they do have: each would make the other look
  /// surer, or less sure, than it is.
  package var calibration = Calibration()
  package var exactCalibration = Calibration()

  /// Turns the probability p of the first place into confidence: logistic of slope × logit(p) + offset.
  package struct Calibration: Sendable {
    package var slope = 1.0
    package var offset = 0.0

    package init(slope: Double = 1, offset: Double = 0) {
      self.slope = slope
      self.offset = offset
    }

    /// Confidence, between 0 and 1.
    package func confidence(_ probability: Double) -> Double {
      let p = min(max(probability, 1e-6), 1 - 1e-6)
      return 1 / (1 + exp(-(slope * log(p / (1 - p)) + offset)))
    }
  }

  package init(
    weights: [Double] = [Double](repeating: 0, count: Feature.allCases.count), none: Double = 0,
    nonePerLetter: Double = 0
  ) {
    self.weights = weights
    self.none = none
    self.nonePerLetter = nonePerLetter
  }

  /// Reads a parameter file: lines of a name and a number; lines that begin with `%` are comments. Features without a
  /// line weigh nothing. After a line `units N`, a feature's line has its weight in each hidden unit too, and the lines
  /// `unitBias` and `unitWeight` have a number for each unit. A calibration has a slope and an offset.
  public init(parameters: String) throws(ModelError) {
    self.init()
    for (line, text) in parameters.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if text.isEmpty || text.utf8.first == UInt8(ascii: "%") { continue }
      let fields = text.split(separator: " ")
      let values = fields.dropFirst().compactMap { Double($0) }.filter(\.isFinite)
      guard let value = values.first, values.count + 1 == fields.count else {
        throw ModelError(model: "ranking", line: line + 1)
      }
      switch fields[0] {
      case "units":
        guard (1...64).contains(value) else { throw ModelError(model: "ranking", line: line + 1) }
        hidden = HiddenUnits(count: Int(value))
      case "unitBias", "unitWeight":
        guard values.count == hidden.count else { throw ModelError(model: "ranking", line: line + 1) }
        if fields[0] == "unitBias" { hidden.bias = values.map(Float.init) } else { hidden.out = values.map(Float.init) }
      case "none": none = value
      case "nonePerLetter": nonePerLetter = value
      case "calibration", "exactCalibration":
        guard values.count == 2 else { throw ModelError(model: "ranking", line: line + 1) }
        let known = Calibration(slope: values[0], offset: values[1])
        if fields[0] == "calibration" { calibration = known } else { exactCalibration = known }
      default:
        guard let feature = Feature.allCases.first(where: { $0.name == fields[0] }) else {
          throw ModelError(model: "ranking", line: line + 1)
        }
        guard values.count == 1 || values.count == 1 + hidden.count else {
          throw ModelError(model: "ranking", line: line + 1)
        }
        weights[feature.rawValue] = value
        for (unit, weight) in values.dropFirst().enumerated() {
          hidden.weights[feature.rawValue * hidden.count + unit] = Float(weight)
        }
      }
    }
  }

  /// The model as a parameter file.
  package var parameters: String {
    var text = "% Weights of the ranking of places; written by mtlint-train.\n"
    func number(_ value: Double) -> String { "\((value * 1e4).rounded() / 1e4)" }
    func line(_ name: String, _ value: Double, _ units: ArraySlice<Float> = []) {
      text += ([name, number(value)] + units.map { number(Double($0)) }).joined(separator: " ") + "\n"
    }
    if hidden.count > 0 { text += "units \(hidden.count)\n" }
    for feature in Feature.allCases {
      let first = feature.rawValue * hidden.count
      line(feature.name, weights[feature.rawValue], hidden.weights[first..<first + hidden.count])
    }
    if hidden.count > 0 {
      for (name, values) in [("unitBias", hidden.bias), ("unitWeight", hidden.out)] {
        text += ([name] + values.map { number(Double($0)) }).joined(separator: " ") + "\n"
      }
    }
    line("none", none)
    line("nonePerLetter", nonePerLetter)
    for (name, known) in [("calibration", calibration), ("exactCalibration", exactCalibration)] {
      text += "\(name) \(number(known.slope)) \(number(known.offset))\n"
    }
    return text
  }

  package func score(_ features: [Double]) -> Double {
    var sum = 0.0
    for at in weights.indices { sum += weights[at] * features[at] }
    return hidden.count == 0 ? sum : sum + Double(hidden.sum(features))
  }

  /// How sure it is that the first place is meant.
  package func confidence(_ probability: Double, isExact: Bool) -> Double {
    (isExact ? exactCalibration : calibration).confidence(probability)
  }
}
