/// A site with a feed of 200 items, most of them fine. The text is made here, from a few words.
public final class NewsSite: Sendable {
  public static let count = 200

  private let edited = Guarded<Set<Int>>([])
  private let isUp = Guarded(false)
  private let holder = Guarded<LoopbackServer?>(nil)

  /// Milliseconds before each item is answered.
  private let delay: Int

  public init(delay: Int = 0) {
    self.delay = delay
    let server = LoopbackServer { [self] in answer($0) }
    holder.withLock { $0 = server }
  }

  deinit { server?.stop() }

  public var server: LoopbackServer? { holder.withLock { $0 } }
  public var address: String { server?.address ?? "" }
  public var feed: String { address + "/feed" }
  public var host: String { String(address.dropFirst("http://".count)) }

  /// Changes the text of items.
  public func edit(_ numbers: Int...) { edited.withLock { $0.formUnion(numbers) } }
  /// Ends the trouble of the server that answers 503.
  public func recover() { isUp.withLock { $0 = true } }

  public static func body(_ number: Int, isEdited: Bool) -> String {
    let places = ["Aleppo", "Homs", "Hama", "Idlib", "Raqqa"]
    let news = isEdited ? "The ministry has withdrawn its statement" : "The ministry has made a statement"
    return "\(news) on case \(number), with many details, names and dates, and the mayor of "
      + "\(places[number % places.count]) said that the the roads, schools and hospitals stay open this week."
  }

  public static let redirected = 20, gzipped = 21, big = 22, down = 23, slow = 24, loopback = 25, metadata = 26
  public static let picture = 27, gone = 28, empty = 29

  private func link(_ number: Int) -> String {
    switch number {
    case Self.redirected: address + "/old/\(number)"
    case Self.loopback: "http://127.0.0.1:1/secret"
    case Self.metadata: "http://169.254.169.254/latest/meta-data/"
    default: address + "/item/\(number)"
    }
  }

  private func answer(_ request: LoopbackServer.Request) -> LoopbackServer.Response {
    if request.path == "/feed" {
      let items = (0..<Self.count).map { number in
        "<item><guid isPermaLink=\"false\">n\(number)</guid><link>\(link(number))</link>"
          + "<title>Case \(number)</title><description>In short: case \(number).</description></item>"
      }
      let text = "<rss><channel><title>Site</title><language>en</language>\(items.joined())</channel></rss>"
      return tagged(request, [], Array(text.utf8))
    }
    if request.path.hasPrefix("/old/") {
      return .init(301, ["Location: /item/\(request.path.dropFirst(5))"])
    }
    guard let number = Int(request.path.dropFirst("/item/".count)) else { return .init(404) }
    let isEdited = edited.withLock { $0.contains(number) }
    let page = Array(
      "<nav><a href=/>Home</a></nav><article><p>\(Self.body(number, isEdited: isEdited))</p></article>".utf8)
    switch number {
    case Self.gzipped: return tagged(request, ["Content-Encoding: gzip"], gzip(page))
    case Self.big:
      var response = LoopbackServer.Response(200, [], bytes: [UInt8](repeating: 0x20, count: 1 << 20))
      response.times = 50
      return response
    case Self.down where !isUp.withLock { $0 }: return .init(503)
    case Self.slow:
      var response = LoopbackServer.Response(200, [], bytes: page)
      response.delay = 2000
      return response
    case Self.picture: return .init(200, ["Content-Type: image/png"], bytes: [0x89, 0x50])
    case Self.gone: return .init(404)
    case Self.empty: return tagged(request, [], Array("<nav><a href=/>Home</a></nav>".utf8))
    default:
      var response = tagged(request, [], page)
      response.delay = delay
      return response
    }
  }

  /// An answer that knows its own hash, and says when the asker has it already.
  private func tagged(
    _ request: LoopbackServer.Request, _ fields: [String], _ body: [UInt8]
  ) -> LoopbackServer.Response {
    var hash = 5381
    for byte in body { hash = (hash &* 33) ^ Int(byte) }
    let tag = "\"\(hash)\""
    if request.fields["if-none-match"] == tag { return .init(304, ["ETag: \(tag)"]) }
    return .init(200, ["ETag: \(tag)"] + fields, bytes: body)
  }
}
