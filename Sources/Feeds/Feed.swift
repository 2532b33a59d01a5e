import Web

/// The formats that feeds come in.
public enum FeedFormat: String, Sendable, Hashable {
  /// RSS 0.91 to 2.0. Source: rssboard.org/rss-specification.
  case rss
  /// RSS 0.90 and 1.0, on RDF. Source: RDF Site Summary 1.0, 2000.
  case rdf
  /// Atom. Source: RFC 4287; Atom 0.3 is read too.
  case atom
  /// JSON Feed. Source: jsonfeed.org/version/1.1.
  case json = "json-feed"
}

/// A feed as it was read.
public struct Feed: Sendable, Hashable {
  public var format: FeedFormat
  public var title: String?
  /// The page that the feed belongs to, absolute where the feed lets it be.
  public var link: String?
  /// BCP 47 tag of all items that don't say their own.
  public var language: String?
  /// In the order of the feed; no two have the same id.
  public var items: [FeedItem]
  /// Why reading stopped before the feed's end; the items before that place are there.
  public var damage: FeedError?

  public init(
    format: FeedFormat, title: String? = nil, link: String? = nil, language: String? = nil, items: [FeedItem] = [],
    damage: FeedError? = nil
  ) {
    self.format = format
    self.title = title
    self.link = link
    self.language = language
    self.items = items
    self.damage = damage
  }
}

/// An item of a feed, as the feed itself has it.
public struct FeedItem: Sendable, Hashable {
  /// The item's guid, Atom id or JSON Feed id, else its link, else a name made of its text.
  public var id: String
  /// Address of the item's page, absolute where the feed lets it be.
  public var link: String?
  public var title: FeedText?
  /// The whole text, where the feed has it.
  public var content: FeedText?
  /// A part of the text, or all of it where there is no `content`.
  public var summary: FeedText?
  public var published: Moment?
  public var updated: Moment?
  /// BCP 47 tag.
  public var language: String?

  public init(
    id: String = "", link: String? = nil, title: FeedText? = nil, content: FeedText? = nil, summary: FeedText? = nil,
    published: Moment? = nil, updated: Moment? = nil, language: String? = nil
  ) {
    self.id = id
    self.link = link
    self.title = title
    self.content = content
    self.summary = summary
    self.published = published
    self.updated = updated
    self.language = language
  }

  /// The longest text that the feed has of the item.
  public var body: FeedText? { content ?? summary }
}

/// A text of a feed with the form that it has there.
public struct FeedText: Sendable, Hashable {
  public enum Form: Sendable, Hashable {
    case plain
    case html
  }

  public let form: Form
  /// UTF-8.
  public let bytes: [UInt8]

  public init(_ form: Form, _ bytes: [UInt8]) {
    self.form = form
    self.bytes = bytes
  }

  /// For formats that leave open what a text is (RSS): HTML where it holds a tag or a reference, else plain.
  init(guessing bytes: [UInt8]) {
    self.init(Self.looksLikeHTML(bytes) ? .html : .plain, bytes)
  }

  private static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") {
      var rest = bytes[(index + 1)...].prefix(40)
      let first = rest.first ?? 0
      if byte == UInt8(ascii: "<") {
        if first == UInt8(ascii: "/") || first == UInt8(ascii: "!") { rest = rest.dropFirst() }
        let isName = rest.first.map { isLetter($0) || $0 == UInt8(ascii: "-") } ?? false
        if isName, bytes[(index + 1)...].contains(UInt8(ascii: ">")) { return true }
      } else if first == UInt8(ascii: "#") || isLetter(first) {
        let name = rest.dropFirst().prefix { isLetter($0) || (48...57).contains($0) }
        if name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ";") { return true }
      }
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
}

/// Why a feed, or the rest of it, cannot be read.
public struct FeedError: Error, Sendable, Hashable, CustomStringConvertible {
  /// From 1; nil where no place is to blame.
  public let line: Int?
  public let problem: String

  public init(line: Int? = nil, problem: String) {
    self.line = line
    self.problem = problem
  }

  public var description: String { line.map { "line \($0): \(problem)" } ?? problem }
}
