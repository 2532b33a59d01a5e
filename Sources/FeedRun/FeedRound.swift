import FeedState
import Feeds
import Fetching
import SourceText
import Web

/// One reading of all feeds: hands out the items that are to be checked, in the order of feeds and items.
///
/// Belongs to one task, as its state does.
public final class FeedRound {
  private let options: FeedOptions
  private let store: FeedStateStore?
  private let now: Moment
  private var loader: FeedLoader
  private let pages: Fetcher
  private var current: OpenFeed?
  private var ready: [RoundItem] = []
  private var closed: [ClosedFeed] = []

  /// Feeds and items seen so far.
  public private(set) var feeds = 0
  public private(set) var items = 0
  /// What the user should know and no report holds.
  public private(set) var notes: [String] = []

  /// What is left to note of a feed when its items were reported.
  private struct ClosedFeed {
    let id: Int64
    /// Ids of its items; nil where nothing has changed.
    let guids: [String]?
    let etag: String?
    let lastModified: String?
    /// All of it was dealt with, so that the next run may ask for changes only.
    let isComplete: Bool
  }

  /// - Parameters:
  ///   - store: what was seen before; nil: everything is new.
  ///   - wake: a file descriptor that becomes readable when the run is to stop.
  public init(
    _ options: FeedOptions, store: FeedStateStore?, now: Moment, wake: Int32 = -1,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws(StateError) {
    self.options = options
    self.store = store
    self.now = now
    pages = Fetcher(options.policy, wake: wake, isStopped: isStopped)
    let feeds = Fetcher(options.policy, wake: wake, isStopped: isStopped)
    let takesAll = options.takesAll
    loader = try FeedLoader(options.sources, fetcher: feeds) { name throws(StateError) in
      takesAll ? nil : try store?.feed(named: name)
    }
  }

  /// The next item that is new or has changed, or a problem in its place; nil at the end.
  public func next() throws(StateError) -> RoundItem? {
    while true {
      if !ready.isEmpty { return ready.removeFirst() }
      if current == nil {
        guard let loaded = loader.next() else { return nil }
        feeds += 1
        try open(loaded)
      } else if let (item, page) = current?.next(from: pages) {
        try take(item, page)
      } else if let done = current {
        close(done)
      }
    }
  }

  /// Notes in the state what is true once all items that were handed out are reported.
  public func finish() throws(StateError) {
    guard let store else { return }
    for feed in closed {
      if let guids = feed.guids { try store.sawItems(guids, inFeed: feed.id, at: now) }
      if feed.isComplete, feed.guids != nil {
        try store.setValidators(ofFeed: feed.id, etag: feed.etag, lastModified: feed.lastModified)
      }
    }
  }

  private func open(_ loaded: LoadedFeed) throws(StateError) {
    if let moved = loaded.movedTo { notes.append("\(loaded.name): has moved for good to \(moved)") }
    switch loaded.content {
    case .problem(let problem): ready.append(RoundItem(.problem(problem)))
    case .feed(let feed):
      items += feed.items.count
      let id = try store?.sawFeed(
        loaded.name, title: feed.title, format: feed.format.rawValue, language: feed.language, at: now)
      var open = OpenFeed(
        loaded, id: id, texts: ItemText(feed: loaded.name, format: feed.format, language: feed.language),
        damage: feed.damage)
      for item in feed.items { try add(item, to: &open) }
      current = open
    case .unchanged:
      guard let store, let record = try store.feed(named: loaded.name) else { return }
      let known = try store.currentItems(ofFeed: record.id)
      items += known.count
      // The feed is as it was; the pages may not be.
      guard options.followsLinks else { return }
      let format = record.format.flatMap { FeedFormat(rawValue: $0) } ?? .rss
      var open = OpenFeed(
        loaded, id: record.id, texts: ItemText(feed: loaded.name, format: format, language: record.language))
      for item in known {
        let title = item.title.map { FeedText(.plain, Array($0.utf8)) }
        try add(FeedItem(id: item.guid, link: item.link, title: title), to: &open)
      }
      current = open
    }
  }

  private func add(_ item: FeedItem, to open: inout OpenFeed) throws(StateError) {
    var record: ItemRecord?
    if let id = open.id { record = try store?.item(item.id, inFeed: id) }
    var page: Int?
    if options.followsLinks, let link = item.link, WebAddress(link).isWeb {
      // Only where the last version is known does it help to hear that nothing has changed.
      let known = options.takesAll || record?.version == nil ? nil : record
      let request = FetchRequest(
        link, etag: known?.etag, lastModified: known?.lastModified,
        accept: "text/html, application/xhtml+xml, text/plain;q=0.5")
      page = pages.add(request)
    }
    open.add(item, record: record, page: page)
  }

  private func take(_ item: OpenFeed.Item, _ page: Result<FetchResponse, FetchFailure>?) throws(StateError) {
    guard let open = current else { return }
    let pageText = PageText(texts: open.texts, item: item.item)
    switch page {
    case nil:
      if open.isUnchanged { return }
      try take(item, pageText.ofFeed(), problem: nil)
    case .success(let response)?:
      if response.isNotModified { return }
      try take(item, pageText.of(response), problem: nil, response)
    case .failure(let failure)?:
      let problem = FeedProblem(
        feed: open.texts.feed, item: item.item.id, problem: "\(item.item.link ?? ""): \(failure)")
      if failure.isPassing {
        current?.isComplete = false
        ready.append(RoundItem(.problem(problem)))
      } else if !open.isUnchanged {
        try take(item, pageText.ofFeed(), problem: problem)
      }
    }
  }

  /// Hands out a text where it differs from the one that was reported last.
  private func take(
    _ item: OpenFeed.Item, _ text: PageText.Outcome, problem: FeedProblem?, _ response: FetchResponse? = nil
  ) throws(StateError) {
    guard let open = current else { return }
    let known = item.record?.version
    switch text {
    case .problem(let message):
      let problem = FeedProblem(feed: open.texts.feed, item: item.item.id, problem: message)
      ready.append(RoundItem(.problem(problem)))
    case .text(let document, let remark):
      let fingerprint = StableHash.of(document.text)
      if !options.takesAll, known?.fingerprint == fingerprint {
        if let record = item.record, let response,
          (record.etag, record.lastModified) != (response.etag, response.lastModified)
        {
          try store?.setValidators(ofItem: record.id, etag: response.etag, lastModified: response.lastModified)
        }
        return
      }
      let remark = remark.map { FeedProblem(feed: open.texts.feed, item: item.item.id, problem: $0) }
      if let problem = problem ?? remark { ready.append(RoundItem(.problem(problem))) }
      var bare = item.item
      (bare.content, bare.summary) = (nil, nil)
      ready.append(
        RoundItem(
          .document(document), feed: open.id, item: bare, fingerprint: fingerprint, etag: response?.etag,
          lastModified: response?.lastModified, previous: known))
    }
  }

  private func close(_ open: OpenFeed) {
    current = nil
    if let damage = open.damage {
      let problem = FeedProblem(feed: open.texts.feed, problem: "the rest is unreadable: \(damage)")
      ready.append(RoundItem(.problem(problem)))
    }
    guard let id = open.id else { return }
    closed.append(
      ClosedFeed(
        id: id, guids: open.isUnchanged ? nil : open.guids, etag: open.loaded.etag,
        lastModified: open.loaded.lastModified, isComplete: open.isComplete && open.damage == nil))
  }
}
