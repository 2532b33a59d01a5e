import Findings
import JSONText
import SourceText
import Testing

@testable import Reporters

@Suite struct HTMLReporterTests {
  let page = String(decoding: Sample.write(HTMLReporter(Sample.context())), as: UTF8.self)

  /// A start tag with its attributes as they stand.
  struct Tag {
    let name: String
    let attributes: [String: String]
  }

  /// Reads tags as a browser does as far as this page needs it; nil where tags are not closed in order.
  static func tags(_ page: String) -> [Tag]? {
    let empty: Set = ["meta", "link", "input", "br", "wbr", "col", "rect", "circle", "path"]
    let bytes = Array(page.utf8)
    var out: [Tag] = []
    var open: [String] = []
    var at = 0
    func find(_ text: String, from start: Int) -> Int? {
      let wanted = Array(text.utf8)
      return (start..<max(start, bytes.count - wanted.count + 1)).first {
        bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
      }
    }
    while let start = find("<", from: at) {
      guard let end = find(">", from: start) else { return nil }
      let body = String(decoding: bytes[start + 1..<end], as: UTF8.self)
      at = end + 1
      if body.hasPrefix("!") { continue }
      if body.hasPrefix("/") {
        guard open.popLast() == String(body.dropFirst()) else { return nil }
        continue
      }
      let name = String(body.prefix { $0 != " " && $0 != "/" })
      var attributes: [String: String] = [:]
      var rest = body.dropFirst(name.count)
      while let equals = rest.firstIndex(of: "="), rest[equals...].hasPrefix("=\"") {
        let key = rest[..<equals].split(separator: " ").last.map(String.init) ?? ""
        let value = rest[rest.index(equals, offsetBy: 2)...].prefix { $0 != "\"" }
        attributes[key] = String(value)
        rest = rest[value.endIndex...].dropFirst()
      }
      out.append(Tag(name: name, attributes: attributes))
      if name == "script" || name == "style" {
        guard let close = find("</\(name)>", from: at) else { return nil }
        at = close + name.utf8.count + 3
      } else if !empty.contains(name), !body.hasSuffix("/") {
        open.append(name)
      }
    }
    return open.isEmpty ? out : nil
  }

  @Test func tagsAreClosedAndIdsAreUnique() throws {
    let tags = try #require(Self.tags(page))
    let ids = tags.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for tag in tags {
      guard let target = tag.attributes["href"], target.hasPrefix("#") else { continue }
      #expect(ids.contains(String(target.dropFirst())), "\(target)")
    }
  }

  @Test func nothingOfTheInputBecomesMarkup() throws {
    let tags = try #require(Self.tags(page))
    // The page's own script, and one block of data a document.
    #expect(tags.count { $0.name == "script" } == 1 + Sample.documents.count)
    #expect(!tags.contains { ["img", "iframe", "object", "embed"].contains($0.name) })
    #expect(!tags.contains { tag in tag.attributes.keys.contains { $0.hasPrefix("on") } })
    #expect(!page.contains("<img"))
    #expect(!page.contains("alert(1)>"))
  }

  @Test func everyFieldIsEscaped() throws {
    let hostile = Sample.hostile
    var context = Sample.context()
    context.title = hostile
    context.toolName = hostile
    context.toolVersion = hostile
    context.orientation = [OrientationPlace(name: hostile, arabic: hostile, latitude: 33.6, longitude: 36.4)]
    let report = Sample.documents[2]
    let mention = NamedPlace(range: ByteRange(0, 3), place: report.findings[1].place ?? Sample.haritan)
    let withPlaces = DocumentReport(
      document: report.document, language: hostile, words: 1, findings: report.findings, places: [mention])
    var reporter = HTMLReporter(context)
    var out: [UInt8] = []
    reporter.report(withPlaces, into: &out)
    reporter.failure(InputFailure(path: hostile, message: hostile), into: &out)
    reporter.end(ReportSummary(), into: &out)
    let page = String(decoding: out, as: UTF8.self)
    let tags = try #require(Self.tags(page))
    #expect(tags.count { $0.name == "script" } == 2)
    #expect(!page.contains("<img"))
    #expect(tags.count { $0.name == "svg" } > 0)
  }

