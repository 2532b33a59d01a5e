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

  /// Below this confidence there is no answer: a wrong place does more harm than none. It is where nine in ten of the
  /// answers to withheld spellings are right (Benchmarks/names); without the country, more of those in the middle are
  /// wrong.
  public static func leastConfidence(withCountry: Bool) -> Double { withCountry ? 0.62 : 0.76 }

  /// Below this confidence a place is not worth naming as an alternative.
  private static let leastWorth = 0.02

  private var search: NameSearch
  private let context: NameSearch.Context
  private let alternatives: Int

  /// - Parameter alternatives: how many other places an answer names at most.
  public init(_ gazetteer: Gazetteer, context: NameSearch.Context = NameSearch.Context(), alternatives: Int = 0) {
    search = NameSearch(gazetteer)
    self.context = context
    self.alternatives = alternatives
  }

  public mutating func normalize(_ name: String) -> Answer {
    let found = search.find(name, context: context, limit: alternatives + 1)
    guard let best = found.first, best.confidence >= Self.leastConfidence(withCountry: context.country != nil)
    else {
      return Answer(input: name, best: nil, alternatives: others(found[...]))
    }
    return Answer(input: name, best: best, alternatives: others(found.dropFirst()))
  }

  private func others(_ list: ArraySlice<PlaceCandidate>) -> [PlaceCandidate] {
    Array(list.filter { $0.confidence >= Self.leastWorth }.prefix(alternatives))
  }
}
