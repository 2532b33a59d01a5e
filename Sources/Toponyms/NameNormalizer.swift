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
  /// Nine in ten of the answers at or above it are right (measured on withheld spellings, Benchmarks/names). Where the
  /// country is known more of the answers are sure, so that as many are right with a lower bound.
  public static func leastConfidence(in context: NameSearch.Context) -> Double { context.country == nil ? 0.7 : 0.6 }

  /// Below this confidence a place is not worth naming as an alternative.
  private static let leastWorth = 0.02

  /// Places of one name, but for articles and case, among which the one spelled like the name is looked for.
  private static let namesakes = 64

  private var search: NameSearch
  private let context: NameSearch.Context
  private let alternatives: Int
  private let leastConfidence: Double
  private let usualConfidence: Double

  /// - Parameters:
  ///   - alternatives: how many other places an answer names at most.
  ///   - leastConfidence: below it there is no answer, between 0 and 1; nil is ``leastConfidence(in:)``.
  public init(
    _ gazetteer: Gazetteer, context: NameSearch.Context = NameSearch.Context(), alternatives: Int = 0,
    leastConfidence: Double? = nil
  ) {
    search = NameSearch(gazetteer)
    self.context = context
    self.alternatives = alternatives
    usualConfidence = Self.leastConfidence(in: context)
    self.leastConfidence = leastConfidence ?? usualConfidence
  }

  public mutating func normalize(_ name: String) -> Answer {
    // A second one tells that there are namesakes at all.
    let found = search.find(name, context: context, limit: max(alternatives, 1) + 1)
    if let own = own(name, found) {
      // Who asks for more confidence than usual gets no answer then, and never another place.
      let isSure = own.confidence >= leastConfidence || leastConfidence <= usualConfidence
      let rest = isSure ? found.filter { $0.place.id != own.place.id } : found
      return Answer(input: name, best: isSure ? own : nil, alternatives: others(rest[...]))
    }
    guard let best = found.first, best.confidence >= leastConfidence else {
      return Answer(input: name, best: nil, alternatives: others(found[...]))
    }
    return Answer(input: name, best: best, alternatives: others(found.dropFirst()))
  }

  /// The place among several namesakes that the house calls by this very name, letter for letter: it is meant, however
  /// likely another is whose name differs by the article (Maadi, al-Maadi). What was normalized once must not be changed
  /// by the next round.
  private mutating func own(_ name: String, _ found: [PlaceCandidate]) -> PlaceCandidate? {
    guard found.count > 1, found[0].method == .exact || found[0].method == .variant else { return nil }
    if found[0].method == .exact, found[0].place.english == name { return found[0] }
    return search.find(name, context: context, limit: Self.namesakes)
      .first { $0.method == .exact && $0.place.english == name }
  }

  private func others(_ list: ArraySlice<PlaceCandidate>) -> [PlaceCandidate] {
    Array(list.filter { $0.confidence >= Self.leastWorth }.prefix(alternatives))
  }
}
