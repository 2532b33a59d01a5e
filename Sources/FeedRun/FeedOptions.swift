import Fetching

/// What a run over feeds is to do.
public struct FeedOptions: Sendable {
  /// Feeds as the user named them: addresses, files, `-`.
  public var sources: [String]
  /// Whether the items' pages are fetched for their full text.
  public var followsLinks = false
  /// Whether items are reported that were reported before.
  public var takesAll = false
  public var policy = FetchPolicy()

  public init(sources: [String]) { self.sources = sources }
}

/// What could not be read, as a sentence on standard error and as a report's failure.
public struct FeedProblem: Error, Sendable, Hashable {
  /// The feed as its user named it.
  public let feed: String
  /// Of the item, where one is to blame.
  public let item: String?
  public let problem: String

  public init(feed: String, item: String? = nil, problem: String) {
    self.feed = feed
    self.item = item
    self.problem = problem
  }

  public var message: String { item.map { "\(feed)#\($0): \(problem)" } ?? "\(feed): \(problem)" }
}