  @Test func theOnlyScriptIsTheOneThePolicyNames() throws {
    let tags = try #require(Self.tags(page))
    let policy = try #require(tags.first { $0.attributes["http-equiv"] == "Content-Security-Policy" })
    #expect(policy.attributes["content"]?.contains("default-src 'none'") == true)
    let start = try #require(page.firstRange(of: "<script>")?.upperBound)
    let end = try #require(page[start...].firstRange(of: "</script>")?.lowerBound)
    let hash = SHA256.base64(of: Array(page[start..<end].utf8))
    #expect(policy.attributes["content"]?.contains("script-src 'sha256-\(hash)'") == true)
  }

  @Test func nothingIsLoaded() throws {
    for tag in try #require(Self.tags(page)) {
      for key in ["src", "srcset", "data", "action", "poster", "xlink:href"] { #expect(tag.attributes[key] == nil) }
      if let target = tag.attributes["href"] { #expect(target.hasPrefix("#") || target == "data:,") }
    }
    #expect(!PageStyle.text.contains("url("))
    #expect(!PageStyle.text.contains("@import"))
    #expect(!PageStyle.text.contains("</"))
    #expect(!PageScript.text.contains("</"))
  }

  @Test func everyFindingHasACardAndAMark() throws {
    let tags = try #require(Self.tags(page))
    let cards = tags.filter { $0.attributes["class"]?.hasPrefix("card ") == true }
    let references = tags.filter { $0.attributes["class"]?.hasPrefix("ref ") == true }
    #expect(cards.count == Sample.findingCount)
    #expect(references.count == Sample.findingCount)
    let marked = Set(tags.filter { $0.name == "mark" }.flatMap { $0.attributes["data-f"]!.split(separator: " ") })
    // The finding at a point has no text to mark.
    #expect(marked.count == Sample.findingCount - 1)
  }

  @Test func arabicIsSetFromTheRight() throws {
    #expect(page.contains("<bdi class=\"arabic\" lang=\"ar\" dir=\"rtl\">حريتان</bdi>"))
  }

  @Test func theSameInputGivesTheSamePage() {
    #expect(Sample.write(HTMLReporter(Sample.context())) == Array(page.utf8))
  }

  @Test func aRunWithoutFindings() throws {
    var reporter = HTMLReporter(Sample.context())
    var out: [UInt8] = []
    reporter.report(Sample.documents[1], into: &out)
    reporter.end(ReportSummary(), into: &out)
    let page = String(decoding: out, as: UTF8.self)
    #expect(Self.tags(page) != nil)
    #expect(page.contains("Nothing was found in this text."))
    #expect(!page.contains("<svg"))
  }
}

@Suite struct PageDataTests {
  /// Applies edits to a text by UTF-16 offsets, as the page's script does.
  static func apply(_ edits: [JSONValue], to text: String) -> String {
    let units = Array(text.utf16)
    var out: [UInt16] = []
    var at = 0
    for edit in edits.compactMap(\.array).sorted(by: { ($0[0].int!, $0[1].int!) < ($1[0].int!, $1[1].int!) }) {
      out += units[at..<edit[0].int!] + Array(edit[2].string!.utf16)
      at = edit[1].int!
    }
    return String(decoding: out + units[at...], as: UTF16.self)
  }

  @Test func offsetsCountUTF16() throws {
    let document = PageDocument(Sample.documents[0], number: 1)
    let data = try JSONValue.parse(document.data())
    let text = try #require(data["text"]?.string)
    #expect(text == Sample.article)
    #expect(data["file"] == nil)
    #expect(data["name"]?.string == "story one.corrected.txt")
    for (edit, written) in zip(document.edits, data["edits"]!.array!) {
      let expected = EditApplier.apply([FileEdit(edit.range, Array(edit.replacement.utf8))], to: Array(text.utf8))
      #expect(Self.apply(written.array!, to: text) == String(decoding: expected, as: UTF8.self))
    }
  }

  @Test func equalEditsAreShared() {
    let text = "the armed armed men"
    let edit = Edit(ByteRange(4, 10), "")
    let findings = ["a/b", "a/c"].map {
      Sample.finding($0, .error, "style", .minor, "m", ByteRange(4, 15), [Fix("f", .safe, [edit])])
    }
    let report = DocumentReport(document: Sample.document(text), language: "en", words: 4, findings: findings)
    let document = PageDocument(report, number: 1)
    #expect(document.edits == [edit])
    #expect(document.items.map { $0.choices[0].edits } == [[0], [0]])
  }

