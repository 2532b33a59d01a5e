import JSONText
import Web

/// JSON Feed 1.0 and 1.1. Source: jsonfeed.org/version/1.1.
enum JSONFeedReader {
  static func read(_ bytes: [UInt8], base: WebAddress?) throws(FeedError) -> Feed {
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONValue.parse(bytes)
    } catch {
      throw FeedError(line: error.line, problem: error.problem)
    }
    guard let items = root["items"]?.array else {
      throw FeedError(problem: "expected an object with “items”, as JSON Feed has it")
    }
    let address = { (value: JSONValue?) -> String? in
      guard let reference = value?.string, !reference.isEmpty else { return nil }
      return base.map { $0.resolving(reference).description } ?? reference
    }
    var feed = Feed(format: .json)
    feed.title = root["title"]?.string
    feed.link = address(root["home_page_url"])
    feed.language = root["language"]?.string
    feed.items = items.compactMap { $0.members == nil ? nil : item($0, address) }
    return feed
  }

  private static func item(_ value: JSONValue, _ address: (JSONValue?) -> String?) -> FeedItem {
    let text = { (form: FeedText.Form, key: String) -> FeedText? in
      guard let text = value[key]?.string, !FeedElement.trimmed(Array(text.utf8)).isEmpty else { return nil }
      return FeedText(form, Array(text.utf8))
    }
    var item = FeedItem()
    item.link = address(value["url"]) ?? address(value["external_url"])
    // Version 1.0 allowed numbers.
    if case .number(let digits)? = value["id"] { item.id = digits } else { item.id = value["id"]?.string ?? "" }
    if item.id.isEmpty { item.id = item.link ?? "" }
    item.title = text(.plain, "title")
    item.content = text(.html, "content_html") ?? text(.plain, "content_text")
    item.summary = text(.plain, "summary")
    item.published = value["date_published"]?.string.flatMap { Moment($0) }
    item.updated = value["date_modified"]?.string.flatMap { Moment($0) }
    item.language = value["language"]?.string
    return item
  }
}
