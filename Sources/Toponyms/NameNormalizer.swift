import Gazetteer
import RuleKit

/// Takes a spelling of a place to the house's form. Belongs to one task: it keeps buffers between names.
public struct NameNormalizer {
  /// What a name was found to be.
  public struct Answer: Sendable {
    public let input: String
    /// The likeliest place; nil where none is likely enough.
    public let best: PlaceCandidate?
    /// Less likely places, likeliest first.
    public let alternatives: [PlaceCandidate]
  }

  /// Below this confidence there is no answer where nothing else is asked for: a wrong place does more harm than none.
  public static let leastConfidence = 0.5

  /// Below this confidence a place is not worth naming as an alternative.
  private static let leastWorth = 0.02

  private var search: NameSearch
  private let context: NameSearch.Context
  private let alternatives: Int
  private let leastConfidence: Double

  /// - Parameters:
  ///   - alternatives: how many other places an answer names at most.
  ///   - leastConfidence: below it there is no answer, between 0 and 1.
  public init(
    _ gazetteer: Gazetteer, context: NameSearch.Context = NameSearch.Context(), alternatives: Int = 0,
    leastConfidence: Double = Self.leastConfidence
  ) {
    search = NameSearch(gazetteer)
    self.context = context
    self.alternatives = alternatives
    self.leastConfidence = leastConfidence
  }

  public mutating func normalize(_ name: String) -> Answer {
    let found = search.find(name, context: context, limit: alternatives + 1)
    guard let best = found.first, best.confidence >= leastConfidence else {
      return Answer(input: name, best: nil, alternatives: others(found[...]))
    }
    return Answer(input: name, best: best, alternatives: others(found.dropFirst()))
  }

  private func others(_ list: ArraySlice<PlaceCandidate>) -> [PlaceCandidate] {
    Array(list.filter { $0.confidence >= Self.leastWorth }.prefix(alternatives))
  }
}
