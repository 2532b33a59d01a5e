import Testing
import Web

@Suite struct WebAddressTests {
  /// Source: RFC 3986, sections 5.4.1 and 5.4.2.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
    ("#s", "http://a/b/c/d;p?q#s"), ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
    ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
    ("./../g", "http://a/b/g"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ("g?y/../x", "http://a/b/c/g?y/../x"),
  ])
  func resolves(_ reference: String, _ expected: String) {
    #expect(WebAddress("http://a/b/c/d;p?q").resolving(reference).description == expected)
  }

  @Test func knowsTheHost() {
    #expect(WebAddress("https://user:pw@News.Example:8080/x").host == "news.example")
    #expect(WebAddress("http://[::1]:80/").host == "::1")
    #expect(WebAddress("mailto:a@b.example").host == "")
    #expect(WebAddress("https://a.example").isWeb)
    #expect(!WebAddress("file:///etc/passwd").isWeb)
    #expect(!WebAddress("http:///x").isWeb)
    #expect(!WebAddress("news/1").isWeb)
  }
}
