import Findings
import SourceText
import Testing

@testable import Reporters

@Suite struct TextReporterTests {
  @Test func colored() {
    Golden.expect(Sample.write(TextReporter(Sample.context(color: true))), equals: "text-color.txt")
  }

  @Test func nothingInTheInputSteersTheTerminal() {
    let out = String(decoding: Sample.write(TextReporter(Sample.context())), as: UTF8.self)
    let stray = out.unicodeScalars.filter { ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) }
    #expect(stray.isEmpty)
    #expect(!out.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
  }

  /// The mark must begin at the cell where the finding begins, counted by the widths of what stands before.
  @Test(arguments: [
    ("aaa bbb ccc", "bbb", 4, 3), ("東京 bbb", "bbb", 5, 3), ("e\u{301}e\u{301} bbb", "bbb", 3, 3),
    ("👨‍👩‍👧 bbb", "bbb", 3, 3), ("🇸🇾 bbb", "bbb", 3, 3), ("a 東京 b", "東京", 2, 4), ("\tbbb", "bbb", 4, 3),
    ("\u{1B}[0m bbb", "bbb", 5, 3), ("قال معارة اليوم", "معارة", 4, 5), ("قَالَ معارة", "معارة", 4, 5),
    ("a\u{202E}b bbb", "bbb", 11, 3), ("❤️ bbb", "bbb", 3, 3), ("한국 bbb", "bbb", 5, 3),
  ])
  func underline(line: String, needle: String, indent: Int, length: Int) {
    let text = SourceText(path: "a", bytes: Array("first\n\(line)\r\nlast".utf8))
    let range = Sample.range(of: needle, in: line).shifted(by: 6)
    let excerpt = SourceExcerpt(text, range, width: 100)
    #expect(excerpt.indent == indent)
    #expect(excerpt.length == length)
  }

  @Test func longLinesAreCutAroundTheFinding() {
    let line = String(repeating: "word ", count: 200) + "NEEDLE" + String(repeating: " tail", count: 200)
    let text = SourceText(path: "a", bytes: Array(line.utf8))
    let excerpt = SourceExcerpt(text, Sample.range(of: "NEEDLE", in: line), width: 80)
    #expect(excerpt.before.hasPrefix("… word"))
    #expect(excerpt.after.hasSuffix("tail …"))
    #expect(CellWidth.of(excerpt.before + excerpt.marked + excerpt.after) <= 80)
    #expect(CellWidth.of(excerpt.before) == excerpt.indent)
    #expect(excerpt.marked == "NEEDLE")
  }

  @Test func aFindingLongerThanTheLineIsCut() {
    let line = String(repeating: "word ", count: 200)
    let text = SourceText(path: "a", bytes: Array(line.utf8))
    let excerpt = SourceExcerpt(text, ByteRange(5, 900), width: 80)
    #expect(CellWidth.of(excerpt.before + excerpt.marked + excerpt.after) <= 80)
    #expect(excerpt.after == "…")
    #expect(excerpt.length > 60)
  }

  @Test func noFindings() {
    var reporter = TextReporter(Sample.context())
    var out: [UInt8] = []
    var summary = ReportSummary()
    summary.add(Sample.documents[1])
    reporter.begin(into: &out)
    reporter.report(Sample.documents[1], into: &out)
    reporter.end(summary, into: &out)
    #expect(String(decoding: out, as: UTF8.self) == "no findings in 1 document (4 words)\n")
  }

  @Test func nothingChecked() {
    var reporter = TextReporter(Sample.context())
    var out: [UInt8] = []
    reporter.begin(into: &out)
    reporter.end(ReportSummary(), into: &out)
    #expect(String(decoding: out, as: UTF8.self) == "nothing was checked\n")
  }
}
