import FeedRun
import FeedState
import Feeds
import Findings
@preconcurrency import Glibc
import SourceText
import Testing
import Web

@Suite struct ItemReportTests {
  private func report(_ text: String, _ words: [String]) throws -> DocumentReport {
    let bytes = Array(text.utf8)
    let category = try #require(MQMCategory("style"))
    let rule = try #require(RuleID("a/b"))
    let findings = try words.map { word in
      let range = try #require(text.firstRange(of: word))
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return Finding(
        rule: rule, level: .error, category: category, severity: .minor, message: "“\(word)”.",
        range: ByteRange(start, start + word.utf8.count))
    }
    let place = PlaceReference(
      id: "sy-homs", name: "Homs", arabic: nil, country: "SY", governorate: nil, latitude: nil, longitude: nil,
      confidence: 1)
    let document = Document(
      file: SourceText(path: "f", bytes: bytes), id: "1", format: "rss", text: bytes,
      map: .identity(count: bytes.count), offsetBase: .record, segments: [])
    return DocumentReport(
      document: document, language: "en", words: 5, findings: findings,
      places: [NamedPlace(range: ByteRange(0, 4), place: place), NamedPlace(range: ByteRange(0, 4), place: place)])
  }

  @Test func tellsNewFindingsFromOldOnes() throws {
    // A state that has the item as "Hims fell yesterday and rose again".
    let state = StateFile()
    let store = try FeedStateStore(path: state.path)
    let now = Moment(seconds: 86400)
    let run = try store.beginRun(at: now, version: "1")
    func items(_ text: String) throws -> RoundItem {
      let path = state.path + ".json"
      defer { remove(path) }
      try write("{\"items\": [{\"id\": \"1\", \"title\": \"T\", \"content_text\": \"\(text)\"}]}", path)
      let round = try FeedRound(FeedOptions(sources: [path]), store: store, now: now)
      return try #require(try round.next())
    }
    let old = try items("Hims fell yesterday and rose again")
    let first = ItemReport(
      old, try report("Hims fell yesterday and rose again", ["fell", "rose"]), before: [], hasState: true)
    #expect(first.isNew == [true, true])
    #expect(first.change == .new)
    #expect(first.note == nil)
    let version = try #require(first.version)
    #expect(
      version.version.names == [NameRecord(place: "sy-homs", name: "Homs", arabic: nil, spelling: "Hims", count: 2)])
    try store.add([version], expecting: [], run: run, at: now)
    try store.confirm(run: run)

    let new = try items("Hims fell yesterday and stood up again")
    let before = try store.findings(ofVersion: try #require(new.previous?.id))
    let second = ItemReport(
      new, try report("Hims fell yesterday and stood up again", ["fell", "stood"]), before: before, hasState: true)
    #expect(second.isNew == [false, true])
    #expect(second.resolved.map(\.text) == ["rose"])
    #expect(second.note == "f#1: edited since 1970-01-02T00:00:00Z: 1 finding new, 1 finding gone")
    let extra = try #require(second.report.document.extra)
    #expect(extra.contains(#""change":"changed""#))
    #expect(extra.contains(#""new_findings":[1]"#))
    #expect(extra.contains(#""resolved_findings":[{"rule":"a/b","level":"error","text":"rose"}]"#))
    #expect(extra.contains(#"+Hims fell yesterday and stood up again"#))
  }
}
