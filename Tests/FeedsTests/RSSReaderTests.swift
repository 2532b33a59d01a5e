import Feeds
import Testing

@Suite struct RSSReaderTests {
  private static let sample = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- <feed> is only mentioned here -->
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
      xmlns:atom="http://www.w3.org/2005/Atom">
      <channel>
        <title>Wire</title>
        <link>https://wire.example/</link>
        <atom:link rel="self" href="https://wire.example/rss"/>
        <language>en</language>
        <image><title>Not the feed</title><link>https://wire.example/logo</link></image>
        <item>
          <media:title>Not the title</media:title>
          <title><![CDATA[Two wounded in Aleppo]]></title>
          <link>https://wire.example/1</link>
          <guid isPermaLink="false">wire-1</guid>
          <pubDate>Sun, 16 Feb 2020 08:05:00 +0200</pubDate>
          <description>Two were wounded.</description>
          <content:encoded><![CDATA[<p>Two people were wounded &amp; taken away.</p>]]></content:encoded>
        </item>
        <item>
          <guid>https://wire.example/2</guid>
          <description>A &lt;b&gt;bold&lt;/b&gt; claim</description>
          <dc:date>2020-02-16</dc:date>
          <dc:language>fr</dc:language>
        </item>
      </channel>
    </rss>
    """

  @Test func readsChannelAndItems() throws {
    let feed = try feed(Self.sample)
    #expect(feed.format == .rss)
    #expect(feed.title == "Wire")
    #expect(feed.link == "https://wire.example/")
    #expect(feed.language == "en")
    #expect(feed.damage == nil)
    #expect(feed.items.map(\.id) == ["wire-1", "https://wire.example/2"])
    let first = feed.items[0]
    #expect(first.title?.string == "Two wounded in Aleppo")
    #expect(first.title?.form == .plain)
    #expect(first.link == "https://wire.example/1")
    #expect(first.content == FeedText(.html, Array("<p>Two people were wounded &amp; taken away.</p>".utf8)))
    #expect(first.summary?.string == "Two were wounded.")
    #expect(first.published?.text == "2020-02-16T06:05:00Z")
    let second = feed.items[1]
    #expect(second.link == "https://wire.example/2")
    #expect(second.title == nil)
    #expect(second.summary == FeedText(.html, Array("A <b>bold</b> claim".utf8)))
    #expect(second.body == second.summary)
    #expect(second.language == "fr")
    #expect(second.published?.text == "2020-02-16T00:00:00Z")
  }

  @Test func readsItemsBesideTheChannelOfRSS1() throws {
    let feed = try feed(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel rdf:about="https://a.example/"><title>A</title><link>https://a.example/</link>
      <items><rdf:Seq><rdf:li resource="https://a.example/1"/></rdf:Seq></items></channel>
      <item rdf:about="https://a.example/1"><title>T</title><link>https://a.example/1?x</link>
      <description>D</description></item></rdf:RDF>
      """)
    #expect(feed.format == .rdf)
    #expect(feed.title == "A")
    #expect(feed.items.map(\.id) == ["https://a.example/1"])
    #expect(feed.items[0].link == "https://a.example/1?x")
    #expect(feed.items[0].body?.string == "D")
  }

  @Test func resolvesLinksAgainstBaseAndAddress() throws {
    let text = """
      <rss><channel xml:base="/news/"><link>.</link><item><link>1.html</link></item>
      <item xml:base="old/"><link>2.html</link></item></channel></rss>
      """
    let feed = try feed(text, address: "https://a.example/feeds/rss.xml")
    #expect(feed.link == "https://a.example/news/")
    #expect(feed.items.map(\.link) == ["https://a.example/news/1.html", "https://a.example/news/old/2.html"])
  }

  @Test func keepsTheItemsBeforeDamageAndSaysWhereItIs() throws {
    let feed = try feed("<rss><channel>\n<item><title>A</title></item>\n<item><title>B</item>\n")
    #expect(feed.items.map { $0.title?.string } == ["A"])
    #expect(feed.damage?.line == 3)
    #expect(throws: FeedError.self) { try Feeds.FeedReader.read(Array("<rss><channel><item>".utf8)) }
  }

  @Test func tellsPlainTextFromHTML() throws {
    let texts = ["AT&amp;T &lt; all", "1 &lt;3 2", "it&amp;#8217;s", "&lt;br/&gt;x", "R&amp;amp;D"]
    let items = texts.map { "<item><description>\($0)</description></item>" }.joined()
    let feed = try feed("<rss><channel>\(items)</channel></rss>")
    #expect(feed.items.map { $0.summary?.form } == [.plain, .plain, .html, .html, .html])
  }

  @Test func takesUnescapedTagsForHTML() throws {
    let feed = try feed("<rss><channel><item><description>a <b>b</b> &amp; c</description></item></channel></rss>")
    #expect(feed.items[0].summary == FeedText(.html, Array("a <b>b</b> &amp; c".utf8)))
  }
}
