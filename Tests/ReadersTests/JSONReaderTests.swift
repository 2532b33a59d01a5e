import Readers
import SourceText
import Testing

@Suite struct JSONReaderTests {
  private let checks = ReaderChecks(reader: JSONReader.self)
  private let file = #"""
    {
      "language": "en", "id": "Halab 1", "url": "https://example.org/",
      "articles": [
        {"title": "In \"Halab\"", "body": "One.\n\nTwo caf\u00e9.", "tags": ["syria", "North Syria"], "n": 5},
        {"title": "Next", "body": null}
      ],
      "status_code": "OK_DONE"
    }
    """#

  @Test func proseIsFound() throws {
    let document = try checks.document(file)
    #expect(checks.segments(document) == ["In \"Halab\"", "One.", "Two café.", "North Syria", "Next"])
    #expect(
      document.segments.map(\.id) == [
        "articles[0].title", "articles[0].body", "articles[0].body", "articles[0].tags[1]", "articles[1].title",
      ])
    #expect(document.language == "en")
    #expect(document.offsetBase == .file)
    #expect(try checks.source(of: "café", in: document) == "caf\\u00e9")
  }

  @Test func fieldsAreChosenByPath() throws {
    for (fields, texts) in [
      (["articles[].title"], ["In \"Halab\"", "Next"]), (["$.articles[1].title"], ["Next"]),
      (["id", "articles[0].tags[]"], ["Halab 1", "syria", "North Syria"]),
    ] {
      let chosen = ReaderChecks(reader: JSONReader.self, options: ReadOptions(fields: fields))
      #expect(try chosen.segments(chosen.document(file)) == texts)
    }
    let list = ReaderChecks(reader: JSONReader.self, options: ReadOptions(fields: ["[].t"]))
    #expect(try list.clean(#"[{"t": "a"}, {"t": "b"}, 3]"#) == ["a\n\nb"])
  }

  @Test func fixesGoBackWithEscapes() throws {
    #expect(
      try checks.replacing("\"Halab\"", with: "“Ḥ”\\", in: file)
        == file.replacing(#"\"Halab\""#, with: #"\u201c\u1e24\u201d\\"#))
    #expect(try checks.replacing("Halab", with: "Ḥ", in: #"["in Halab é"]"#) == #"["in Ḥ é"]"#)
  }

  @Test(arguments: [
    (["a..b"], "“a..b” is no path"), (["a[x]"], "“a[x]” is no path"), (["title"], "no text at “title”"),
    (["articles[].n"], "no text at “articles[].n”"),
  ])
  func wrongPathsAreNamed(_ fields: [String], _ problem: String) {
    let wrong = ReaderChecks(reader: JSONReader.self, options: ReadOptions(fields: fields))
    #expect(wrong.errors(file).map(\.problem) == [problem])
  }

  @Test func malformedFilesNameThePlace() {
    #expect(
      checks.errors("{\n\"a\": \"x\",\n}").map(\.description) == [
        "file:3: expected a name in quotes, found “}” at byte 12; check it with python3 -m json.tool"
      ])
    #expect(checks.errors(String(repeating: "[", count: 10_000)).map(\.offset) == [256])
    #expect(checks.errors(String(file.prefix(100))).count == 1)
  }

  @Test func sniffs() {
    #expect(JSONReader.sniff(Array(file.utf8)))
    #expect(!JSONReader.sniff(Array("{Baghdad: Euphrates News}".utf8)))
    #expect(!JSONReader.sniff(Array("[1] a note".utf8)))
  }
}
