import LoopbackServer
import Testing

@testable import Fetching

@Suite struct FetcherTests {
  private func policy(_ change: (inout FetchPolicy) -> Void = { _ in }) -> FetchPolicy {
    var policy = FetchPolicy()
    policy.allowsPrivate = true
    policy.pauseMilliseconds = 1
    change(&policy)
    return policy
  }

  private func fetch(_ address: String, _ policy: FetchPolicy) -> Result<FetchResponse, FetchFailure>? {
    let fetcher = Fetcher(policy)
    fetcher.add(FetchRequest(address))
    return fetcher.next()?.result
  }

  @Test func fetchesAndAnswersEachAddressOnce() throws {
    let server = LoopbackServer { .init(200, ["Content-Type: text/html; charset=utf-8", "ETag: \"1\""], $0.path) }
    defer { server.stop() }
    let fetcher = Fetcher(policy())
    for number in 0..<20 { #expect(fetcher.add(FetchRequest("\(server.address)/\(number)")) == number) }
    var answers: [Int: String] = [:]
    while let (number, result) = fetcher.next() {
      let response = try result.get()
      #expect(response.etag == "\"1\"")
      #expect(response.mediaType == "text/html")
      #expect(response.charset == "utf-8")
      #expect(answers.updateValue(String(decoding: response.body, as: UTF8.self), forKey: number) == nil)
    }
    #expect(answers == Dictionary(uniqueKeysWithValues: (0..<20).map { ($0, "/\($0)") }))
  }

  @Test func asksAHostForTwoThingsAtOnceAtMost() {
    let server = LoopbackServer { _ in
      var response = LoopbackServer.Response()
      response.delay = 20
      return response
    }
    defer { server.stop() }
    let fetcher = Fetcher(policy())
    for number in 0..<10 { fetcher.add(FetchRequest("\(server.address)/\(number)")) }
    while fetcher.next() != nil {}
    #expect(server.mostAtOnce == 2)
  }

  @Test func asksWhetherAnythingHasChanged() throws {
    let server = LoopbackServer { request in
      let fields = request.fields
      let isSame = fields["if-none-match"] == "\"7\"" && fields["if-modified-since"] == "then"
      return isSame ? .init(304) : .init(200, [], "new")
    }
    defer { server.stop() }
    let fetcher = Fetcher(policy())
    fetcher.add(FetchRequest(server.address, etag: "\"7\"", lastModified: "then"))
    #expect(try fetcher.next()?.result.get().isNotModified == true)
    fetcher.add(FetchRequest(server.address, etag: "\"8\"\r\nX: y"))
    #expect(try fetcher.next()?.result.get().body == Array("new".utf8))
    #expect(server.requests.allSatisfy { $0.fields["x"] == nil })
  }

  @Test func followsRedirectsToAnEnd() throws {
    let server = LoopbackServer { request in
      switch request.path {
      case "/old": .init(301, ["Location: /older?x#y"])
      case "/older?x": .init(308, ["Location: /new"])
      case "/moment": .init(302, ["Location: /new"])
      case "/loop": .init(302, ["Location: /loop"])
      case "/file": .init(302, ["Location: file:///etc/passwd"])
      default: .init(200, [], "here")
      }
    }
    defer { server.stop() }
    let old = try #require(try fetch("\(server.address)/old", policy())?.get())
    #expect(old.address == "\(server.address)/new")
    #expect(old.hasMoved)
    #expect(old.body == Array("here".utf8))
    #expect(try fetch("\(server.address)/moment", policy())?.get().hasMoved == false)
    #expect(throws: FetchFailure.self) { try fetch("\(server.address)/loop", policy())?.get() }
    #expect(server.requests.count { $0.path == "/loop" } == 6)
    #expect(throws: FetchFailure.self) { try fetch("\(server.address)/file", policy())?.get() }
  }

  @Test func decompresses() throws {
    // "<p>brotli, compressed</p>" four times.
    let brotli: [UInt8] = [
      0x1B, 0x63, 0x00, 0xF8, 0x45, 0x6F, 0x78, 0xBD, 0xFA, 0x95, 0xE3, 0x59, 0xFB, 0x0E, 0x2E, 0x45, 0x24, 0xD5, 0x10,
      0x6A, 0x85, 0x02, 0x37, 0xC0, 0xD2, 0x6F, 0xBE, 0x52, 0x25, 0xA6, 0x7B, 0x09, 0x6C, 0x09,
    ]
    let server = LoopbackServer { request in
      request.path == "/br"
        ? .init(200, ["Content-Encoding: br"], bytes: brotli)
        : .init(200, ["Content-Encoding: gzip"], bytes: gzip(Array("<p>gzip</p>".utf8)))
    }
    defer { server.stop() }
    #expect(try fetch("\(server.address)/gz", policy())?.get().body == Array("<p>gzip</p>".utf8))
    let text = String(repeating: "<p>brotli, compressed</p>", count: 4)
    #expect(try fetch("\(server.address)/br", policy())?.get().body == Array(text.utf8))
    #expect(server.requests[0].fields["accept-encoding"]?.contains("gzip") == true)
  }

  @Test func stopsAtTheLongestBody() {
    let zeros = [UInt8](repeating: 0x20, count: 1 << 16)
    let server = LoopbackServer { request in
      if request.path == "/bomb" { return .init(200, ["Content-Encoding: gzip"], bytes: gzip(zeros + zeros)) }
      var response = LoopbackServer.Response(200, [], bytes: zeros)
      response.times = 800
      return response
    }
    defer { server.stop() }
    let limit = policy { $0.longestBody = 100_000 }
    #expect(fetch("\(server.address)/50MB", limit) == .failure(.tooLong(100_000)))
    #expect(fetch("\(server.address)/bomb", limit) == .failure(.tooLong(100_000)))
    // Neither is asked for again.
    #expect(server.requests.count == 2)
  }

  @Test func triesAgainWhatMayPassAndNothingElse() throws {
    let server = LoopbackServer { request in
      switch request.path {
      case "/flaky": request.count < 2 ? .init(503, ["Retry-After: 0"]) : .init(200, [], "at last")
      case "/down": .init(500)
      default: .init(404)
      }
    }
    defer { server.stop() }
    #expect(try fetch("\(server.address)/flaky", policy())?.get().body == Array("at last".utf8))
    #expect(fetch("\(server.address)/down", policy()) == .failure(.status(500)))
    #expect(fetch("\(server.address)/none", policy()) == .failure(.status(404)))
    #expect(server.requests.map(\.path) == ["/flaky", "/flaky", "/flaky", "/down", "/down", "/down", "/none"])
    #expect(FetchFailure.status(500).isPassing && !FetchFailure.status(404).isPassing)
  }

  @Test func givesUpOnASlowServer() {
    let server = LoopbackServer { _ in
      var response = LoopbackServer.Response()
      response.delay = 5000
      return response
    }
    defer { server.stop() }
    let hasty = policy {
      $0.totalMilliseconds = 50
      $0.attempts = 1
    }
    #expect(fetch(server.address, hasty) == .failure(.timedOut))
  }

  @Test func stopsWhenTold() {
    let server = LoopbackServer { _ in .init() }
    defer { server.stop() }
    let fetcher = Fetcher(policy()) { true }
    fetcher.add(FetchRequest("\(server.address)/1"))
    fetcher.add(FetchRequest("\(server.address)/2"))
    #expect(fetcher.next()?.result == .failure(.stopped))
    #expect(fetcher.next()?.number == 1)
    #expect(fetcher.next() == nil)
    #expect(server.requests.isEmpty)
  }
}

/// What a feed's links must not reach.
@Suite struct FetcherGuardTests {
  private func fetch(_ address: String, _ change: (inout FetchPolicy) -> Void = { _ in }) -> FetchFailure? {
    var policy = FetchPolicy()
    policy.attempts = 1
    change(&policy)
    let fetcher = Fetcher(policy)
    fetcher.add(FetchRequest(address))
    guard case .failure(let failure)? = fetcher.next()?.result else { return nil }
    return failure
  }

