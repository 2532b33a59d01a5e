import Web

/// RSS 0.9x to 2.0, and RSS 1.0 on RDF, where items stand beside the channel.
struct RSSReader {
  private var feed: Feed

  static func read(_ bytes: [UInt8], format: FeedFormat, base: WebAddress?) -> Feed {
    var reader = RSSReader(feed: Feed(format: format))
    var elements = FeedElements(bytes, base: base)
    do throws(FeedError) {
      while let element = try elements.next(Self.role) { reader.take(element, inside: elements.around) }
    } catch {
      reader.feed.damage = error
    }
    return reader.feed
  }

  private static func role(_ name: FeedName, _ around: [FeedElement]) -> FeedElements.Role {
    around.isEmpty || name == FeedName(.rss, "channel") ? .container : .leaf
  }

  private mutating func take(_ element: FeedElement, inside around: [FeedElement]) {
    if element.name == FeedName(.rss, "item") { return feed.items.append(item(element)) }
    guard around.last?.name.local == "channel" else { return }
    switch (element.name.namespace, element.name.local) {
    case (.rss, "title"): feed.title = feed.title ?? element.value
    case (.rss, "link"): feed.link = feed.link ?? element.address(element.value)
    case (.rss, "language"), (.dublinCore, "language"): feed.language = feed.language ?? element.value
    default: return
    }
  }

  private func item(_ element: FeedElement) -> FeedItem {
    let guid = element.first(.rss, "guid")
    var item = FeedItem()
    item.link = link(of: element)
    if item.link == nil, let guid, guid.attribute("isPermaLink")?.lowercased() != "false",
      let value = guid.value, WebAddress(value).isWeb
    {
      item.link = value
    }
    item.id = guid?.value ?? element.attribute("rdf:about") ?? item.link ?? ""
    item.title = text(element.first(.rss, "title")) ?? text(element.first(.dublinCore, "title"))
    item.content = html(element.first(.content, "encoded")) ?? atomContent(element)
    item.summary = text(element.first(.rss, "description")) ?? text(element.first(.dublinCore, "description"))
    let date = element.first(.rss, "pubDate") ?? element.first(.dublinCore, "date")
    item.published = date?.value.flatMap { Moment($0) }
    item.updated = (element.first(.atom, "updated") ?? element.first(.dublinCore, "modified"))?.value
      .flatMap { Moment($0) }
    item.language = element.first(.dublinCore, "language")?.value ?? element.language
    return item
  }

  private func link(of item: FeedElement) -> String? {
    if let link = item.first(.rss, "link"), let address = link.address(link.value) { return address }
    let alternate = item.elements.first {
      $0.name == FeedName(.atom, "link") && $0.attribute("rel") ?? "alternate" == "alternate"
    }
    return alternate?.address(alternate?.attribute("href"))
  }

  private func text(_ element: FeedElement?) -> FeedText? {
    guard let element else { return nil }
    // A few feeds put tags here without escaping them.
    let bytes = element.elements.isEmpty ? element.text : element.html
    return FeedElement.trimmed(bytes).isEmpty ? nil : FeedText(guessing: bytes)
  }

  private func html(_ element: FeedElement?) -> FeedText? {
    guard let element else { return nil }
    let bytes = element.elements.isEmpty ? element.text : element.html
    return FeedElement.trimmed(bytes).isEmpty ? nil : FeedText(.html, bytes)
  }

  private func atomContent(_ element: FeedElement) -> FeedText? {
    element.first(.atom, "content").flatMap { AtomReader.text($0) }
  }
}
