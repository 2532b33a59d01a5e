import Web

/// What a dashboard shows: sums over the versions that were reported.
extension FeedStateStore {
  /// The version of each item that was reported last, where that was not before a moment.
  private static let current = """
    WITH current AS (
      SELECT v.id, v.item, v.seen, v.words FROM versions v
      WHERE v.is_reported = 1 AND v.seen >= ?1
        AND v.id = (SELECT max(w.id) FROM versions w WHERE w.item = v.item AND w.is_reported = 1)
    ), found AS (
      SELECT f.version,
        sum(f.level = 'error') errors, sum(f.level = 'warning') warnings, sum(f.level = 'suggestion') suggestions,
        sum(CASE f.severity WHEN 'critical' THEN 25 WHEN 'major' THEN 5 ELSE 1 END) penalty
      FROM findings f JOIN current c ON c.id = f.version GROUP BY f.version
    )

    """
  private static let sums = """
    count(*), coalesce(sum(f.errors > 0), 0), sum(c.words), coalesce(sum(f.errors), 0), coalesce(sum(f.warnings), 0),
    coalesce(sum(f.suggestions), 0), coalesce(sum(f.penalty), 0)
    """

  /// Reads what `sums` names.
  private static func texts(_ row: Row, from column: Int) -> TextTally {
    TextTally(
      items: row.number(column), faultyItems: row.number(column + 1), words: row.number(column + 2),
      counts: counts(row, from: column + 3), penalty: row.number(column + 6))
  }

  private static func counts(_ row: Row, from column: Int) -> LevelCounts {
    LevelCounts(errors: row.number(column), warnings: row.number(column + 1), suggestions: row.number(column + 2))
  }

  /// When something was reported last; nil where nothing was.
  public func lastReport() throws(StateError) -> Moment? {
    try database.row("SELECT max(seen) FROM versions WHERE is_reported = 1") { row throws(StateError) in
      row.optionalInt(0).map { Moment(seconds: $0) }
    } ?? nil
  }

  public func allTexts(since: Moment) throws(StateError) -> TextTally {
    try database.row(
      Self.current + "SELECT \(Self.sums) FROM current c LEFT JOIN found f ON f.version = c.id", .int(since.seconds)
    ) { row throws(StateError) in Self.texts(row, from: 0) } ?? TextTally()
  }

  /// Sources that were read since, those with the highest penalty a word first.
  public func feeds(since: Moment) throws(StateError) -> [FeedTally] {
    try database.rows(
      Self.current + """
        SELECT d.name, d.title, d.last_seen, \(Self.sums)
        FROM current c JOIN items i ON i.id = c.item JOIN feeds d ON d.id = i.feed LEFT JOIN found f ON f.version = c.id
        GROUP BY d.id ORDER BY coalesce(sum(f.penalty), 0) * 1.0 / max(1, sum(c.words)) DESC, d.name
        """, .int(since.seconds)
    ) { row throws(StateError) in
      FeedTally(
        name: row.text(0), title: row.optionalText(1), lastSeen: Moment(seconds: row.int(2)),
        texts: Self.texts(row, from: 3))
    }
  }

  /// Days on which something was reported, the oldest first. Versions that were replaced since count on their day.
  public func days(since: Moment) throws(StateError) -> [DayTally] {
    try database.rows(
      """
      WITH found AS (
        SELECT f.version,
          sum(f.level = 'error') errors, sum(f.level = 'warning') warnings, sum(f.level = 'suggestion') suggestions,
          sum(CASE f.severity WHEN 'critical' THEN 25 WHEN 'major' THEN 5 ELSE 1 END) penalty,
          sum(f.is_new AND f.level = 'error') new_errors, sum(f.is_new AND f.level = 'warning') new_warnings,
          sum(f.is_new AND f.level = 'suggestion') new_suggestions
        FROM findings f JOIN versions v ON v.id = f.version WHERE v.is_reported = 1 AND v.seen >= ?1
        GROUP BY f.version
      )
      SELECT c.seen / 86400, \(Self.sums), coalesce(sum(f.new_errors), 0), coalesce(sum(f.new_warnings), 0),
        coalesce(sum(f.new_suggestions), 0)
      FROM versions c LEFT JOIN found f ON f.version = c.id WHERE c.is_reported = 1 AND c.seen >= ?1
      GROUP BY c.seen / 86400 ORDER BY 1
      """, .int(since.seconds)
    ) { row throws(StateError) in
      DayTally(day: row.int(0), texts: Self.texts(row, from: 1), new: Self.counts(row, from: 8))
    }
  }

