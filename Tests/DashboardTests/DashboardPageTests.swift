import Dashboard
import FeedState
@preconcurrency import Glibc
import Testing
import Web

@Suite struct DashboardPageTests {
  private func page(days: Int = 30, fill: (FeedStateStore) throws -> Void) throws -> String {
    var template = Array("/tmp/mtlint-dashboard-XXXXXX".utf8CString)
    mkdtemp(&template)
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      for suffix in ["", "-wal", "-shm"] { unlink(folder + "/s.db" + suffix) }
      rmdir(folder)
    }
    let store = try FeedStateStore(path: folder + "/s.db")
    try fill(store)
    let figures = try DashboardFigures(store, days: days)
    return String(decoding: DashboardPage(figures, tool: "mtlint 1", titles: ["a/b": "Title"]).html(), as: UTF8.self)
  }

  private func report(_ store: FeedStateStore, link: String, title: String, day: Int64, text: String = "x") throws {
    let now = Moment(seconds: day * 86400 + 60)
    let run = try store.beginRun(at: now, version: "1")
    let feed = try store.sawFeed("http://a.example/<feed>", title: "A <b>", format: "rss", language: "en", at: now)
    let finding = FindingRecord(
      fingerprint: "f", rule: "a/b", level: "error", category: "style", severity: "major", message: "“\(text)”.",
      text: text, start: 0, end: 1, isNew: true)
    let names = [("Hims", 2), ("Homs", 1)].map {
      NameRecord(place: "sy-1", name: "Homs", arabic: "حمص", spelling: $0.0, count: $0.1)
    }
    let version = NewVersion(
      guid: link, link: link, title: title, fingerprint: "1", text: "t", language: "en", words: 1000,
      findings: [finding], names: names)
    try store.add([(feed, version)], expecting: [], run: run, at: now)
    try store.confirm(run: run)
  }

  @Test func showsWhatTheStateHolds() throws {
    let page = try page { store in
      try report(store, link: "https://a.example/1", title: "One", day: 20000)
      try report(store, link: "https://a.example/2", title: "Two", day: 20003)
    }
    for part in ["days", "sources", "rules", "worst", "spellings", "runs"] {
      #expect(page.contains("<section id=\"\(part)\""), "\(part)")
    }
    #expect(page.contains("1 source, 1 Oct 2024 to 7 Oct 2024"))
    #expect(page.contains("<a href=\"https://a.example/2\" rel=\"noreferrer\">Two</a>"))
    #expect(page.contains("<th scope=\"row\" title=\"Title\">a/<wbr>b</th>"))
    #expect(page.contains("5.0</dd>"))
    #expect(page.contains("lang=\"ar\" dir=\"rtl\">حمص</bdi>"))
    #expect(page.contains("Homs <span class=\"tag safe\">house</span>"))
  }

  @Test func leavesOlderDaysOut() throws {
    let page = try page(days: 2) { store in
      try report(store, link: "https://a.example/1", title: "One", day: 20000)
      try report(store, link: "https://a.example/2", title: "Two", day: 20003)
    }
    #expect(!page.contains(">One<"))
  }

  @Test func escapesWhatFeedsSay() throws {
    let page = try page {
      try report($0, link: "javascript:alert(1)", title: "<script>1</script>", day: 20000, text: "<img src=x>")
    }
    #expect(!page.contains("<script"))
    #expect(!page.contains("<img"))
    #expect(!page.contains("href=\"javascript"))
    #expect(!page.contains("A <b>"))
    #expect(page.contains("&lt;script&gt;1&lt;/script&gt;"))
  }

  @Test func anEmptyStateSaysSo() throws {
    let page = try page { _ in }
    #expect(page.contains("No items yet."))
    #expect(!page.contains("<section id=\"sources\""))
  }
}
