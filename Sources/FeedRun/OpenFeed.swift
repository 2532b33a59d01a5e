import FeedState
import Feeds
import Fetching

/// A feed whose items are being handed out, in their order, as their pages arrive.
struct OpenFeed {
  struct Item {
    let item: FeedItem
    let record: ItemRecord?
    /// Number of the request for the item's page.
    let page: Int?
  }

  let loaded: LoadedFeed
  /// Number in the state.
  let id: Int64?
  let texts: ItemText
  let damage: FeedError?
  /// False where a page may be there the next time.
  var isComplete = true
  private var items: [Item] = []
  private var at = 0
  private var pages: [Int: Result<FetchResponse, FetchFailure>] = [:]

  init(_ loaded: LoadedFeed, id: Int64?, texts: ItemText, damage: FeedError? = nil) {
    self.loaded = loaded
    self.id = id
    self.texts = texts
    self.damage = damage
  }

  /// True where the server said that the feed is as it was.
  var isUnchanged: Bool { if case .unchanged = loaded.content { true } else { false } }

  var guids: [String] { items.map(\.item.id) }

  mutating func add(_ item: FeedItem, record: ItemRecord?, page: Int?) {
    items.append(Item(item: item, record: record, page: page))
  }

  /// The next item with its page, where it has one; waits for it.
  mutating func next(from fetcher: Fetcher) -> (Item, Result<FetchResponse, FetchFailure>?)? {
    guard at < items.count else { return nil }
    let item = items[at]
    at += 1
    guard let page = item.page else { return (item, nil) }
    while pages[page] == nil, let (number, result) = fetcher.next() { pages[number] = result }
    return (item, pages.removeValue(forKey: page) ?? .failure(.stopped))
  }
}
