import Readers
import SourceText
import Testing

@Suite struct MarkdownReaderTests {
  private let checks = ReaderChecks(reader: MarkdownReader.self)

  @Test func blocksAreSegments() throws {
    let document = try checks.document(
      """
      ---
      title: x
      lang: "en-GB"
      ---
      # Heading one #

      Setext
      heading
      ---
      First line
      second line
      # Heading two
      - item one
      - item two
        goes on

        second paragraph
      1. one
      2. two

      > quoted
      goes on

      ***
          code block
      ```swift
      let x = 1 # not text
      ```
      ~~~
      more code
      ~~~
      Last.

      [ref]: https://example.org "Title"
      [^1]: A note.
      """)
    #expect(
      checks.segments(document) == [
        "Heading one", "Setext\nheading", "First line\nsecond line", "Heading two", "item one", "item two\ngoes on",
        "second paragraph", "one", "two", "quoted\ngoes on", "Last.", "A note.",
      ])
    #expect(
      document.segments.map(\.kind) == [
        .heading, .heading, .paragraph, .heading, .listItem, .listItem, .listItem, .listItem, .listItem, .quotation,
        .paragraph, .listItem,
      ])
    #expect(document.language == "en-GB")
  }

  @Test(arguments: [
    ("In Ha**la**b", "In Halab"), ("*a* _b_ __c__ ~~d~~", "a b c d"), ("snake_case_name 2*3*4", "snake_case_name 234"),
    ("2 * 3 * 4, ~5 km ~ 6", "2 * 3 * 4, ~5 km ~ 6"), ("***a** b*", "a b"), ("**“quoted”** text", "“quoted” text"),
    ("**حلب**", "حلب"), ("a * b*", "a * b*"), ("**a*", "*a"), ("*a **b* c**", "a b c"),
    ("\\*a\\* \\q &amp; &eacute; &nosuch; AT&T", "*a* \\q & é &nosuch; AT&T"),
    ("[Halab](https://example.org/x_y_z \"a ) b\") now", "Halab now"), ("![Halab](a(b)c.png)", "Halab"),
    ("[a *b* c](<x y>)", "a b c"), ("[a] [b", "[a] [b"), ("[a](b c)", "[a](b c)"), ("a[^1] and [^2] b", "a and b"),
    ("[ref] and [text][ref] and [Ref][] and [no][nosuch]\n\n[ref]: x", "ref and text and Ref and [no][nosuch]"),
    ("a `co*de*` b", "a co*de* b"), ("`` a`b `` c", "a`b c"), ("a ` b", "a ` b"), ("`a *b` c*", "a *b c*"),
    ("<https://example.org> <a@b.org>", "https://example.org a@b.org"), ("x <b>y</b> <!-- n --> z", "x y z"),
    ("a<br>b  \nc\\\nd", "a\nb\nc\nd"), ("<a@b.org, c@d.org>", "<a@b.org, c@d.org>"),
    ("| `a\\|b` |\n|--|", "a|b"), ("a < b and c > d", "a < b and c > d"),
    ("- [x] done\n- [ ] open", "done\n\nopen"),
    ("| a | **b** |\n|---|:-:|\n| c \\| d | e | f |\n| g |", "a\n\nb\n\nc | d\n\ne\n\ng"),
    ("text\na | b\n--|--\nc | d", "text\n\na\n\nb\n\nc\n\nd"),
    ("<div>\n<p>one</p><p>two &amp; *x*</p>\n\n*three*", "one\n\ntwo & *x*\n\nthree"),
    ("<script>\nx\n\ny\n</script>\nz", "z"), ("<!-- a\n\nb -->\nz", "z"), ("<!-- c --> text", "text"),
    ("1986. A year\n2. b", "A year\n\nb"), ("text\n2. no item\n1. item", "text\n2. no item\n\nitem"),
    ("> a\n>> b\n> > - c\n\nd", "a\n\nb\n\nc\n\nd"), ("\ta\n\nb\n\n- x\n\n\ty", "b\n\nx\n\ny"),
    ("```\na", ""), ("---\na: b", "a: b"), ("a\n\n---\n\nb", "a\n\nb"), ("#hashtag\n#\n## ", "#hashtag"), ("", ""),
    ("\u{FEFF}# a\r\nb\r\n", "a\n\nb"), ("[a](b)*c*", "ac"), ("![[a](b)](c)", "a"), ("*a `*` b*", "a * b"),
  ])
  func markupIsNoText(_ file: String, _ text: String) throws {
    #expect(try checks.clean(file) == [text])
  }

  @Test func codeAndAddressesAreLocked() throws {
    let document = try checks.document(
      "Run `ls -l` or <kbd>Q</kbd> at <https://example.org/a_b> and https://example.org/c.")
    #expect(checks.locked(document) == ["ls -l", "Q", "https://example.org/a_b", "https://example.org/c"])
  }

  @Test func wordsMapToTheirBytes() throws {
    let document = try checks.document("> In Ha*la*b caf&eacute;\n> and\n> Homs")
    #expect(try checks.source(of: "Halab", in: document) == "Ha*la*b")
    #expect(try checks.source(of: "café", in: document) == "caf&eacute;")
    #expect(try checks.source(of: "and\nHoms", in: document) == "and\n> Homs")
  }

  @Test(arguments: [
    ("In **Halab** now", "A*b_c_d [x]", "In **A\\*b_c_d \\[x\\]** now"),
    ("In [Halab](x)", "<b> &amp;", "In [\\<b> \\&amp;](x)"),
    ("Halab now", "1. x", "1\\. x now"), ("Halab now", "- x", "\\- x now"),
    ("| Halab |\n|--|", "a|b", "| a\\|b |\n|--|"),
    ("<p>Halab</p>", "a & *b*", "<p>a &amp; *b*</p>"), ("# Halab #\r\n", "Aleppo", "# Aleppo #\r\n"),
  ])
  func fixesAreEscaped(_ file: String, _ new: String, _ fixed: String) throws {
    #expect(try checks.replacing("Halab", with: new, in: file) == fixed)
  }

  @Test func lineEndsCannotBeWritten() throws {
    let document = try checks.document("In Halab")
    #expect(document.fileEdits([Edit(ByteRange(3, 8), "a\nb")]) == nil)
  }

  @Test func insertionsAreWritten() throws {
    let document = try checks.document("In **Halab**")
    for at in [0, 3, 5, 8] { #expect(document.fileEdits([Edit(ByteRange(at, at), "x*")])?.count == 1) }
    #expect(document.fileEdits([Edit(ByteRange(8, 8), "; ")]) == nil)
  }

  @Test func replacingOverALineEndJoinsTheLines() throws {
    #expect(try checks.replacing("Ha\nlab", with: "Aleppo", in: "> In Ha\n> lab now\n> x") == "> In Aleppo now\n> x")
  }

  @Test func commentsSwitchRulesOff() throws {
    let document = try checks.document(
      """
      # Title

      <!-- mtlint-disable-next-line en/x -->
      One line.
      Two <!-- mtlint-disable en/y --> lines.

      Three.

      <!-- mtlint-enable -->

      Four.
      """)
    #expect(document.suppressions.map(\.rules) == [["en/x"], ["en/y"]])
    #expect(document.suppressions.map { document.string($0.scope) } == ["One line.\n", "lines.\n\nThree.\n\n"])
  }

  @Test func hostileTextTakesNoTime() throws {
    let count = 3000
    for piece in [
      "*a ", "a* ", "*a **b ", "[", "[a](<", "<a b=\"", "`", "`` ` ", "> ", "- ", "![", "]", "<!--", "&", "\\", "|",
    ] {
      _ = try checks.clean(String(repeating: piece, count: count))
    }
    _ = try checks.clean(String(repeating: "*a ", count: count) + String(repeating: "a* ", count: count))
  }
}
