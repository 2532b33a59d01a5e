import Feeds
import Fetching
import Readers
import SourceText

/// The text of an item, from its page or from the feed.
struct PageText {
  enum Outcome {
    /// The text, and what its reader should know of it.
    case text(Document, remark: String?)
    case problem(String)
  }

  let texts: ItemText
  let item: FeedItem

  /// What the feed itself has of the item.
  func ofFeed(remark: String? = nil) -> Outcome {
    do throws(ReadError) {
      return .text(try texts.document(item), remark: remark)
    } catch {
      return .problem(error.problem)
    }
  }

  /// The article of a page; what the feed has where the page has none.
  func of(_ page: FetchResponse) -> Outcome {
    let kind = page.mediaType ?? "text/html"
    let isPlain = kind == "text/plain"
    guard isPlain || kind == "text/html" || kind == "application/xhtml+xml" else {
      return ofFeed(remark: "\(page.address): is no page but \(kind)")
    }
    let text: [UInt8]
    do throws(FeedError) {
      text = try FeedEncoding.utf8(page.body, charset: page.charset)
    } catch {
      return ofFeed(remark: "\(page.address): \(error)")
    }
    do throws(ReadError) {
      if isPlain {
        var item = item
        item.content = FeedText(.plain, text)
        return .text(try texts.document(item), remark: nil)
      }
      if let document = try texts.document(item, page: text) { return .text(document, remark: nil) }
      return ofFeed(remark: "\(page.address): has no article")
    } catch {
      return .problem(error.problem)
    }
  }
}
