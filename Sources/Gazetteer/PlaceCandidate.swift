@preconcurrency import Glibc
import Romanization

/// How a place was found.
public enum MatchMethod: String, Sendable {
  /// The name is the canonical one but for case, blanks, hyphens, article and diacritics.
  case exact
  /// The name is another spelling in the tables.
  case variant
  /// The name has the consonants of a spelling in the tables.
  case skeleton
  /// The name is near a spelling in the tables.
  case fuzzy
  /// The name is in no table and was romanized.
  case romanized
}

/// A place that a name may mean.
public struct PlaceCandidate: Sendable {
  public let place: Place
  public let method: MatchMethod
  /// The spelling of the tables that the name was compared with.
  public let matched: String
  /// How the name itself stands to the place: nil when the tables do not have it.
  public let status: SpellingStatus?
  /// Probability, between 0 and 1, that the name means a place with this canonical name.
  public let confidence: Double
}

extension NameSearch {
  /// What ranking knows of the name asked for.
  package struct Query {
    package let length: Int
    let near: Coordinate?
    let hasCountry: Bool
    let isExact: Bool
    let forms: [FormFacts]
    let marks: EmphaticMarks?
    /// Log-probabilities of the countries of ``SpellingOrigin/countries``; empty when the country is given.
    fileprivate let origins: [Double]

    static let rareOrigin = -8.0
  }

  /// What ranking knows of the name that ``hits(_:of:country:)`` was asked for last. `isOnly` says that there is one
  /// candidate, whose country needs no evidence.
  package func query(
    _ name: String, forms: [QueryForm], context: Context, isExact: Bool, isOnly: Bool = false
  ) -> Query {
    let folded = forms[0].name
    let needsOrigins = context.country == nil && !folded.isArabic && !isOnly
    return Query(
      length: forms[0].text.count, near: context.near, hasCountry: context.country != nil, isExact: isExact,
      forms: isExact ? [] : forms.map(FormFacts.init),
      marks: folded.isArabic ? EmphaticMarks(arabic: folded) : EmphaticMarks(latin: name),
      origins: !needsOrigins ? [] : isExact ? origin.logProbabilities(of: name) : origins)
  }

  package func features(_ hit: Hit, of query: Query, leastCost: Double) -> [Double] {
    var features: [Double] = []
    fill(&features, hit, of: query, leastCost: leastCost)
    return features
  }

  /// Sets the features of a hit; the array is used again and again.
  private func fill(_ features: inout [Double], _ hit: Hit, of query: Query, leastCost: Double) {
    features.removeAll(keepingCapacity: true)
    features.append(contentsOf: repeatElement(0, count: Feature.allCases.count))
    let index = gazetteer.indexes[Int(hit.place.index)]
    let record = Int(hit.place.record)
    func set(_ feature: Feature, _ value: Double) { features[feature.rawValue] = value }
    set(.cost, hit.cost)
    set(.costPerLetter, hit.cost / Double(max(1, query.length)))
    set(.sameKey, hit.sameKey ? 1 : 0)
    set(.formMismatch, hit.formMismatch ? 1 : 0)
    set(.support, log(max(hit.likelihood, 1e-300)) + hit.cost)
    set(.isCanonical, hit.status == .canonical || hit.status == .arabic ? 1 : 0)
    set(.otherScript, hit.otherScript ? 1 : 0)
    let population = index.place(record, .population)
    set(.population, log(1 + Double(population)) / 10)
    set(.hasPopulation, population > 0 ? 1 : 0)
    set(.spellings, log(1 + Double(index.place(record, .spellingCount))))
    set(.hasWikidata, index.place(record, .wikidata) != 0 ? 1 : 0)
    switch (PlaceFeature(rawValue: UInt8(truncatingIfNeeded: index.place(record, .feature))) ?? .other).family {
    case .country: set(.isCountry, 1)
    case .region: set(.isRegion, 1)
    case .county: set(.isCounty, 1)
    case .localadmin: set(.isLocaladmin, 1)
    case .neighbourhood: set(.isNeighbourhood, 1)
    case .water, .mountain, .other: set(.isOtherFeature, 1)
    default: break
    }
    if let near = query.near, let location = gazetteer.place(hit.place).location {
      set(.distance, log(1 + near.kilometres(to: location) / 25))
    }
    set(.costAboveBest, hit.cost - leastCost)
    set(.queryLength, Double(query.length) / 10)
    set(.countryGiven, query.hasCountry ? 1 : 0)
    set(.isExact, query.isExact ? 1 : 0)
    if query.isExact {
      for feature in [Feature.sameFirst, .sameLast, .sameArticle, .sharedWords] { set(feature, 1) }
    } else {
      let likeness = query.forms[hit.form].likeness(to: hit, in: index)
      set(.soundDistance, Double(likeness.soundDistance) / 4)
      set(.canonicalDistance, Double(likeness.canonicalDistance) / 4)
      set(.moreWords, Double(likeness.moreWords))
      set(.moreLetters, Double(likeness.moreLetters) / 4)
      set(.sameFirst, likeness.sameFirst ? 1 : 0)
      set(.sameLast, likeness.sameLast ? 1 : 0)
      set(.sameArticle, likeness.sameArticle ? 1 : 0)
      set(.sharedWords, likeness.sharedWords)
    }
    let marks = index.place(record, .marks)
    if let own = query.marks, marks & 1 == 1 {
      set(.comparesMarks, 1)
      set(.markDifference, Double(EmphaticMarks(packed: marks >> 1).difference(from: own)))
    }
    if !query.origins.isEmpty {
      let known = origin.countries.firstIndex(of: index.place(record, .country))
      set(.origin, known.map { max(query.origins[$0], Query.rareOrigin) } ?? Query.rareOrigin)
    }
  }

