import Web

/// What was seen of feeds before, in a SQLite file. Belongs to one task.
///
/// A version of an item is put in before its findings are handed out (`add`), together with where they will stand
/// (`expect`), and counts once they have been (`confirm`). What a killed run left unconfirmed is settled by `recover`.
public final class FeedStateStore {
  let database: Database

  /// - Parameter isReadOnly: the file must be there and is not changed.
  public init(path: String, isReadOnly: Bool = false) throws(StateError) {
    database = try Database(path: path, isReadOnly: isReadOnly)
    try StateSchema.prepare(database, isReadOnly: isReadOnly)
  }

  // MARK: Runs

  /// Notes that a run begins, and returns its number.
  public func beginRun(at moment: Moment, version: String) throws(StateError) -> Int64 {
    try database.run("INSERT INTO runs (started, version) VALUES (?, ?)", .int(moment.seconds), .text(version))
    return database.lastRow
  }

  public func finishRun(_ run: Int64, at moment: Moment, counts: RunCounts) throws(StateError) {
    try database.run(
      """
      UPDATE runs SET finished = ?, feeds = ?, items = ?, new = ?, changed = ?, errors = ?, warnings = ?,
        suggestions = ?, failures = ? WHERE id = ?
      """,
      .int(moment.seconds), .int(counts.feeds), .int(counts.items), .int(counts.new), .int(counts.changed),
      .int(counts.errors), .int(counts.warnings), .int(counts.suggestions), .int(counts.failures), .int(run))
  }

  /// The last runs, newest first.
  public func runs(limit: Int = -1) throws(StateError) -> [RunRecord] {
    try database.rows(
      """
      SELECT id, started, finished, version, feeds, items, new, changed, errors, warnings, suggestions, failures
      FROM runs ORDER BY id DESC LIMIT ?
      """, .int(limit)
    ) { row throws(StateError) in
      var counts = RunCounts()
      (counts.feeds, counts.items, counts.new, counts.changed) = (
        row.number(4), row.number(5), row.number(6), row.number(7)
      )
      (counts.errors, counts.warnings, counts.suggestions) = (row.number(8), row.number(9), row.number(10))
      counts.failures = row.number(11)
      return RunRecord(
        id: row.int(0), started: Moment(seconds: row.int(1)),
        finished: row.optionalInt(2).map { Moment(seconds: $0) }, version: row.text(3), counts: counts)
    }
  }

  // MARK: Feeds

  public func feed(named name: String) throws(StateError) -> FeedRecord? {
    try database.row(
      "SELECT id, title, format, language, etag, last_modified FROM feeds WHERE name = ?", .text(name)
    ) { row throws(StateError) in
      FeedRecord(
        id: row.int(0), title: row.optionalText(1), format: row.optionalText(2), language: row.optionalText(3),
        etag: row.optionalText(4), lastModified: row.optionalText(5))
    }
  }

  /// Notes that a feed was read, and returns its number.
  public func sawFeed(
    _ name: String, title: String?, format: String?, language: String?, at moment: Moment
  ) throws(StateError) -> Int64 {
    try database.run(
      """
      INSERT INTO feeds (name, title, format, language, first_seen, last_seen) VALUES (?1, ?2, ?3, ?4, ?5, ?5)
      ON CONFLICT (name) DO UPDATE SET title = ?2, format = ?3, language = ?4, last_seen = ?5
      """, .text(name), .text(title), .text(format), .text(language), .int(moment.seconds))
    return try database.row("SELECT id FROM feeds WHERE name = ?", .text(name)) { $0.int(0) } ?? 0
  }

  /// Keeps what the server said of a feed, so that the next run asks only for changes.
  public func setValidators(ofFeed feed: Int64, etag: String?, lastModified: String?) throws(StateError) {
    try database.run(
      "UPDATE feeds SET etag = ?, last_modified = ? WHERE id = ?", .text(etag), .text(lastModified), .int(feed))
  }

  // MARK: Items

  private static let itemColumns = """
    SELECT i.id, i.guid, i.link, i.title, i.etag, i.last_modified, v.id, v.seen, v.fingerprint, v.text
    FROM items i LEFT JOIN versions v
      ON v.id = (SELECT max(id) FROM versions WHERE item = i.id AND is_reported = 1)
    """

  private static func item(_ row: Row) -> ItemRecord {
    let version = row.optionalInt(6).map {
      VersionRecord(id: $0, seen: Moment(seconds: row.int(7)), fingerprint: row.text(8), text: row.text(9))
    }
    return ItemRecord(
      id: row.int(0), guid: row.text(1), link: row.optionalText(2), title: row.optionalText(3),
      etag: row.optionalText(4), lastModified: row.optionalText(5), version: version)
  }

  public func item(_ guid: String, inFeed feed: Int64) throws(StateError) -> ItemRecord? {
    try database.row(Self.itemColumns + " WHERE i.feed = ? AND i.guid = ?", .int(feed), .text(guid)) {
      (row: Row) throws(StateError) in Self.item(row)
    }
  }