  @Test func refusesThisMachineHoweverItIsSpelled() {
    let server = LoopbackServer { _ in .init(200, [], "secret") }
    defer { server.stop() }
    for host in ["127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "017700000001", "localhost", "[::ffff:127.0.0.1]"] {
      guard case .refused? = fetch("http://\(host):\(server.port)/") else {
        Issue.record("\(host): \(String(describing: fetch("http://\(host):\(server.port)/")))")
        continue
      }
    }
    #expect(server.requests.isEmpty)
  }

  @Test func refusesAddressesOfNetworksBeforeConnecting() {
    #expect(fetch("http://169.254.169.254/latest/meta-data/") == .refused("169.254.169.254"))
    #expect(fetch("http://10.1.2.3/") == .refused("10.1.2.3"))
    #expect(fetch("http://[fd00::1]/") == .refused("fd00::1"))
    #expect(fetch("http://0.0.0.0/") == .refused("0.0.0.0"))
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://a.example/", "gopher://127.0.0.1/", "//a.example/", "", "http://"])
  func refusesOtherSchemes(_ address: String) {
    #expect(fetch(address) == .notWeb)
  }

  @Test func checksTheAddressThatARedirectLeadsTo() {
    let inner = LoopbackServer { _ in .init(200, [], "secret") }
    let outer = LoopbackServer { _ in .init(302, ["Location: http://127.0.0.2:\(inner.port)/"]) }
    defer {
      inner.stop()
      outer.stop()
    }
    var policy = FetchPolicy()
    policy.attempts = 1
    // Stands in for a public address: only 127.0.0.1 is let through.
    let fetcher = Fetcher(policy) { bytes, length in
      UnsafeBufferPointer(start: bytes, count: length).elementsEqual([127, 0, 0, 1]) ? 1 : 0
    }
    fetcher.add(FetchRequest(outer.address))
    #expect(fetcher.next()?.result == .failure(.refused("127.0.0.2")))
    #expect(outer.requests.count == 1)
    #expect(inner.requests.isEmpty)
  }

  @Test func trustsHostsThatTheUserNames() {
    let feed = LoopbackServer { _ in .init(200, [], "feed") }
    let other = LoopbackServer { _ in .init(200, [], "secret") }
    let redirecting = LoopbackServer { _ in .init(302, ["Location: \(other.address)/"]) }
    defer { for server in [feed, other, redirecting] { server.stop() } }
    let trust = { (policy: inout FetchPolicy) in
      policy.trustedHosts = ["127.0.0.1:\(feed.port)", "127.0.0.1:\(redirecting.port)"]
    }
    #expect(fetch(feed.address, trust) == nil)
    #expect(fetch(other.address, trust) == .refused("127.0.0.1"))
    #expect(fetch(redirecting.address, trust) == .refused("127.0.0.1"))
    #expect(other.requests.isEmpty)
    #expect(fetch(other.address) { $0.trustedHosts = ["127.0.0.1"] } == nil)
    #expect(fetch(other.address) { $0.trustedHosts = ["127.0.0.11", "127.0.0.1:1"] } == .refused("127.0.0.1"))
  }
}
