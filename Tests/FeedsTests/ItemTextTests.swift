import Feeds
import SourceText
import Testing
import Web

@Suite struct ItemTextTests {
  private let texts = ItemText(feed: "wire.xml", format: .rss, language: "en")

  private func html(_ text: String) -> FeedText { FeedText(.html, Array(text.utf8)) }
  private func plain(_ text: String) -> FeedText { FeedText(.plain, Array(text.utf8)) }

  @Test func putsTheTitleBeforeTheBody() throws {
    let item = FeedItem(
      id: "1", title: plain("Aid reaches Homs"), content: html("<p>Trucks &amp; cars</p><p>came.</p>"),
      summary: plain("unused"))
    let document = try texts.document(item, extra: "{}")
    #expect(String(decoding: document.text, as: UTF8.self) == "Aid reaches Homs\n\nTrucks & cars\n\ncame.")
    #expect(document.segments.map(\.kind) == [.heading, .paragraph, .paragraph])
    #expect(document.segments.map { document.string($0.range) } == ["Aid reaches Homs", "Trucks & cars", "came."])
    #expect(document.file.path == "wire.xml")
    #expect(document.id == "1")
    #expect(document.format == "rss")
    #expect(document.language == "en")
    #expect(document.offsetBase == .record)
    #expect(document.extra == "{}")
  }

  @Test func leavesOutATitleThatTheBodyBeginsWith() throws {
    for title in ["Aid reaches", "Aid reaches…", "Aid reaches ...", "Aid reaches Homs."] {
      let item = FeedItem(id: "1", title: plain(title), summary: html("<b>Aid</b> reaches Homs. More"))
      #expect(String(decoding: try texts.document(item).text, as: UTF8.self) == "Aid reaches Homs. More")
    }
  }

  @Test func locksAddressesAtTheirNewPlace() throws {
    let item = FeedItem(id: "1", title: plain("Aid"), content: plain("See https://a.example/x now"))
    let document = try texts.document(item)
    #expect(document.locked.map { document.string($0) } == ["https://a.example/x"])
  }

  @Test func takesTheArticleOfAPage() throws {
    let item = FeedItem(id: "1", title: plain("Aid"), summary: plain("Short"), language: "fr")
    let paragraph = String(repeating: "A long sentence, with commas, goes here. ", count: 8)
    let page = "<nav><a href=/>Home</a></nav><main><p>\(paragraph)</p></main><footer>Imprint</footer>"
    let document = try #require(try texts.document(item, page: Array(page.utf8)))
    let text = String(decoding: document.text, as: UTF8.self)
    #expect(text.hasPrefix("Aid\n\nA long sentence"))
    #expect(!text.contains("Imprint") && !text.contains("Home"))
    #expect(document.language == "fr")
    #expect(try texts.document(item, page: []) == nil)
  }

  @Test func saysWhatTheItemIs() {
    let item = FeedItem(
      id: "1", link: "https://a.example/\"1", title: plain("A"), published: Moment(seconds: 0))
    #expect(
      ItemFacts(item).json
        == #"{"title":"A","link":"https://a.example/\"1","published":"1970-01-01T00:00:00Z"}"#)
  }
}
