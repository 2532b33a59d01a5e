import Feeds
import Testing

@Suite struct FeedReaderTests {
  @Test(arguments: ["", "plain text", "<html><body/></html>", "<?xml version='1.0'?>"])
  func refusesWhatIsNoFeed(_ text: String) {
    #expect(throws: FeedError.self) { try feed(text) }
  }

  @Test func givesEveryItemAnIDOfItsOwn() throws {
    let item = { (guid: String, link: String, title: String) in
      "<item><guid isPermaLink=\"false\">\(guid)</guid><link>\(link)</link><title>\(title)</title></item>"
    }
    let feed = try feed(
      "<rss><channel>" + item("1", "https://a.example/1", "A") + item("1", "https://a.example/1", "A")
        + item("1", "https://a.example/2", "B") + item("1", "https://a.example/2", "C")
        + "<item><title>D</title></item><item><title>E</title></item></channel></rss>")
    #expect(feed.items.map { $0.title?.string } == ["A", "B", "C", "D", "E"])
    #expect(feed.items[0].id == "1")
    #expect(feed.items[1].id == "https://a.example/2")
    #expect(feed.items[2].id == "1#2")
    #expect(feed.items[3].id.hasPrefix("text:"))
    #expect(Set(feed.items.map(\.id)).count == 5)
  }

  @Test func refusesEntitiesThatGrow() throws {
    let bomb = """
      <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
      <rss><channel><item><title>&b;</title></item></channel></rss>
      """
    #expect(throws: FeedError.self) { try feed(bomb) }
  }

  @Test func readsOldEncodings() throws {
    let head = Array("<?xml version=\"1.0\" encoding=\"windows-1256\"?><rss><channel><title>".utf8)
    let tail = Array("</title></channel></rss>".utf8)
    // حلب in windows-1256.
    let bytes = head + [0xCD, 0xE1, 0xC8] + tail
    #expect(try FeedReader.read(bytes).title == "حلب")
    // The transport's word outdoes the file's own.
    let latin = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss><channel><title>".utf8) + [0x93, 0xE9] + tail
    #expect(try FeedReader.read(latin, charset: "ISO-8859-1").title == "“é")
    #expect(throws: FeedError.self) { try FeedReader.read(latin) }
    #expect(try FeedReader.read([0xEF, 0xBB, 0xBF] + Array("<rss><channel/></rss>".utf8)).items.isEmpty)
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in "<rss><channel><title>حلب</title></channel></rss>".utf16 {
      wide += [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    #expect(try FeedReader.read(wide).title == "حلب")
  }
}