  public func rules(since: Moment) throws(StateError) -> [NamedTally] { try named("rule", since) }
  public func categories(since: Moment) throws(StateError) -> [NamedTally] { try named("category", since) }

  /// - Parameter column: one of ours, never a user's words.
  private func named(_ column: String, _ since: Moment) throws(StateError) -> [NamedTally] {
    try database.rows(
      Self.current + """
        SELECT f.\(column), sum(f.level = 'error'), sum(f.level = 'warning'), sum(f.level = 'suggestion')
        FROM findings f JOIN current c ON c.id = f.version GROUP BY 1 ORDER BY count(*) DESC, 1
        """, .int(since.seconds)
    ) { row throws(StateError) in NamedTally(name: row.text(0), counts: Self.counts(row, from: 1)) }
  }

  /// Items with the most penalty points.
  ///
  /// - Parameter findings: how many of each, the gravest first.
  public func worstItems(since: Moment, limit: Int, findings: Int) throws(StateError) -> [ItemTally] {
    var tallies: [(Int64, ItemTally)] = []
    tallies = try database.rows(
      Self.current + """
        SELECT c.id, i.guid, i.link, i.title, d.name, d.title, c.seen, i.published, \(Self.sums)
        FROM current c JOIN found f ON f.version = c.id JOIN items i ON i.id = c.item JOIN feeds d ON d.id = i.feed
        GROUP BY c.id ORDER BY f.penalty DESC, c.id LIMIT ?2
        """, .int(since.seconds), .int(limit)
    ) { row throws(StateError) in
      let tally = ItemTally(
        guid: row.text(1), link: row.optionalText(2), title: row.optionalText(3), feed: row.text(4),
        feedTitle: row.optionalText(5), seen: Moment(seconds: row.int(6)),
        published: row.optionalInt(7).map { Moment(seconds: $0) }, texts: Self.texts(row, from: 8), findings: [])
      return (row.int(0), tally)
    }
    var out: [ItemTally] = []
    for (version, tally) in tallies {
      let levels = ["error", "warning", "suggestion"]
      let severities = ["critical", "major", "minor"]
      let all = try self.findings(ofVersion: version).enumerated().sorted { a, b in
        let rank = { (finding: FindingRecord) in
          (severities.firstIndex(of: finding.severity) ?? 3) * 4 + (levels.firstIndex(of: finding.level) ?? 3)
        }
        return (rank(a.element), a.offset) < (rank(b.element), b.offset)
      }
      out.append(
        ItemTally(
          guid: tally.guid, link: tally.link, title: tally.title, feed: tally.feed, feedTitle: tally.feedTitle,
          seen: tally.seen, published: tally.published, texts: tally.texts,
          findings: all.prefix(findings).map(\.element)))
    }
    return out
  }

  /// How the latest versions of all items call places, by language.
  public func knownNames() throws(StateError) -> [KnownName] {
    try database.rows(
      Self.current + """
        SELECT n.place, n.name, n.spelling, v.language, sum(n.count), count(*)
        FROM names n JOIN current c ON c.id = n.version JOIN versions v ON v.id = c.id
        GROUP BY n.place, n.spelling, v.language ORDER BY 1, 3, 4
        """, .int(0)
    ) { row throws(StateError) in
      KnownName(
        place: row.text(0), house: row.text(1), spelling: row.text(2), language: row.text(3), mentions: row.number(4),
        items: row.number(5))
    }
  }

  /// Places that are spelled in more than one way, those with the most mentions in other spellings than the house's
  /// first. Spellings that differ in case only are one; Arabic names are not compared with Latin ones.
  public func spellings(since: Moment) throws(StateError) -> [PlaceSpellings] {
    var collector = SpellingCollector()
    let rows = try database.rows(
      Self.current + """
        SELECT n.place, n.name, n.arabic, n.spelling, sum(n.count), count(*), coalesce(d.title, d.name)
        FROM names n JOIN current c ON c.id = n.version JOIN items i ON i.id = c.item JOIN feeds d ON d.id = i.feed
        GROUP BY n.place, n.spelling, d.id ORDER BY n.place, n.spelling, d.id
        """, .int(since.seconds)
    ) { row throws(StateError) in
      SpellingCollector.Use(
        place: row.text(0), name: row.text(1), arabic: row.optionalText(2), spelling: row.text(3),
        mentions: row.number(4), items: row.number(5), feed: row.text(6))
    }
    for use in rows { collector.add(use) }
    return collector.inSeveralSpellings()
  }
}
