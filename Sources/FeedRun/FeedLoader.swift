import FeedState
import Feeds
import Fetching
import Files
import Web

/// Reads the feeds of a run, from files or over the network, in the order in which the user named them.
struct FeedLoader {
  private let sources: [String]
  private let fetcher: Fetcher
  /// Source by the number of its request.
  private var requested: [Int: Int] = [:]
  private var ready: [Int: LoadedFeed] = [:]
  private var at = 0

  static let accepted = """
    application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, \
    application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1
    """

  /// - Parameter known: what was read of a feed before, by its name.
  init(
    _ sources: [String], fetcher: Fetcher, known: (String) throws(StateError) -> FeedRecord?
  ) throws(StateError) {
    self.sources = sources
    self.fetcher = fetcher
    for (index, source) in sources.enumerated() where Self.isAddress(source) {
      let record = try known(source)
      let request = FetchRequest(
        source, etag: record?.etag, lastModified: record?.lastModified, accept: Self.accepted)
      requested[fetcher.add(request)] = index
    }
  }

  static func isAddress(_ source: String) -> Bool {
    source.utf8.starts(with: "http://".utf8) || WebAddress(source).isWeb
  }

  /// The next feed; nil at the end.
  mutating func next() -> LoadedFeed? {
    guard at < sources.count else { return nil }
    defer { at += 1 }
    let source = sources[at]
    if !Self.isAddress(source) { return read(source) }
    while ready[at] == nil, let (number, result) = fetcher.next() {
      if let index = requested[number] { ready[index] = feed(sources[index], result) }
    }
    return ready.removeValue(forKey: at)
  }

  private func read(_ source: String) -> LoadedFeed {
    let address = WebAddress(source)
    if address.scheme != nil, address.authority != nil { return problem(source, FetchFailure.notWeb.description) }
    do throws(FileError) {
      return parsed(source, try FileReader.read(source), charset: nil, address: nil)
    } catch {
      return problem(source, String(error.description.dropFirst(source.count + 2)))
    }
  }

  private func feed(_ source: String, _ result: Result<FetchResponse, FetchFailure>) -> LoadedFeed {
    switch result {
    case .failure(let failure): return problem(source, failure.description)
    case .success(let response):
      if response.isNotModified { return LoadedFeed(name: source, .unchanged) }
      let moved = response.hasMoved ? response.address : nil
      return parsed(
        source, response.body, charset: response.charset, address: response.address, etag: response.etag,
        lastModified: response.lastModified, movedTo: moved)
    }
  }

  private func parsed(
    _ source: String, _ bytes: [UInt8], charset: String?, address: String?, etag: String? = nil,
    lastModified: String? = nil, movedTo: String? = nil
  ) -> LoadedFeed {
    do throws(FeedError) {
      let feed = try FeedReader.read(bytes, charset: charset, address: address)
      return LoadedFeed(name: source, .feed(feed), etag: etag, lastModified: lastModified, movedTo: movedTo)
    } catch {
      return problem(source, error.description)
    }
  }

  private func problem(_ source: String, _ text: String) -> LoadedFeed {
    LoadedFeed(name: source, .problem(FeedProblem(feed: source, problem: text)))
  }
}
