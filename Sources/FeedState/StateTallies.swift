import Web

/// Findings by how loud they are.
public struct LevelCounts: Sendable, Hashable {
  public var errors: Int
  public var warnings: Int
  public var suggestions: Int

  public init(errors: Int = 0, warnings: Int = 0, suggestions: Int = 0) {
    self.errors = errors
    self.warnings = warnings
    self.suggestions = suggestions
  }

  public var total: Int { errors + warnings + suggestions }

  public static func + (a: LevelCounts, b: LevelCounts) -> LevelCounts {
    LevelCounts(
      errors: a.errors + b.errors, warnings: a.warnings + b.warnings, suggestions: a.suggestions + b.suggestions)
  }
}

/// What was checked and found in some texts.
public struct TextTally: Sendable, Hashable {
  public var items = 0
  /// Items in which there is an error.
  public var faultyItems = 0
  public var words = 0
  public var counts = LevelCounts()
  /// Penalty points of MQM: minor 1, major 5, critical 25.
  public var penalty = 0

  public init(items: Int = 0, faultyItems: Int = 0, words: Int = 0, counts: LevelCounts = .init(), penalty: Int = 0) {
    self.items = items
    self.faultyItems = faultyItems
    self.words = words
    self.counts = counts
    self.penalty = penalty
  }

  /// Points per 1,000 words; 0 where there are none.
  public var penaltyPerThousandWords: Double { words == 0 ? 0 : Double(penalty) * 1000 / Double(words) }
}

/// A source and what was found in its items.
public struct FeedTally: Sendable, Hashable {
  /// As the user named it.
  public let name: String
  public let title: String?
  public let lastSeen: Moment
  public let texts: TextTally
}

/// A day in UTC, and what was found in the items that were checked on it.
public struct DayTally: Sendable, Hashable {
  /// Days since 1970-01-01.
  public let day: Int64
  public let texts: TextTally
  /// Findings that an earlier version of the same item did not have.
  public let new: LevelCounts
}

/// How often a rule spoke, or a category was found.
public struct NamedTally: Sendable, Hashable {
  public let name: String
  public let counts: LevelCounts

  public init(name: String, counts: LevelCounts) {
    self.name = name
    self.counts = counts
  }
}

/// An item and the worst that was found in it.
public struct ItemTally: Sendable, Hashable {
  public let guid: String
  public let link: String?
  public let title: String?
  public let feed: String
  public let feedTitle: String?
  public let seen: Moment
  public let published: Moment?
  public let texts: TextTally
  /// The gravest first.
  public let findings: [FindingRecord]
}

/// A place and how its name is spelled.
public struct PlaceSpellings: Sendable, Hashable {
  public struct Spelling: Sendable, Hashable {
    public let text: String
    public var mentions: Int
    public var items: Int
    /// Titles of the sources that spell it so, or their names.
    public var feeds: [String]

    public init(text: String, mentions: Int, items: Int, feeds: [String]) {
      self.text = text
      self.mentions = mentions
      self.items = items
      self.feeds = feeds
    }
  }

  /// The gazetteer's id.
  public let place: String
  /// The house's name.
  public let name: String
  public let arabic: String?
  /// The most frequent first.
  public let spellings: [Spelling]
}

/// A name of a place as texts of one language use it.
public struct KnownName: Sendable, Hashable {
  /// The gazetteer's id.
  public let place: String
  /// The house's name.
  public let house: String
  public let spelling: String
  /// BCP 47 tag.
  public let language: String
  public let mentions: Int
  public let items: Int
}
