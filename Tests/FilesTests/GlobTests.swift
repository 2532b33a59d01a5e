import Testing

@testable import Files

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.txt", "a.txt", true), ("*.txt", "b/a.txt", true), ("/a.txt", "b/a.txt", false), ("b/*.txt", "b/a.txt", true),
    ("b/*.txt", "c/b/a.txt", false), ("**/c.txt", "a/b/c.txt", true), ("a/**/c", "a/c", true),
    ("a/**/c", "a/x/y/c", true),
    ("[a-c]?.md", "b1.md", true), ("[!a-c]?.md", "b1.md", false), ("a*b*c", "aXXbYYc", true),
    ("a*b*c", "aXXbYY", false),
    ("\\*x", "*x", true),
  ])
  func matches(pattern: String, path: String, expected: Bool) throws {
    #expect(try #require(GlobPattern(pattern)).matches(path, isFolder: false) == expected)
  }

  @Test func foldersOnly() throws {
    let pattern = try #require(GlobPattern("build/"))
    #expect(pattern.matches("build", isFolder: true))
    #expect(!pattern.matches("build", isFolder: false))
  }

  @Test func commentsAreNone() {
    #expect(GlobPattern("# x") == nil)
    #expect(GlobPattern("  ") == nil)
  }

  @Test func laterPatternsTakeBack() {
    let file = IgnoreFile(base: "", text: "*.txt\n!keep.txt\n")
    #expect(IgnoreFile.ignores("a.txt", isFolder: false, by: [file]))
    #expect(!IgnoreFile.ignores("keep.txt", isFolder: false, by: [file]))
  }
}
