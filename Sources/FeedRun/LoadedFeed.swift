import FeedState
import Feeds
import Fetching

/// A feed that was read, or the reason why not.
struct LoadedFeed {
  enum Content {
    case feed(Feed)
    /// The server said that nothing has changed.
    case unchanged
    case problem(FeedProblem)
  }

  /// As the user named it.
  let name: String
  let content: Content
  let etag: String?
  let lastModified: String?
  /// Where the feed is now, where it has moved for good.
  let movedTo: String?

  init(
    name: String, _ content: Content, etag: String? = nil, lastModified: String? = nil, movedTo: String? = nil
  ) {
    self.name = name
    self.content = content
    self.etag = etag
    self.lastModified = lastModified
    self.movedTo = movedTo
  }
}
