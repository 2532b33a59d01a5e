import JSONText

/// What a report says of an item beside its text: the `extra` object of its document.
public struct ItemFacts: Sendable {
  private let item: FeedItem

  public init(_ item: FeedItem) { self.item = item }

  /// `{"title": …, "link": …, "published": …, "updated": …}`, with what the feed has.
  public var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    write(to: &writer)
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// The members of the object.
  public func write(to writer: inout JSONWriter) {
    let title = item.title.map { String(decoding: $0.bytes, as: UTF8.self) }
    let members = [
      ("title", title), ("link", item.link), ("published", item.published?.text), ("updated", item.updated?.text),
    ]
    for (key, value) in members {
      guard let value else { continue }
      writer.key(key)
      writer.string(value)
    }
  }
}
