/// The tables of a state file, and how older ones become newer.
enum StateSchema {
  /// Marks the file as ours: "mtl1". Source: SQLite's file format, application_id.
  static let applicationID = 0x6D74_6C31

  /// Each step brings a file from the version of its index to the next. Steps that were released never change.
  static let steps = [
    """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      started INTEGER NOT NULL,
      finished INTEGER,
      version TEXT NOT NULL,
      feeds INTEGER NOT NULL DEFAULT 0,
      items INTEGER NOT NULL DEFAULT 0,
      new INTEGER NOT NULL DEFAULT 0,
      changed INTEGER NOT NULL DEFAULT 0,
      errors INTEGER NOT NULL DEFAULT 0,
      warnings INTEGER NOT NULL DEFAULT 0,
      suggestions INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0
    );

    -- A feed is what its user called it.
    CREATE TABLE feeds (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      title TEXT,
      format TEXT,
      language TEXT,
      etag TEXT,
      last_modified TEXT,
      first_seen INTEGER NOT NULL,
      last_seen INTEGER NOT NULL
    );

    CREATE TABLE items (
      id INTEGER PRIMARY KEY,
      feed INTEGER NOT NULL REFERENCES feeds(id),
      guid TEXT NOT NULL,
      link TEXT,
      title TEXT,
      published INTEGER,
      first_seen INTEGER NOT NULL,
      last_seen INTEGER NOT NULL,
      -- Place in the feed when it was last read; NULL: no longer there.
      position INTEGER,
      -- What the item's page said of itself.
      etag TEXT,
      last_modified TEXT,
      UNIQUE (feed, guid)
    );

    -- What an item said at a time. A version counts once its findings were handed out.
    CREATE TABLE versions (
      id INTEGER PRIMARY KEY,
      item INTEGER NOT NULL REFERENCES items(id),
      run INTEGER NOT NULL REFERENCES runs(id),
      seen INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      text TEXT NOT NULL,
      language TEXT NOT NULL,
      words INTEGER NOT NULL,
      is_reported INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX versions_of_items ON versions (item, id);
    CREATE INDEX versions_pending ON versions (run) WHERE is_reported = 0;

    CREATE TABLE findings (
      version INTEGER NOT NULL REFERENCES versions(id),
      number INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      rule TEXT NOT NULL,
      level TEXT NOT NULL,
      category TEXT NOT NULL,
      severity TEXT NOT NULL,
      message TEXT NOT NULL,
      text TEXT NOT NULL,
      -- Bytes of the version's text.
      start INTEGER NOT NULL,
      end INTEGER NOT NULL,
      -- Not in the item's version before.
      is_new INTEGER NOT NULL,
      PRIMARY KEY (version, number)
    ) WITHOUT ROWID;

    -- How often a version's text calls a place what.
    CREATE TABLE names (
      version INTEGER NOT NULL REFERENCES versions(id),
      place TEXT NOT NULL,
      -- The house's name of the place.
      name TEXT NOT NULL,
      arabic TEXT,
      spelling TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (version, place, spelling)
    ) WITHOUT ROWID;
    CREATE INDEX names_by_place ON names (place);

    -- Reports on their way out: what stands where once they have arrived. Rows that a killed run left tell whether its
    -- findings were handed out.
    CREATE TABLE deliveries (
      run INTEGER NOT NULL REFERENCES runs(id),
      path TEXT NOT NULL,
      -- Of the open file; NULL where a file is put in place whole.
      device INTEGER,
      inode INTEGER,
      start INTEGER NOT NULL,
      length INTEGER NOT NULL,
      hash TEXT NOT NULL
    );
    """
  ]

  static func prepare(_ database: Database, isReadOnly: Bool) throws(StateError) {
    let application = try pragma("application_id", database)
    let version = try pragma("user_version", database)
    if application == 0, version == 0, try isEmpty(database) {
      if isReadOnly {
        throw StateError(path: database.path, problem: "no state of feeds; “mtlint feed --state” writes one")
      }
    } else if application != applicationID {
      throw StateError(path: database.path, problem: "is a database of another program")
    }
    if version > steps.count {
      throw StateError(path: database.path, problem: "was written by a newer version of mtlint")
    }
    if isReadOnly {
      if version < steps.count {
        throw StateError(
          path: database.path, problem: "is of an older version; the next run with it brings it up to date")
      }
      return
    }
    try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON")
    if version == steps.count { return }
    try database.transaction { () throws(StateError) in
      // Another process may have been faster.
      for step in try pragma("user_version", database)..<steps.count {
        try database.execute(steps[step])
        try database.execute("PRAGMA user_version = \(step + 1)")
      }
      try database.execute("PRAGMA application_id = \(applicationID)")
    }
  }

  private static func pragma(_ name: String, _ database: Database) throws(StateError) -> Int {
    try database.row("PRAGMA \(name)") { $0.number(0) } ?? 0
  }

  private static func isEmpty(_ database: Database) throws(StateError) -> Bool {
    try database.row("SELECT count(*) FROM sqlite_master") { $0.number(0) } == 0
  }
}
