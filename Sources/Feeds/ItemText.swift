import Readers
import SourceText

/// The text of an item as a document to check: its title as a heading, then its body, markup gone.
public struct ItemText: Sendable {
  /// The feed as its user named it.
  public let feed: String
  public let format: FeedFormat
  /// BCP 47 tag of items that don't say their own.
  public let language: String?

  public init(feed: String, format: FeedFormat, language: String?) {
    self.feed = feed
    self.format = format
    self.language = language
  }

  /// - Parameter extra: JSON text of an object that reports carry along.
  public func document(_ item: FeedItem, extra: String? = nil) throws(ReadError) -> Document {
    let title = try item.title.map { text throws(ReadError) in try read(text) }
    let body = try item.body.map { text throws(ReadError) in try read(text) }
    return document(item, title: title, body: body, extra: extra)
  }

  /// The item with the article of its page in place of what the feed has of it; nil where the page has no article.
  ///
  /// - Parameter page: UTF-8 of the page.
  public func document(_ item: FeedItem, page: [UInt8], extra: String? = nil) throws(ReadError) -> Document? {
    let title = try item.title.map { text throws(ReadError) in try read(text) }
    let body = try read(FeedText(.html, page), isPage: true)
    if body.text.isEmpty { return nil }
    return document(item, title: title, body: body, extra: extra)
  }

  private func document(_ item: FeedItem, title: Document?, body: Document?, extra: String?) -> Document {
    var parts: [Document] = []
    if let title, !title.text.isEmpty, !Self.repeats(body, title) { parts.append(title) }
    if let body { parts.append(body) }
    var text: [UInt8] = []
    var segments: [Segment] = []
    var locked: [ByteRange] = []
    for (index, part) in parts.enumerated() {
      if !text.isEmpty { text += [0x0A, 0x0A] }
      let shift = text.count
      text += part.text
      locked += part.locked.map { $0.shifted(by: shift) }
      let isTitle = index == 0 && parts.count > 1
      segments += part.segments.map {
        Segment(id: $0.id, kind: isTitle ? .heading : $0.kind, range: $0.range.shifted(by: shift))
      }
    }
    return Document(
      file: SourceText(path: feed, bytes: text), id: item.id, format: FormatID(format.rawValue),
      language: item.language ?? body?.language ?? language, text: text, map: .identity(count: text.count),
      offsetBase: .record, segments: segments, locked: locked, extra: extra)
  }

  /// True where the body begins with the title, or with the words that a shortened title ends in the middle of.
  private static func repeats(_ body: Document?, _ title: Document) -> Bool {
    guard let body else { return false }
    var words = title.text
    while let last = words.last, last == UInt8(ascii: ".") || last <= 0x20 { words.removeLast() }
    if words.suffix(3) == Array("…".utf8)[...] { words.removeLast(3) }
    while let last = words.last, last <= 0x20 { words.removeLast() }
    return !words.isEmpty && body.text.starts(with: words)
  }

  private func read(_ text: FeedText, isPage: Bool = false) throws(ReadError) -> Document {
    let input = RawInput(path: feed, bytes: text.bytes)
    var found: Result<Document, ReadError>?
    switch text.form {
    case .plain: try PlainTextReader.read(input, options: ReadOptions()) { found = $0 }
    case .html: try HTMLReader.read(input, options: ReadOptions(articleOnly: isPage)) { found = $0 }
    }
    guard let found else { throw ReadError(file: feed, problem: "an item without text") }
    return try found.get()
  }
}
