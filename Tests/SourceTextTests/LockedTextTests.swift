import SourceText
import Testing

@Suite struct LockedTextTests {
  private func locked(_ text: String, _ setting: LockedText.Setting = .prose) -> [String] {
    let bytes = Array(text.utf8)
    return LockedText.ranges(in: bytes, as: setting).map { String(decoding: bytes[$0.indices], as: UTF8.self) }
  }

  @Test(arguments: [
    ("see https://example.org/a_(b)?q=1&r=ü#x, then", ["https://example.org/a_(b)?q=1&r=ü#x"]),
    ("(http://example.org/x)", ["http://example.org/x"]),
    ("“https://example.org/”", ["https://example.org/"]),
    ("خبر https://example.org/خبر، نص", ["https://example.org/خبر"]),
    ("www.example.org.", ["www.example.org"]),
    ("at aljazeera.net/news/1, and bbc.com.tr", ["aljazeera.net/news/1", "bbc.com.tr"]),
    ("write to desk+en@news.example.org.", ["desk+en@news.example.org"]),
    ("open report_2020.pdf now", ["report_2020.pdf"]),
    ("in src/main.py and ./run and ~/x/y", ["src/main.py", "./run", "~/x/y"]),
    ("C:\\Users\\x.txt", ["C:\\Users\\x.txt"]),
    ("/usr/bin/env", ["/usr/bin/env"]),
    ("%s of %1$d at %.2f%% by %(name)s", ["%s", "%1$d", "%.2f", "%(name)s"]),
    ("{name} {0} {{ user.name }} ${x} {0:.2f}", ["{name}", "{0}", "{{ user.name }}", "${x}", "{0:.2f}"]),
    ("<0>here</0> and <br/> <a href=\"x>y\">z</a>", ["<0>", "</0>", "<br/>", "<a href=\"x>y\">", "</a>"]),
  ])
  func locks(_ text: String, _ expected: [String]) {
    #expect(locked(text) == expected)
  }

  @Test(arguments: [
    "{Baghdad: Euphrates News}", "{Damascus} SANA", "and/or", "90 km/h", "Aleppo / Damascus", "Damascus/SANA/",
    "/SANA/ Damascus", "100% d'accord", "50% and more", "100%damage", "5 %of", "in 2020.The army", "the city.He said",
    "a < b > c", "<Aleppo>", "e.g. this", "3.5 km", "U.S. forces", "10:30", "ratio 1://", "@handle", "it.so",
    "#hashtag", "a: b", "{a b}", "end.in the", "%", "{", "<", "$", "w", "www.", "http://", "x@y", "",
  ])
  func leavesProseAlone(_ text: String) {
    #expect(locked(text) == [])
  }

  @Test func messagesHaveMorePlaceholders() {
    #expect(locked("{Damascus} {}", .messages) == ["{Damascus}", "{}"])
  }

  @Test func matchesKnowTheirKind() {
    let kinds = LockedText.matches(in: Array("a@b.org x.pdf %s <b>".utf8)).map(\.kind)
    #expect(kinds == [.address, .fileName, .placeholder, .tag])
  }

  @Test func mergingJoinsWhatOverlaps() {
    let merged = ByteRange.merged([
      ByteRange(5, 9), ByteRange(0, 2), ByteRange(8, 12), ByteRange(3, 3), ByteRange(2, 3),
    ])
    #expect(merged == [ByteRange(0, 2), ByteRange(2, 3), ByteRange(5, 12)])
  }
}
