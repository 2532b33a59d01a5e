import Web

/// Atom 1.0 (RFC 4287) and its draft 0.3.
struct AtomReader {
  private var feed = Feed(format: .atom)

  static func read(_ bytes: [UInt8], base: WebAddress?) -> Feed {
    var reader = AtomReader()
    var elements = FeedElements(bytes, base: base)
    do throws(FeedError) {
      while let element = try elements.next({ name, around in
        around.isEmpty && name.local == "feed" ? .container : .leaf
      }) {
        reader.take(element, root: elements.around.first)
      }
    } catch {
      reader.feed.damage = error
    }
    return reader.feed
  }

  private mutating func take(_ element: FeedElement, root: FeedElement?) {
    feed.language = feed.language ?? root?.language
    switch element.name.local {
    // A document may be one entry.
    case "entry": feed.items.append(item(element))
    case "title": feed.title = feed.title ?? element.value
    case "link" where Self.isAlternate(element):
      feed.link = feed.link ?? element.address(element.attribute("href"))
    default: return
    }
  }

  private func item(_ entry: FeedElement) -> FeedItem {
    let child = { (name: String) in entry.elements.first { $0.name.local == name && $0.name.namespace != .other } }
    var item = FeedItem()
    let link = entry.elements.first { $0.name.local == "link" && Self.isAlternate($0) }
    item.link = link?.address(link?.attribute("href"))
    item.id = child("id")?.value ?? item.link ?? ""
    item.title = child("title").flatMap { Self.text($0) }
    let content = child("content")
    item.content = content.flatMap { Self.text($0) }
    if item.link == nil { item.link = content?.address(content?.attribute("src")) }
    item.summary = child("summary").flatMap { Self.text($0) }
    item.published = (child("published") ?? child("issued"))?.value.flatMap { Moment($0) }
    item.updated = (child("updated") ?? child("modified"))?.value.flatMap { Moment($0) }
    item.language = content?.language ?? entry.language
    return item
  }

  private static func isAlternate(_ link: FeedElement) -> Bool {
    let rel = link.attribute("rel") ?? "alternate"
    return rel == "alternate" || rel == "http://www.iana.org/assignments/relation/alternate"
  }

  /// A text construct or a content element; nil where it holds no text.
  static func text(_ element: FeedElement) -> FeedText? {
    let type = (element.attribute("type") ?? "text").lowercased()
    let text: FeedText
    switch type {
    case "html", "text/html": text = FeedText(.html, element.elements.isEmpty ? element.text : element.html)
    case "xhtml", "application/xhtml+xml": text = FeedText(.html, element.html)
    case "text", "text/plain": text = FeedText(element.elements.isEmpty ? .plain : .html, element.plainOrHTML)
    default: return nil
    }
    return FeedElement.trimmed(text.bytes).isEmpty ? nil : text
  }
}

extension FeedElement {
  fileprivate var plainOrHTML: [UInt8] { elements.isEmpty ? text : html }
}
