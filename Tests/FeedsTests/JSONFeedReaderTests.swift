import Feeds
import Testing

@Suite struct JSONFeedReaderTests {
  @Test func readsItems() throws {
    let feed = try feed(
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "home_page_url": "/", "language": "en",
       "items": [
        {"id": "1", "url": "/1", "title": "A & B", "content_html": "<p>x</p>", "content_text": "x", "summary": "s",
         "date_published": "2024-03-01T00:00:00Z", "language": "fr"},
        {"id": 22, "content_text": "plain <b>"},
        {"external_url": "https://b.example/"},
        "no item"]}
      """, address: "https://a.example/feed.json")
    #expect(feed.format == .json)
    #expect(feed.link == "https://a.example/")
    #expect(feed.items.map(\.id) == ["1", "22", "https://b.example/"])
    #expect(feed.items[0].link == "https://a.example/1")
    #expect(feed.items[0].content == FeedText(.html, Array("<p>x</p>".utf8)))
    #expect(feed.items[0].published?.seconds == 1_709_251_200)
    #expect(feed.items[0].language == "fr")
    #expect(feed.items[1].content == FeedText(.plain, Array("plain <b>".utf8)))
  }

  @Test(arguments: ["{\"items\": 3}", "{", "{\"a\": 1}"]) func refusesOtherJSON(_ text: String) {
    #expect(throws: FeedError.self) { try feed(text) }
  }
}
