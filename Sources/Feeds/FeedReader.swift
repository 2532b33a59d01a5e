import ICU
import SourceText
import Web

/// Reads feeds of all formats.
public enum FeedReader {
  /// - Parameters:
  ///   - bytes: the feed as it came.
  ///   - charset: what its transport said of its encoding (`charset` of HTTP's Content-Type).
  ///   - address: where it came from, for links that are relative.
  /// - Throws: where nothing of it can be read. A feed that is damaged further on says so in `Feed.damage`.
  public static func read(
    _ bytes: [UInt8], charset: String? = nil, address: String? = nil
  ) throws(FeedError) -> Feed {
    let text = try FeedEncoding.utf8(bytes, charset: charset)
    let base = address.map { WebAddress($0) }.flatMap { $0.isWeb ? $0 : nil }
    var feed: Feed
    switch kind(of: text) {
    case .json?: feed = try JSONFeedReader.read(text, base: base)
    case .atom?: feed = AtomReader.read(text, base: base)
    case .rss?: feed = RSSReader.read(text, format: .rss, base: base)
    case .rdf?: feed = RSSReader.read(text, format: .rdf, base: base)
    case nil: throw FeedError(problem: "this is no feed: expected RSS, Atom or JSON Feed")
    }
    if let damage = feed.damage, feed.items.isEmpty { throw damage }
    feed.items = named(feed.items)
    return feed
  }

  private static func kind(of text: [UInt8]) -> FeedFormat? {
    guard let first = text.first(where: { $0 > 0x20 }) else { return nil }
    if first == UInt8(ascii: "{") { return .json }
    switch rootElement(text) {
    case "rss": return .rss
    case "RDF": return .rdf
    case "feed", "entry": return .atom
    default: return nil
    }
  }

  /// Name of the first element without its prefix; comments and declarations are passed over.
  private static func rootElement(_ text: [UInt8]) -> String? {
    var at = 0
    while at + 1 < text.count {
      guard text[at] == UInt8(ascii: "<") else {
        if text[at] > 0x20 { return nil }
        at += 1
        continue
      }
      let rest = text[at...]
      let end: [UInt8]
      if rest.starts(with: "<!--".utf8) {
        end = Array("-->".utf8)
      } else if text[at + 1] == UInt8(ascii: "?") {
        end = Array("?>".utf8)
      } else if text[at + 1] == UInt8(ascii: "!") {
        end = Array(">".utf8)
      } else {
        let name = rest.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return String(decoding: name.split(separator: UInt8(ascii: ":")).last ?? [], as: UTF8.self)
      }
      while at < text.count, !text[at...].starts(with: end) { at += 1 }
      at += end.count
    }
    return nil
  }

  /// Gives each item an id of its own: those without one a name made of their text; of those with the same id, the first
  /// keeps it, a copy goes, and another item is known by its link or a number behind the id.
  private static func named(_ items: [FeedItem]) -> [FeedItem] {
    var out: [FeedItem] = []
    var byID: [String: FeedItem] = [:]
    for var item in items {
      if item.id.isEmpty { item.id = "text:" + StableHash.of(item.title?.bytes ?? [], item.body?.bytes ?? []) }
      if let first = byID[item.id] {
        if first == item { continue }
        if let link = item.link, byID[link] == nil { item.id = link }
        var number = 2
        let id = item.id
        while byID[item.id] != nil {
          item.id = "\(id)#\(number)"
          number += 1
        }
      }
      byID[item.id] = item
      out.append(item)
    }
    return out
  }
}
