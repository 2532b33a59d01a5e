/// What became of the reports that killed runs had under way.
public struct Recovery: Sendable, Hashable {
  /// Versions whose findings were handed out, though the run could not note it any more.
  public var confirmed = 0
  /// Versions whose findings were not, or of which nobody knows: they are new again.
  public var forgotten = 0

  public init() {}
}

extension FeedStateStore {
  /// Settles what killed runs left unconfirmed. To be called while no other run is at work.
  ///
  /// - Parameter hasArrived: whether a report stands where it was to.
  public func recover(_ hasArrived: (Delivery) -> Bool) throws(StateError) -> Recovery {
    var recovery = Recovery()
    let runs = try database.rows("SELECT DISTINCT run FROM versions WHERE is_reported = 0") { $0.int(0) }
    for run in runs {
      let deliveries = try self.deliveries(of: run)
      if !deliveries.isEmpty, deliveries.allSatisfy(hasArrived) {
        recovery.confirmed += try confirm(run: run)
      } else {
        recovery.forgotten += try forget(run)
      }
    }
    try database.run("DELETE FROM deliveries")
    return recovery
  }

  private func deliveries(of run: Int64) throws(StateError) -> [Delivery] {
    try database.rows("SELECT path, device, inode, start, length, hash FROM deliveries WHERE run = ?", .int(run)) {
      row throws(StateError) in
      var file: Delivery.OpenFile?
      if let device = row.optionalInt(1), let inode = row.optionalInt(2) { file = .init(device: device, inode: inode) }
      return Delivery(
        path: row.text(0), openFile: file, start: row.number(3), length: row.number(4), hash: row.text(5))
    }
  }

  /// Takes out the unconfirmed versions of a run. Their pages are asked for again in full.
  private func forget(_ run: Int64) throws(StateError) -> Int {
    try database.transaction { () throws(StateError) in
      let pending = "(SELECT id FROM versions WHERE run = ? AND is_reported = 0)"
      try database.run(
        """
        UPDATE items SET etag = NULL, last_modified = NULL
        WHERE id IN (SELECT item FROM versions WHERE run = ? AND is_reported = 0)
        """, .int(run))
      try database.run("DELETE FROM findings WHERE version IN " + pending, .int(run))
      try database.run("DELETE FROM names WHERE version IN " + pending, .int(run))
      try database.run("DELETE FROM versions WHERE run = ? AND is_reported = 0", .int(run))
      return database.changes
    }
  }
}
