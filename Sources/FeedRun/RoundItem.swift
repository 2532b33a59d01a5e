import FeedState
import Feeds
import SourceText

/// An item on its way through a round: new, or changed since it was last reported.
public struct RoundItem: Sendable {
  public enum Content: Sendable {
    /// A text to check.
    case document(Document)
    /// What could not be read, in the place where its text would stand.
    case problem(FeedProblem)
  }

  public let content: Content
  /// The feed's number in the state; nil without a state.
  let feed: Int64?
  /// The item without its texts.
  let item: FeedItem
  /// Hash of the text.
  let fingerprint: String
  /// What its page said of itself.
  let etag: String?
  let lastModified: String?
  /// What the item said when it was reported last.
  public let previous: VersionRecord?

  init(
    _ content: Content, feed: Int64? = nil, item: FeedItem = FeedItem(), fingerprint: String = "", etag: String? = nil,
    lastModified: String? = nil, previous: VersionRecord? = nil
  ) {
    self.content = content
    self.feed = feed
    self.item = item
    self.fingerprint = fingerprint
    self.etag = etag
    self.lastModified = lastModified
    self.previous = previous
  }
}
