import FeedState
import Testing
import Web

@Suite struct TalliesTests {
  private let file = StateFile()
  private static let day: Int64 = 86400

  private func finding(_ rule: String, _ level: String, _ severity: String, isNew: Bool = true) -> FindingRecord {
    FindingRecord(
      fingerprint: rule + level, rule: rule, level: level, category: "style", severity: severity, message: "M",
      text: "x", start: 0, end: 1, isNew: isNew)
  }

  private func name(_ spelling: String, _ count: Int) -> NameRecord {
    NameRecord(place: "sy-homs", name: "Homs", arabic: "حمص", spelling: spelling, count: count)
  }

  /// Two feeds; item 1 of the first is edited on day 12.
  private func filled() throws -> FeedStateStore {
    let store = try file.open()
    func report(
      _ feed: String, _ guid: String, day: Int64, _ findings: [FindingRecord], _ names: [NameRecord]
    ) throws {
      let now = Moment(seconds: day * Self.day + 3600)
      let run = try store.beginRun(at: now, version: "1")
      let id = try store.sawFeed(feed, title: feed.uppercased(), format: "rss", language: "en", at: now)
      let version = NewVersion(
        guid: guid, title: "T\(guid)", fingerprint: "\(guid)\(day)", text: "text", language: "en", words: 100,
        findings: findings, names: names)
      try store.add([(id, version)], expecting: [], run: run, at: now)
      try store.confirm(run: run)
    }
    let (bad, odd) = (finding("a/bad", "error", "critical"), finding("a/odd", "warning", "minor"))
    try report("a", "0", day: 2, [bad], [name("Humus", 9)])
    try report("a", "1", day: 10, [bad, odd], [name("Hims", 2), name("HOMS", 1), name("حمص", 4)])
    try report("b", "2", day: 11, [], [name("Homs", 3)])
    try report("a", "1", day: 12, [finding("a/odd", "warning", "minor", isNew: false)], [name("Hims", 1)])
    // Never reported.
    let run = try store.beginRun(at: Moment(seconds: 13 * Self.day), version: "1")
    let version = NewVersion(guid: "9", fingerprint: "9", text: "t", language: "en", words: 5, findings: [bad])
    try store.add([(1, version)], expecting: [], run: run, at: Moment(seconds: 13 * Self.day))
    return store
  }

  private let since = Moment(seconds: 5 * TalliesTests.day)

  @Test func countsTheLatestVersionOfEachItem() throws {
    let store = try filled()
    #expect(try store.lastReport() == Moment(seconds: 12 * Self.day + 3600))
    let one = TextTally(items: 1, words: 100, counts: LevelCounts(warnings: 1), penalty: 1)
    #expect(try store.allTexts(since: since) == TextTally(items: 2, words: 200, counts: one.counts, penalty: 1))
    #expect(try store.feeds(since: since).map(\.title) == ["A", "B"])
    #expect(try store.feeds(since: since).first?.texts == one)
    #expect(try store.rules(since: since) == [NamedTally(name: "a/odd", counts: LevelCounts(warnings: 1))])
    #expect(try store.rules(since: Moment(seconds: 0)).map(\.name) == ["a/bad", "a/odd"])
    #expect(try store.allTexts(since: Moment(seconds: 0)).faultyItems == 1)
    #expect(try store.categories(since: since).map(\.name) == ["style"])
  }

  @Test func countsEachVersionOnItsDay() throws {
    let days = try filled().days(since: since)
    #expect(days.map(\.day) == [10, 11, 12])
    #expect(days.map(\.new) == [LevelCounts(errors: 1, warnings: 1), LevelCounts(), LevelCounts()])
    #expect(days.map(\.texts.penalty) == [26, 0, 1])
    #expect(days[0].texts.penaltyPerThousandWords == 260)
  }

  @Test func ranksItemsByPenaltyAndFindingsByGravity() throws {
    let store = try filled()
    let worst = try store.worstItems(since: Moment(seconds: 0), limit: 5, findings: 1)
    #expect(worst.map(\.guid) == ["0", "1"])
    #expect(worst.first?.findings.map(\.rule) == ["a/bad"])
    #expect(worst.first?.texts.penalty == 25)
    #expect(try store.worstItems(since: since, limit: 1, findings: 3).map(\.guid) == ["1"])
  }

  @Test func comparesSpellingsOfTheLatestVersions() throws {
    let store = try filled()
    let places = try store.spellings(since: since)
    #expect(places.map(\.name) == ["Homs"])
    let expected: [PlaceSpellings.Spelling] = [
      .init(text: "Homs", mentions: 3, items: 1, feeds: ["B"]),
      .init(text: "Hims", mentions: 1, items: 1, feeds: ["A"]),
    ]
    #expect(places.first?.spellings == expected)
    #expect(try store.spellings(since: Moment(seconds: 0)).first?.spellings.map(\.text) == ["Humus", "Homs", "Hims"])
  }

  @Test func anEmptyStateHasNothing() throws {
    let store = try file.open()
    #expect(try store.lastReport() == nil)
    #expect(try store.allTexts(since: since) == TextTally())
    #expect(try store.days(since: since).isEmpty)
  }
}
