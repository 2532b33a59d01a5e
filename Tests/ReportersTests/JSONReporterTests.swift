import Findings
import JSONText
import SourceText
import Testing

@testable import Reporters

@Suite struct JSONReporterTests {
  func lines(_ reports: [DocumentReport], text: Bool = false) throws -> [JSONValue] {
    var reporter = JSONLinesReporter(Sample.context(text: text))
    var out: [UInt8] = []
    for report in reports { reporter.report(report, into: &out) }
    return try out.split(separator: 10).map { try JSONValue.parse(Array($0)) }
  }

  @Test func offsetsOfFindingsAndEditsFitTheFile() throws {
    let report = Sample.documents[0]
    let document = try #require(try lines([report]).first)
    let bytes = report.document.file.bytes
    for (finding, json) in zip(report.findings, document["findings"]!.array!) {
      let range = json["start"]!["offset"]!.int!..<json["end"]!["offset"]!.int!
      #expect(String(decoding: bytes[range], as: UTF8.self) == json["text"]!.string)
      for (fix, written) in zip(finding.fixes, json["fixes"]!.array!) {
        #expect(written["edits"]!.array!.map { $0["replacement"]!.string } == fix.edits.map(\.replacement))
        #expect(written["edits"]!.array!.map { $0["start"]!.int } == fix.edits.map(\.range.start))
      }
    }
  }

  @Test func recordsCarryTheirFieldsThrough() throws {
    let plain = try lines([Sample.documents[2]])[0]
    #expect(plain["extra"]?["headline"]?.string == "</script>")
    #expect(plain["extra"]?["n"] == .number("1.50"))
    #expect(plain["id"]?.string == Sample.hostile)
    #expect(plain["text"] == nil)
    let withText = try lines([Sample.documents[2], Sample.documents[0]], text: true)
    #expect(withText[0]["text"]?.string == String(decoding: Sample.documents[2].document.text, as: UTF8.self))
    #expect(withText[1]["text"] == nil)
  }

  /// A format with markup: the edit of the clean text becomes edits of the file, escaped as the format wants it.
  @Test func editsAreThoseOfTheFile() throws {
    let file = Array("a &amp; b <i>c</i> d".utf8)
    let clean = Array("a & b c d".utf8)
    let map = OffsetMap(runs: [
      .init(clean: 0, source: 0, cleanLength: 2, sourceLength: 2, isVerbatim: true),
      .init(clean: 2, source: 2, cleanLength: 1, sourceLength: 5, isVerbatim: false),
      .init(clean: 3, source: 7, cleanLength: 3, sourceLength: 3, isVerbatim: true),
      .init(clean: 6, source: 13, cleanLength: 1, sourceLength: 1, isVerbatim: true),
      .init(clean: 7, source: 18, cleanLength: 2, sourceLength: 2, isVerbatim: true),
    ])
    let document = Document(
      file: SourceText(path: "a.html", bytes: file), format: "html", text: clean, map: map,
      segments: [Segment(range: ByteRange(0, 9))], locked: [ByteRange(8, 9)],
      encodeReplacement: { replacement, _ in Array(replacement.replacing("&", with: "&amp;").utf8) })
    let found = Sample.finding(
      "a/b", .error, "style", .minor, "m", ByteRange(2, 7),
      [
        Fix("whole", .safe, [Edit(ByteRange(2, 7), "x & y")]),
        Fix("locked", .safe, [Edit(ByteRange(8, 9), "z")]),
      ])
    let json = try lines([DocumentReport(document: document, language: "en", words: 4, findings: [found])])[0]
    let finding = json["findings"]!.array![0]
    #expect(finding["text"]?.string == "& b c")
    #expect(finding["start"]?["offset"]?.int == 2)
    #expect(finding["end"]?["offset"]?.int == 14)
    #expect(finding["fixes"]!.array!.count == 1)
    let edits = finding["fixes"]!.array![0]["edits"]!.array!
    let applied = EditApplier.apply(
      edits.map {
        FileEdit(ByteRange($0["start"]!.int!, $0["end"]!.int!), Array($0["replacement"]!.string!.utf8))
      }, to: file)
    #expect(String(decoding: applied, as: UTF8.self) == "a x &amp; y<i></i> d")
  }

  @Test func summaryAndScores() throws {
    let json = try JSONValue.parse(Sample.write(JSONReporter(Sample.context())))
    #expect(json["schema"]?.string == "mtlint/1")
    #expect(json["summary"]?["documents"]?.int == 3)
    #expect(json["failures"]?.array?.count == 1)
    let penalty = json["documents"]!.array!.reduce(0) { $0 + $1["mqm"]!["penalty"]!.int! }
    #expect(json["summary"]?["mqm"]?["penalty"]?.int == penalty)
  }
}
