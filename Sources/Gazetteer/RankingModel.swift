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

  package var name: String { "\(self)" }
}

/// Weights that turn features into probabilities: a conditional logit over the candidates and "none of them".
public struct RankingModel: Sendable {
  package var weights: [Double]
  /// Score of "none of them": a constant, and one a letter of the query.
  package var none: Double
  package var nonePerLetter: Double
  /// Calibration of the probability p of the first: logistic of slope × logit(p) + offset.
  package var slope: Double
  package var offset: Double

  package init(
    weights: [Double] = [Double](repeating: 0, count: Feature.allCases.count), none: Double = 0,
    nonePerLetter: Double = 0, slope: Double = 1, offset: Double = 0
  ) {
    self.weights = weights
    self.none = none
    self.nonePerLetter = nonePerLetter
    self.slope = slope
    self.offset = offset
  }

  /// Reads a parameter file: lines of a name and a number; lines that begin with `%` are comments. Features without a
  /// line weigh nothing.
  public init(parameters: String) throws(ModelError) {
    self.init()
    for (line, text) in parameters.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if text.isEmpty || text.utf8.first == UInt8(ascii: "%") { continue }
      let fields = text.split(separator: " ")
      guard fields.count == 2, let value = Double(fields[1]), value.isFinite else {
        throw ModelError(model: "ranking", line: line + 1)
      }
      switch fields[0] {
      case "none": none = value
      case "nonePerLetter": nonePerLetter = value
      case "slope": slope = value
      case "offset": offset = value
      default:
        guard let feature = Feature.allCases.first(where: { $0.name == fields[0] }) else {
          throw ModelError(model: "ranking", line: line + 1)
        }
        weights[feature.rawValue] = value
      }
    }
  }

  /// The model as a parameter file.
  package var parameters: String {
    var text = "% Weights of the ranking of places; written by mtlint-train.\n"
    func line(_ name: String, _ value: Double) { text += "\(name) \((value * 1e4).rounded() / 1e4)\n" }
    for feature in Feature.allCases { line(feature.name, weights[feature.rawValue]) }
    line("none", none)
    line("nonePerLetter", nonePerLetter)
    line("slope", slope)
    line("offset", offset)
    return text
  }

  package func score(_ features: [Double]) -> Double {
    var sum = 0.0
    for at in weights.indices { sum += weights[at] * features[at] }
    return sum
  }

  /// Calibrated probability.
  package func calibrated(_ probability: Double) -> Double {
    let p = min(max(probability, 1e-6), 1 - 1e-6)
    return 1 / (1 + exp(-(slope * log(p / (1 - p)) + offset)))
  }
}

/// The learned parts of name look-up.
public struct NameModel: Sendable {
  public let alignment: AlignmentCosts
  public let ranking: RankingModel
  /// Costs of writing a name in Arabic script in Latin letters; nil takes ``alignment``.
  public let crossAlignment: AlignmentCosts?
  public let origin: SpellingOrigin

  public init(
    alignment: AlignmentCosts, ranking: RankingModel, crossAlignment: AlignmentCosts? = nil,
    origin: SpellingOrigin = SpellingOrigin()
  ) {
    self.crossAlignment = crossAlignment
    self.origin = origin
    self.alignment = alignment
    self.ranking = ranking
  }
}

extension NameModel {
  /// Costs and weights set by hand, for programs that are built before any are learned.
  public static let untrained = NameModel(
    alignment: AlignmentCosts(pairNames: [], entries: []),
    ranking: RankingModel(weights: [-0.5, -3] + [Double](repeating: 0, count: Feature.allCases.count - 2), none: -5))
}