  /// The fewer places the tables have, the likelier it is that an unknown name means none of them: nats for "none".
  private var unknownPlaces: Double {
    let share = Self.learnedFrom / Double(max(1, gazetteer.count))
    return min(2, max(0, log(share) / 2))
  }

  /// Places of the tables that the weights were learned from.
  private static let learnedFrom = 180_000.0

  /// What the canonical name of a curated table is worth for the place itself, nats: there it is what an editor settled
  /// on, where bulk tables mix styles, so that the name of one is as often another spelling of the next.
  private static let settledBonus = 3.0

  private func isSettled(_ hit: Hit) -> Bool {
    !hit.formMismatch && (hit.status == .canonical || hit.status == .arabic) && gazetteer.place(hit.place).isCurated
  }

  /// What it tells against "none of them" that the tables have the very name, nats: the weights are learned from unknown
  /// names as well, most of which the tables lack because they are no name of any of their places.
  private static let knownName = 3.0

  /// A hit with its probability.
  package struct Ranked {
    package let hit: Hit
    package let probability: Double
    /// Group of places with the same canonical name.
    package let group: UInt64
  }

  /// Probabilities of the hits; what is missing to 1 is that none of them is meant.
  package func probabilities(_ hits: [Hit], of query: Query) -> [Ranked] {
    // What costs far more than the best is not worth weighing.
    let leastCost = hits.map(\.cost).min() ?? 0
    let limit = leastCost + costRange
    var scratch: [Double] = []
    var scored: [(Hit, Double)] = []
    scored.reserveCapacity(hits.count)
    for hit in hits where hit.cost <= limit {
      fill(&scratch, hit, of: query, leastCost: leastCost)
      scored.append((hit, scorer.score(scratch) + (query.isExact && isSettled(hit) ? Self.settledBonus : 0)))
    }
    if scored.count > Self.rankedPlaces {
      scored.sort { $0.1 > $1.1 }
      scored.removeSubrange(Self.rankedPlaces...)
    }
    let none =
      ranking.none + ranking.nonePerLetter * Double(query.length) + (query.isExact ? -Self.knownName : unknownPlaces)
    let top = max(scored.map(\.1).max() ?? none, none)
    let total = scored.reduce(exp(none - top)) { $0 + exp($1.1 - top) }
    return scored.map { hit, score in
      Ranked(hit: hit, probability: exp(score - top) / total, group: group(of: hit.place))
    }
  }

  /// Names that read the same are one for the reader: places of one canonical name share a group.
  private func group(of place: PlaceID) -> UInt64 {
    let stored = gazetteer.indexes[Int(place.index)].place(Int(place.record), .group)
    return stored == 0 ? UInt64(place.record) << 1 : UInt64(stored)
  }

  func rank(
    _ hits: [Hit], forms: [QueryForm], surface: String, isExact: Bool, context: Context, limit: Int
  ) -> [PlaceCandidate] {
    let query = query(surface, forms: forms, context: context, isExact: isExact, isOnly: isExact && hits.count == 1)
    let ranked = probabilities(hits, of: query)
    var sums = GroupSums(count: ranked.count)
    for one in ranked { sums.add(one.probability, to: one.group) }
    var candidates: [PlaceCandidate] = []
    for (one, sum) in Self.first(limit, of: ranked, sums: sums) {
      let place = gazetteer.place(one.hit.place)
      let index = gazetteer.indexes[Int(one.hit.place.index)]
      let confidence = ranking.confidence(sum, isExact: isExact)
      let method: MatchMethod =
        if isExact { one.hit.status == .canonical || one.hit.status == .arabic ? .exact : .variant } else {
          one.hit.sameKey ? .skeleton : .fuzzy
        }
      candidates.append(
        PlaceCandidate(
          place: place, method: method, matched: index.string(one.hit.surface),
          status: place.status(ofExactly: surface.utf8) ?? (isExact ? one.hit.status : nil), confidence: confidence))
    }
    return candidates
  }

  /// The likeliest, in their order, with the sums of their groups: a few of many, so that sorting all would be waste.
  private static func first(
    _ limit: Int, of ranked: [Ranked], sums: GroupSums
  ) -> [(one: Ranked, sum: Double)] {
    var first: [(one: Ranked, sum: Double)] = []
    if limit == 0 { return first }
    for one in ranked {
      let new = (one: one, sum: sums[one.group])
      if first.count == limit {
        guard let last = first.last, isBefore(new, last) else { continue }
        first.removeLast()
      }
      first.insert(new, at: first.firstIndex { isBefore(new, $0) } ?? first.count)
    }
    return first
  }

  private static func isBefore(_ a: (one: Ranked, sum: Double), _ b: (one: Ranked, sum: Double)) -> Bool {
    if a.sum != b.sum { return a.sum > b.sum }
    if a.one.probability != b.one.probability { return a.one.probability > b.one.probability }
    return isOrdered(a.one.hit.place, b.one.hit.place)
  }
}
