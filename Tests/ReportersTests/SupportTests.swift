import Findings
import SourceText
import Testing

@testable import Reporters

@Suite struct NumbersTests {
  @Test(arguments: [
    (12.34, 1, "12.3"), (0.05, 1, "0.1"), (-0.04, 1, "0.0"), (-1.25, 1, "-1.3"), (7, 0, "7"), (0.005, 2, "0.01"),
    (.infinity, 1, "0"), (1e300, 1, "1e+300"),
  ])
  func decimals(value: Double, places: Int, expected: String) {
    #expect(Numbers.decimal(value, places: places) == expected)
  }

  @Test func counts() {
    #expect(Numbers.count(1_234_567) == "1,234,567")
    #expect(Numbers.count(-100) == "-100")
    #expect(Numbers.counted(1, "error") == "1 error")
    #expect(Numbers.counted(0, "fix", plural: "fixes") == "0 fixes")
  }
}

@Suite struct FixPreviewTests {
  func preview(_ text: String, finding: String, _ edits: [(ByteRange, String)]) -> FixPreview {
    let range = Sample.range(of: finding, in: text)
    let found = Sample.finding("a/b", .error, "style", .minor, "m", range)
    return FixPreview(Fix("f", .safe, edits.map { Edit($0.0, $0.1) }), of: found, in: Array(text.utf8))
  }

  @Test func deletionShowsTheFinding() {
    let shown = preview("the armed armed groups", finding: "armed armed", [(ByteRange(4, 10), "")])
    #expect(shown == FixPreview(before: "armed armed", after: "armed"))
  }

  @Test func insertionShowsTheWordsAround() {
    let text = "north of Aleppo. Then"
    let shown = preview(text, finding: "Then", [(ByteRange(15, 15), "”")])
    #expect(shown == FixPreview(before: "Aleppo.", after: "Aleppo”."))
  }

  @Test func distantEditsAreShownApart() {
    let text = "open " + String(repeating: "x", count: 100) + " close"
    let end = text.utf8.count
    let shown = preview(text, finding: "open", [(ByteRange(0, 4), "OPEN"), (ByteRange(end - 5, end), "CLOSE")])
    #expect(shown == FixPreview(before: "open … close", after: "OPEN … CLOSE"))
  }
}

@Suite struct FindingLocatorTests {
  @Test func positionsAgreeWithTheTextItself() {
    let locator = FindingLocator(Sample.documents[0].document)
    for located in locator.locate(Sample.documents[0].findings) {
      #expect(located.start == locator.text.position(at: located.range.start))
      #expect(located.end == locator.text.position(at: located.range.end))
    }
  }
}
