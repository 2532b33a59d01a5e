import FeedState
@preconcurrency import Glibc
import Testing
import Web

/// A state file in a folder of its own, gone with the value.
final class StateFile {
  let path: String

  init() {
    var template = Array("/tmp/mtlint-state-XXXXXX".utf8CString)
    mkdtemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) + "/state.db"
  }

  deinit {
    for suffix in ["", "-wal", "-shm", "-lock"] { unlink(path + suffix) }
    rmdir(String(path.dropLast("/state.db".count)))
  }

  func open() throws -> FeedStateStore { try FeedStateStore(path: path) }
}

private func version(_ guid: String, _ text: String, findings: [String] = []) -> NewVersion {
  NewVersion(
    guid: guid, title: "T", etag: "E\(text)", fingerprint: StableHash.of(Array(text.utf8)), text: text,
    language: "en", words: 3,
    findings: findings.map {
      FindingRecord(
        fingerprint: $0, rule: "a/b", level: "error", category: "style", severity: "minor", message: "M", text: "x",
        start: 0, end: 1, isNew: true)
    }, names: [NameRecord(place: "sy-1", name: "Homs", arabic: "حمص", spelling: "Hims", count: 2)])
}

@Suite struct FeedStateStoreTests {
  private let now = Moment(seconds: 1_000_000)

  @Test func remembersReportedVersions() throws {
    let file = StateFile()
    do {
      let store = try file.open()
      let run = try store.beginRun(at: now, version: "1")
      let feed = try store.sawFeed("a.xml", title: "A", format: "rss", language: "en", at: now)
      try store.add([(feed, version("1", "one", findings: ["f1", "f2"]))], expecting: [], run: run, at: now)
      #expect(try store.item("1", inFeed: feed)?.version == nil)
      #expect(try store.confirm(run: run) == 1)
      try store.setValidators(ofFeed: feed, etag: "\"x\"", lastModified: nil)
    }
    let store = try file.open()
    let feed = try #require(try store.feed(named: "a.xml"))
    #expect(feed.etag == "\"x\"")
    #expect(feed.title == "A")
    let item = try #require(try store.item("1", inFeed: feed.id))
    #expect(item.etag == "Eone")
    #expect(item.version?.text == "one")
    #expect(item.version?.seen == now)
    let id = try #require(item.version?.id)
    #expect(try store.findings(ofVersion: id).map(\.fingerprint) == ["f1", "f2"])
    #expect(try store.item("2", inFeed: feed.id) == nil)
    #expect(try store.feed(named: "b.xml") == nil)
  }

  @Test func knowsTheLastVersionOnly() throws {
    let file = StateFile()
    let store = try file.open()
    let feed = try store.sawFeed("a", title: nil, format: nil, language: nil, at: now)
    for text in ["one", "two"] {
      let run = try store.beginRun(at: now, version: "1")
      try store.add([(feed, version("1", text))], expecting: [], run: run, at: now)
      try store.confirm(run: run)
    }
    #expect(try store.item("1", inFeed: feed)?.version?.text == "two")
    #expect(try store.sawFeed("a", title: nil, format: nil, language: nil, at: now) == feed)
  }

  @Test func knowsWhatAFeedHoldsNow() throws {
    let file = StateFile()
    let store = try file.open()
    let feed = try store.sawFeed("a", title: nil, format: nil, language: nil, at: now)
    let run = try store.beginRun(at: now, version: "1")
    try store.add(["1", "2", "3"].map { (feed, version($0, $0)) }, expecting: [], run: run, at: now)
    try store.confirm(run: run)
    try store.sawItems(["3", "1", "9"], inFeed: feed, at: now)
    #expect(try store.currentItems(ofFeed: feed).map(\.guid) == ["3", "1"])
    try store.sawItems(["2"], inFeed: feed, at: now)
    #expect(try store.currentItems(ofFeed: feed).map(\.guid) == ["2"])
  }

  @Test func listsRunsNewestFirst() throws {
    let file = StateFile()
    let store = try file.open()
    let first = try store.beginRun(at: now, version: "1")
    var counts = RunCounts()
    (counts.items, counts.new, counts.failures) = (5, 2, 1)
    try store.finishRun(first, at: Moment(seconds: now.seconds + 9), counts: counts)
    let second = try store.beginRun(at: now, version: "2")
    let runs = try store.runs()
    #expect(runs.map(\.id) == [second, first])
    #expect(runs[0].finished == nil)
    #expect(runs[1].counts == counts)
    #expect(runs[1].finished?.seconds == now.seconds + 9)
    #expect(try store.runs(limit: 1).count == 1)
  }

  @Test func keepsNothingOfAFailedTransaction() throws {
    let file = StateFile()
    let store = try file.open()
    let feed = try store.sawFeed("a", title: nil, format: nil, language: nil, at: now)
    let run = try store.beginRun(at: now, version: "1")
    #expect(throws: StateError.self) {
      // The second feed does not exist.
      try store.add([(feed, version("1", "one")), (feed + 1, version("2", "two"))], expecting: [], run: run, at: now)
    }
    #expect(try store.confirm(run: run) == 0)
    #expect(try store.item("1", inFeed: feed) == nil)
  }
}

@Suite struct StateFileTests {
  private let now = Moment(seconds: 1)

  @Test func refusesFilesThatAreNotItsOwn() throws {
    let file = StateFile()
    let handle = fopen(file.path, "w")
    fputs("this is not a database, but it is long enough to be taken for one by mistake", handle)
    fclose(handle)
    #expect(throws: StateError.self) { try file.open() }
    #expect(throws: StateError.self) { try FeedStateStore(path: "/nowhere/at/all.db") }
  }

  @Test func opensForReadingOnlyWhatIsThere() throws {
    let file = StateFile()
    #expect(throws: StateError.self) { try FeedStateStore(path: file.path, isReadOnly: true) }
    let store = try file.open()
    _ = try store.beginRun(at: now, version: "1")
    let reader = try FeedStateStore(path: file.path, isReadOnly: true)
    #expect(try reader.runs().count == 1)
    #expect(throws: StateError.self) { try reader.beginRun(at: now, version: "1") }
  }

  @Test func letsTwoProcessesWriteInTurn() throws {
    let file = StateFile()
    let first = try file.open()
    let second = try file.open()
    for _ in 0..<10 {
      _ = try first.beginRun(at: now, version: "1")
      _ = try second.beginRun(at: now, version: "2")
    }
    #expect(try first.runs().count == 20)
  }

  @Test func locksOutASecondRun() throws {
    let file = StateFile()
    var lock: RunLock? = try RunLock(file.path)
    var notes = 0
    #expect(throws: StateError.self) { try RunLock(file.path, seconds: 0, note: { notes += 1 }) }
    #expect(notes == 1)
    #expect(throws: StateError.self) { try RunLock(file.path, isStopped: { true }) }
    lock = nil
    #expect(lock == nil)
    _ = try RunLock(file.path, seconds: 0)
  }
}
