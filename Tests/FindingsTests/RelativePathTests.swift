import Findings
import Testing

@Suite struct RelativePathTests {
  @Test(arguments: [
    ("/srv/news/a.txt", "/srv/news", "a.txt"), ("/srv/newsroom/a.txt", "/srv/news", "/srv/newsroom/a.txt"),
    ("./b//c/../d.txt", "/srv", "b/d.txt"), ("../x", "/srv", "../x"), ("/../etc/x", nil, "/etc/x"), (".", nil, "."),
    ("https://example.org/a/../b", "/srv", "https://example.org/a/../b"), ("a://b", nil, "a:/b"),
  ])
  func relative(path: String, base: String?, expected: String) {
    #expect(RelativePath.of(path, to: base) == expected)
  }

  @Test func escaping() {
    #expect(RelativePath.escapes("../x"))
    #expect(RelativePath.escapes("a/../../x"))
    #expect(RelativePath.escapes("/etc/passwd"))
    #expect(RelativePath.escapes("../\u{301}x"))
    #expect(!RelativePath.escapes("a/../x"))
    #expect(!RelativePath.escapes("..x"))
  }
}
