import Feeds
import Testing

@Suite struct AtomReaderTests {
  @Test func readsEntries() throws {
    let feed = try feed(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://a.example/x/">
        <title>Wire</title><link rel="self" href="feed"/><link href="./"/>
        <entry>
          <id>tag:a.example,2024:1</id>
          <title type="html">War &amp;amp; peace</title>
          <link rel="enclosure" href="sound.mp3"/><link rel="alternate" href="1"/>
          <source><id>other</id><title>Other</title></source>
          <published>2024-03-01T12:30:00+02:00</published><updated>2024-03-01T11:00:00.5Z</updated>
          <summary>Short</summary>
          <content type="xhtml" xml:lang="fr"><div xmlns="http://www.w3.org/1999/xhtml"><p>a &lt; b</p></div></content>
        </entry>
        <entry><title>No id</title><link href="2"/><content type="image/png">iVBOR</content><summary>S</summary></entry>
      </feed>
      """)
    #expect(feed.format == .atom)
    #expect(feed.title == "Wire")
    #expect(feed.link == "https://a.example/x/")
    #expect(feed.language == "en")
    let first = feed.items[0]
    #expect(first.id == "tag:a.example,2024:1")
    #expect(first.title == FeedText(.html, Array("War &amp; peace".utf8)))
    #expect(first.link == "https://a.example/x/1")
    #expect(first.content == FeedText(.html, Array("<div><p>a &lt; b</p></div>".utf8)))
    #expect(first.language == "fr")
    #expect(first.published?.text == "2024-03-01T10:30:00Z")
    #expect(first.updated?.text == "2024-03-01T11:00:00Z")
    let second = feed.items[1]
    #expect(second.id == "https://a.example/x/2")
    #expect(second.content == nil)
    #expect(second.body?.string == "S")
  }

  @Test func readsPrefixedNames() throws {
    let feed = try feed(
      """
      <a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml">
      <a:entry><a:id>1</a:id><a:content type="xhtml"><h:div><h:p>One</h:p><h:p>Two</h:p></h:div></a:content></a:entry>
      </a:feed>
      """)
    #expect(feed.items[0].content?.string == "<div><p>One</p><p>Two</p></div>")
  }
}