  @Test func filesWithMarkupAreHandedBackWhole() throws {
    let file = Array("<p>a &amp; 😀 b</p>".utf8)
    let map = OffsetMap(runs: [
      .init(clean: 0, source: 3, cleanLength: 2, sourceLength: 2, isVerbatim: true),
      .init(clean: 2, source: 5, cleanLength: 1, sourceLength: 5, isVerbatim: false),
      .init(clean: 3, source: 10, cleanLength: 7, sourceLength: 7, isVerbatim: true),
    ])
    let document = Document(
      file: SourceText(path: "x/a.html", bytes: file), format: "html", text: Array("a & 😀 b".utf8), map: map,
      segments: [])
    let found = Sample.finding(
      "a/b", .error, "style", .minor, "m", ByteRange(9, 10), [Fix("f", .safe, [Edit(ByteRange(9, 10), "c")])])
    let report = DocumentReport(document: document, language: "en", words: 2, findings: [found])
    let data = try JSONValue.parse(PageDocument(report, number: 1).data())
    #expect(data["name"]?.string == "a.corrected.html")
    #expect(Self.apply(data["edits"]!.array![0].array!, to: data["text"]!.string!) == "a & 😀 c")
    #expect(Self.apply(data["fileEdits"]!.array![0].array!, to: data["file"]!.string!) == "<p>a &amp; 😀 c</p>")
  }
}

@Suite struct ArticleMarkupTests {
  func article(_ text: String, _ ranges: [(Int, Int)], segments: [(Int, Int)] = []) -> String {
    let bytes = Array(text.utf8)
    let findings = ranges.map { Sample.finding("a/b", .error, "style", .minor, "m", ByteRange($0.0, $0.1)) }
    let document = Document(
      file: SourceText(path: "a", bytes: bytes), format: "text", text: bytes, map: .identity(count: bytes.count),
      segments: segments.map { Segment(range: ByteRange($0.0, $0.1)) })
    let report = DocumentReport(document: document, language: "en", words: 1, findings: findings)
    let html = ArticleMarkup(PageDocument(report, number: 1)).html()
    // References shortened to their number, marks to the findings they belong to.
    return html.replacing(#/<a class="ref[^>]*>(\d+)</a>/#) { "[\($0.output.1)]" }
      .replacing(#/<mark class="[^"]*" data-f="([^"]*)"[^>]*>/#) { "{\($0.output.1.replacing("d1-f", with: "")):" }
      .replacing("</mark>", with: "}").replacing(" dir=\"auto\"", with: "").replacing("\n", with: "")
  }

  @Test func overlapsAreCutIntoPieces() {
    #expect(
      article("abcdefgh", [(1, 5), (3, 7)]) == "<p>a{1:bc}{1 2:de}[1]{2:fg}[2]h</p>")
    #expect(article("abcdef", [(0, 6), (2, 3)]) == "<p>{1:ab}{1 2:c}[2]{1:def}[1]</p>")
    #expect(article("abc", [(1, 2), (1, 2)]) == "<p>a{1 2:b}[1][2]c</p>")
  }

  @Test func emptyFindingsHaveOnlyTheirNumber() {
    #expect(article("abc", [(0, 0), (2, 2), (3, 3)]) == "<p>[1]ab[2]c[3]</p>")
    #expect(article("", [(0, 0)]) == "<p>[1]</p>")
  }

  @Test func findingsAcrossSegments() {
    #expect(
      article("abc\n\ndef", [(1, 7)], segments: [(0, 3), (5, 8)]) == "<p>a{1:bc}</p><p>{1:de}[1]f</p>")
    #expect(article("abc\n\ndef", [(1, 5), (5, 5)], segments: [(0, 3), (5, 8)]) == "<p>a{1:bc}[1]</p><p>[2]def</p>")
  }

  @Test func textBetweenSegmentsIsKept() {
    #expect(article("abc xyz def", [(4, 7)], segments: [(0, 3), (8, 11)]) == "<p>abc</p><p> {1:xyz}[1] </p><p>def</p>")
  }
}

@Suite struct SHA256Tests {
  /// Examples of FIPS 180-4 and the empty text.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digests(text: String, hex: String) {
    let digits = SHA256.digest(of: Array(text.utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    #expect(digits.joined() == hex)
  }

  @Test func base64() {
    #expect(SHA256.base64(of: []) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }
}
