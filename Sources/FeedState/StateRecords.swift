import Web

/// A run of `mtlint feed` as the state remembers it.
public struct RunRecord: Sendable, Hashable {
  public var id: Int64 = 0
  public var started: Moment
  /// Nil: it was killed, or is still at work.
  public var finished: Moment?
  /// Version of the program.
  public var version: String
  public var counts = RunCounts()
}

/// What a run saw and reported.
public struct RunCounts: Sendable, Hashable {
  public var feeds = 0
  /// Items that the feeds held.
  public var items = 0
  public var new = 0
  public var changed = 0
  public var errors = 0
  public var warnings = 0
  public var suggestions = 0
  /// Feeds and items that could not be read.
  public var failures = 0

  public init() {}
}

/// A feed as it was read last.
public struct FeedRecord: Sendable, Hashable {
  public let id: Int64
  public var title: String?
  public var format: String?
  public var language: String?
  /// What the server said of the feed, where all of it was dealt with.
  public var etag: String?
  public var lastModified: String?
}

/// An item as it was seen last.
public struct ItemRecord: Sendable, Hashable {
  public let id: Int64
  public let guid: String
  public let link: String?
  public let title: String?
  /// What the item's page said of itself.
  public let etag: String?
  public let lastModified: String?
  /// The last version that was reported; nil where none was.
  public let version: VersionRecord?
}

/// What an item said when it was reported last.
public struct VersionRecord: Sendable, Hashable {
  public let id: Int64
  public let seen: Moment
  /// Hash of the text.
  public let fingerprint: String
  public let text: String
}

/// A finding as the state keeps it.
public struct FindingRecord: Sendable, Hashable {
  public var fingerprint: String
  public var rule: String
  public var level: String
  public var category: String
  public var severity: String
  public var message: String
  public var text: String
  /// UTF-8 bytes of the version's text.
  public var start: Int
  public var end: Int
  public var isNew: Bool

  public init(
    fingerprint: String, rule: String, level: String, category: String, severity: String, message: String,
    text: String, start: Int, end: Int, isNew: Bool
  ) {
    self.fingerprint = fingerprint
    self.rule = rule
    self.level = level
    self.category = category
    self.severity = severity
    self.message = message
    self.text = text
    self.start = start
    self.end = end
    self.isNew = isNew
  }
}

/// How often a text calls a place by a name.
public struct NameRecord: Sendable, Hashable {
  /// The gazetteer's id.
  public var place: String
  /// The house's name of the place.
  public var name: String
  public var arabic: String?
  public var spelling: String
  public var count: Int

  public init(place: String, name: String, arabic: String?, spelling: String, count: Int) {
    self.place = place
    self.name = name
    self.arabic = arabic
    self.spelling = spelling
    self.count = count
  }
}

/// A new version of an item, with what was found in it.
public struct NewVersion: Sendable {
  public var guid: String
  public var link: String?
  public var title: String?
  public var published: Moment?
  public var etag: String?
  public var lastModified: String?
  public var fingerprint: String
  public var text: String
  public var language: String
  public var words: Int
  public var findings: [FindingRecord]
  public var names: [NameRecord]

  public init(
    guid: String, link: String? = nil, title: String? = nil, published: Moment? = nil, etag: String? = nil,
    lastModified: String? = nil, fingerprint: String, text: String, language: String, words: Int,
    findings: [FindingRecord] = [], names: [NameRecord] = []
  ) {
    self.guid = guid
    self.link = link
    self.title = title
    self.published = published
    self.etag = etag
    self.lastModified = lastModified
    self.fingerprint = fingerprint
    self.text = text
    self.language = language
    self.words = words
    self.findings = findings
    self.names = names
  }
}

/// Where a report is about to stand.
public struct Delivery: Sendable, Hashable {
  /// An open regular file that is written on, by device and inode.
  public struct OpenFile: Sendable, Hashable {
    public let device: Int64
    public let inode: Int64

    public init(device: Int64, inode: Int64) {
      self.device = device
      self.inode = inode
    }
  }

  public let path: String
  /// Nil where the file is put in place whole.
  public let openFile: OpenFile?
  /// Where in the file the report begins.
  public let start: Int
  /// Bytes of the report.
  public let length: Int
  /// `StableHash` of them.
  public let hash: String

  public init(path: String, openFile: OpenFile?, start: Int, length: Int, hash: String) {
    self.path = path
    self.openFile = openFile
    self.start = start
    self.length = length
    self.hash = hash
  }
}
