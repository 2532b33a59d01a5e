import FeedState
import Testing
import Web

@Suite struct RecoveryTests {
  private let now = Moment(seconds: 1_000_000)

  private func version(_ guid: String) -> NewVersion {
    NewVersion(
      guid: guid, etag: "E", lastModified: "L", fingerprint: guid, text: guid, language: "en", words: 1,
      findings: [
        FindingRecord(
          fingerprint: "f", rule: "a/b", level: "error", category: "style", severity: "minor", message: "M",
          text: "x", start: 0, end: 1, isNew: true)
      ], names: [NameRecord(place: "p", name: "N", arabic: nil, spelling: "n", count: 1)])
  }

  private func killedRun(_ store: FeedStateStore, _ deliveries: [Delivery]) throws -> Int64 {
    let feed = try store.sawFeed("a", title: nil, format: nil, language: nil, at: now)
    let run = try store.beginRun(at: now, version: "1")
    try store.add([(feed, version("1"))], expecting: [], run: run, at: now)
    try store.confirm(run: run)
    try store.add([(feed, version("2")), (feed, version("3"))], expecting: deliveries, run: run, at: now)
    return feed
  }

  private let out = Delivery(
    path: "out", openFile: .init(device: 1, inode: 2), start: 10, length: 20, hash: "h")
  private let report = Delivery(path: "report.html", openFile: nil, start: 0, length: 5, hash: "g")

  @Test func forgetsWhatHasNotArrived() throws {
    let file = StateFile()
    let store = try file.open()
    let feed = try killedRun(store, [out, report])
    var asked: [Delivery] = []
    let recovery = try store.recover {
      asked.append($0)
      return $0 == out
    }
    #expect(asked == [out, report])
    #expect(recovery.confirmed == 0)
    #expect(recovery.forgotten == 2)
    #expect(try store.item("1", inFeed: feed)?.version != nil)
    let item = try #require(try store.item("2", inFeed: feed))
    #expect(item.version == nil)
    // Its page is asked for in full again.
    #expect(item.etag == nil && item.lastModified == nil)
    #expect(try store.recover { _ in true } == Recovery())
  }

  @Test func keepsWhatHasArrived() throws {
    let file = StateFile()
    let store = try file.open()
    let feed = try killedRun(store, [out, report])
    let recovery = try store.recover { _ in true }
    #expect(recovery.confirmed == 2)
    #expect(recovery.forgotten == 0)
    #expect(try store.item("3", inFeed: feed)?.version != nil)
  }

  @Test func forgetsWhatNobodyKnowsOf() throws {
    let file = StateFile()
    let store = try file.open()
    _ = try killedRun(store, [])
    #expect(try store.recover { _ in true }.forgotten == 2)
  }
}
