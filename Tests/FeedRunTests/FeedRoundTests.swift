import FeedRun
import FeedState
import Fetching
import Findings
@preconcurrency import Glibc
import LoopbackServer
import Testing
import Web

/// A state file in a folder of its own, gone with the value.
final class StateFile {
  let path: String

  init() {
    var template = Array("/tmp/mtlint-round-XXXXXX".utf8CString)
    mkdtemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) + "/state.db"
  }

  deinit {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    rmdir(String(path.dropLast("/state.db".count)))
  }
}

/// What a round handed out.
struct Seen {
  var texts: [String: String] = [:]
  var order: [String] = []
  var problems: [String: String] = [:]
}

/// Runs a round as the program does, without linting.
func round(
  _ options: FeedOptions, _ state: StateFile?, at seconds: Int64 = 1_000_000, stopAfter: Int = .max
) throws -> Seen {
  let store = try state.map { try FeedStateStore(path: $0.path) }
  _ = try store?.recover { _ in false }
  let now = Moment(seconds: seconds)
  let run = try store?.beginRun(at: now, version: "1") ?? 0
  let round = try FeedRound(options, store: store, now: now)
  var seen = Seen()
  while let item = try round.next() {
    switch item.content {
    case .problem(let problem): seen.problems[problem.item ?? problem.feed] = problem.problem
    case .document(let document):
      let id = document.id ?? ""
      seen.texts[id] = String(decoding: document.text, as: UTF8.self)
      seen.order.append(id)
      let report = ItemReport(
        item, DocumentReport(document: document, language: "en", words: 1, findings: []), before: [],
        hasState: store != nil)
      if let version = report.version { try store?.add([version], expecting: [], run: run, at: now) }
    }
    // As if killed: nothing of the rest is noted.
    if seen.order.count == stopAfter { return seen }
    try store?.confirm(run: run)
  }
  try round.finish()
  return seen
}

@Suite struct FeedRoundTests {
  private func options(_ site: NewsSite, follow: Bool = true) -> FeedOptions {
    var options = FeedOptions(sources: [site.feed])
    options.followsLinks = follow
    options.policy.trustedHosts = [site.host]
    options.policy.totalMilliseconds = 1000
    options.policy.pauseMilliseconds = 1
    options.policy.attempts = 2
    options.policy.longestBody = 1 << 20
    return options
  }

  @Test func readsEachItemAndSaysWhatIsWrongWithTheRest() throws {
    let site = NewsSite()
    let state = StateFile()
    let first = try round(options(site), state)
    // The two that may be there later are left for later.
    let left: Set = ["n\(NewsSite.down)", "n\(NewsSite.slow)"]
    #expect(first.order == (0..<NewsSite.count).map { "n\($0)" }.filter { !left.contains($0) })
    #expect(first.texts["n7"] == "Case 7\n\n" + NewsSite.body(7, isEdited: false))
    #expect(first.texts["n\(NewsSite.redirected)"]?.hasSuffix("this week.") == true)
    #expect(first.texts["n\(NewsSite.gzipped)"]?.hasSuffix("this week.") == true)
    let problems = [
      NewsSite.big: "longer than 1048576 bytes", NewsSite.down: "answered 503", NewsSite.slow: "no complete answer",
      NewsSite.loopback: "127.0.0.1 is a private", NewsSite.metadata: "169.254.169.254 is a private",
      NewsSite.picture: "is no page but image/png", NewsSite.gone: "answered 404", NewsSite.empty: "has no article",
    ]
    #expect(Set(first.problems.keys) == Set(problems.keys.map { "n\($0)" }))
    for (number, text) in problems {
      #expect(first.problems["n\(number)"]?.contains(text) == true, "\(number): \(first.problems["n\(number)"] ?? "")")
      // What the feed itself has is better than nothing.
      let isLeft = left.contains("n\(number)")
      #expect(first.texts["n\(number)"] == (isLeft ? nil : "Case \(number)\n\nIn short: case \(number)."))
    }

    let second = try round(options(site), state, at: 1_000_600)
    #expect(second.order.isEmpty)
    #expect(Set(second.problems.keys) == left)

    site.edit(3, 99, NewsSite.gzipped)
    site.recover()
    let third = try round(options(site), state, at: 1_001_200)
    #expect(third.order == ["n3", "n\(NewsSite.gzipped)", "n\(NewsSite.down)", "n99"])
    #expect(third.texts["n3"]?.contains("withdrawn") == true)
    #expect(Set(third.problems.keys) == ["n\(NewsSite.slow)"])
  }

  @Test func asksOnlyForChangesTheSecondTime() throws {
    let site = NewsSite()
    let state = StateFile()
    _ = try round(options(site, follow: false), state)
    let requests = site.server?.requests.count ?? 0
    #expect(requests == 1)
    #expect(try round(options(site, follow: false), state).order.isEmpty)
    #expect(site.server?.requests.last?.fields["if-none-match"] != nil)
    // All the same where everything is wanted.
    var all = options(site, follow: false)
    all.takesAll = true
    #expect(try round(all, state).order.count == NewsSite.count)
  }

  @Test func aRunThatIsCutShortLosesNothing() throws {
    let site = NewsSite()
    let state = StateFile()
    let cut = try round(options(site, follow: false), state, stopAfter: 50)
    #expect(cut.order.count == 50)
    let rest = try round(options(site, follow: false), state)
    // The last one was never confirmed.
    #expect(rest.order == (49..<NewsSite.count).map { "n\($0)" })
    #expect(try round(options(site, follow: false), state).order.isEmpty)
  }

  @Test func refusesTheFeedItselfOnAPrivateAddress() throws {
    let site = NewsSite()
    var options = options(site)
    options.policy.trustedHosts = []
    let seen = try round(options, nil)
    #expect(seen.order.isEmpty)
    #expect(seen.problems[site.feed]?.contains("--allow-private") == true)
    #expect(site.server?.requests.isEmpty == true)
  }

  @Test func oneBadFeedDoesNotStopTheOthers() throws {
    let site = NewsSite()
    var options = options(site, follow: false)
    options.sources = ["/no/such/feed.xml", site.address + "/nothing", site.feed, "ftp://a.example/x"]
    let seen = try round(options, nil)
    #expect(seen.order.count == NewsSite.count)
    #expect(
      seen.problems == [
        "/no/such/feed.xml": "no such file or folder", site.address + "/nothing": "the server answered 404",
        "ftp://a.example/x": "only http and https addresses are fetched",
      ])
  }
}