  /// The items that a feed held when it was last read, in its order.
  public func currentItems(ofFeed feed: Int64) throws(StateError) -> [ItemRecord] {
    try database.rows(Self.itemColumns + " WHERE i.feed = ? AND i.position IS NOT NULL ORDER BY i.position", .int(feed))
    {
      (row: Row) throws(StateError) in Self.item(row)
    }
  }

  /// Notes which of the items that are known a feed holds now, in its order.
  public func sawItems(_ guids: [String], inFeed feed: Int64, at moment: Moment) throws(StateError) {
    try database.transaction { () throws(StateError) in
      try database.run("UPDATE items SET position = NULL WHERE feed = ? AND position IS NOT NULL", .int(feed))
      for (position, guid) in guids.enumerated() {
        try database.run(
          "UPDATE items SET position = ?, last_seen = ? WHERE feed = ? AND guid = ?", .int(position),
          .int(moment.seconds), .int(feed), .text(guid))
      }
    }
  }

  public func setValidators(ofItem item: Int64, etag: String?, lastModified: String?) throws(StateError) {
    try database.run(
      "UPDATE items SET etag = ?, last_modified = ? WHERE id = ?", .text(etag), .text(lastModified), .int(item))
  }

  // MARK: Versions

  /// Puts in versions that are about to be reported, and where the reports will stand; all or none.
  public func add(
    _ versions: [(feed: Int64, version: NewVersion)], expecting deliveries: [Delivery], run: Int64, at moment: Moment
  ) throws(StateError) {
    try database.transaction { () throws(StateError) in
      for (feed, version) in versions { try add(version, feed, run, moment) }
      for delivery in deliveries { try expect(delivery, run) }
    }
  }

  private func expect(_ delivery: Delivery, _ run: Int64) throws(StateError) {
    try database.run(
      "INSERT INTO deliveries (run, path, device, inode, start, length, hash) VALUES (?, ?, ?, ?, ?, ?, ?)", .int(run),
      .text(delivery.path), .int(delivery.openFile?.device), .int(delivery.openFile?.inode), .int(delivery.start),
      .int(delivery.length), .text(delivery.hash))
  }

  private func add(_ version: NewVersion, _ feed: Int64, _ run: Int64, _ moment: Moment) throws(StateError) {
    try database.run(
      """
      INSERT INTO items (feed, guid, link, title, published, first_seen, last_seen, etag, last_modified)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8)
      ON CONFLICT (feed, guid) DO UPDATE
      SET link = ?3, title = ?4, published = ?5, last_seen = ?6, etag = ?7, last_modified = ?8
      """,
      .int(feed), .text(version.guid), .text(version.link), .text(version.title), .int(version.published?.seconds),
      .int(moment.seconds), .text(version.etag), .text(version.lastModified))
    let item =
      try database.row("SELECT id FROM items WHERE feed = ? AND guid = ?", .int(feed), .text(version.guid)) {
        $0.int(0)
      } ?? 0
    try database.run(
      "INSERT INTO versions (item, run, seen, fingerprint, text, language, words) VALUES (?, ?, ?, ?, ?, ?, ?)",
      .int(item), .int(run), .int(moment.seconds), .text(version.fingerprint), .text(version.text),
      .text(version.language), .int(version.words))
    let id = database.lastRow
    for (number, finding) in version.findings.enumerated() {
      try database.run(
        "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", .int(id), .int(number),
        .text(finding.fingerprint), .text(finding.rule), .text(finding.level), .text(finding.category),
        .text(finding.severity), .text(finding.message), .text(finding.text), .int(finding.start), .int(finding.end),
        .int(finding.isNew ? 1 : 0))
    }
    for name in version.names {
      try database.run(
        "INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)", .int(id), .text(name.place), .text(name.name),
        .text(name.arabic), .text(name.spelling), .int(name.count))
    }
  }

  /// Adds to where the reports of a run will stand.
  public func expect(_ deliveries: [Delivery], run: Int64) throws(StateError) {
    try database.transaction { () throws(StateError) in
      for delivery in deliveries { try expect(delivery, run) }
    }
  }

  /// Notes that all reports so far were handed out; `body` goes with it, all or none. The number of versions.
  @discardableResult
  public func confirm(run: Int64, _ body: () throws(StateError) -> Void = {}) throws(StateError) -> Int {
    try database.transaction { () throws(StateError) in
      try database.run("UPDATE versions SET is_reported = 1 WHERE run = ? AND is_reported = 0", .int(run))
      let count = database.changes
      try database.run("DELETE FROM deliveries WHERE run = ?", .int(run))
      try body()
      return count
    }
  }

  public func findings(ofVersion version: Int64) throws(StateError) -> [FindingRecord] {
    try database.rows(
      """
      SELECT fingerprint, rule, level, category, severity, message, text, start, end, is_new FROM findings
      WHERE version = ? ORDER BY number
      """, .int(version)
    ) { row throws(StateError) in
      FindingRecord(
        fingerprint: row.text(0), rule: row.text(1), level: row.text(2), category: row.text(3), severity: row.text(4),
        message: row.text(5), text: row.text(6), start: row.number(7), end: row.number(8), isNew: row.bool(9))
    }
  }
}
