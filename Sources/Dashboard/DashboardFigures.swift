import FeedState
import Web

/// All that a dashboard shows, read from the state in one go.
public struct DashboardFigures: Sendable {
  /// First and last day, as days since 1970-01-01.
  public let firstDay: Int64
  public let lastDay: Int64
  public let all: TextTally
  public let days: [DayTally]
  public let feeds: [FeedTally]
  public let rules: [NamedTally]
  public let categories: [NamedTally]
  public let worst: [ItemTally]
  public let places: [PlaceSpellings]
  public let runs: [RunRecord]

  static let secondsADay: Int64 = 86400

  /// - Parameter days: how many days, the last of which is the last one on which something was reported; no clock is
  ///   asked, so that the same state gives the same page.
  public init(_ store: FeedStateStore, days count: Int) throws(StateError) {
    lastDay = (try store.lastReport()?.seconds ?? 0) / Self.secondsADay
    let start = lastDay - Int64(count) + 1
    let since = Moment(seconds: start * Self.secondsADay)
    days = try store.days(since: since)
    // A state of three days needs no axis of thirty; less than a week looks lost.
    firstDay = max(start, min(days.first?.day ?? start, lastDay - 6))
    all = try store.allTexts(since: since)
    feeds = try store.feeds(since: since)
    rules = try store.rules(since: since)
    categories = try store.categories(since: since)
    worst = try store.worstItems(since: since, limit: 8, findings: 3)
    places = try store.spellings(since: since)
    runs = try store.runs(limit: 10)
  }
}
