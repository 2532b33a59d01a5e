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
