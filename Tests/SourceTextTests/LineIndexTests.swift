import SourceText
import Testing

@Suite struct LineIndexTests {
  @Test func allLineEndsCount() {
    let index = LineIndex(Array("a\nb\r\nc\rd".utf8))
    #expect(index.count == 4)
    #expect((0..<8).map(index.line(at:)) == [0, 0, 1, 1, 1, 2, 2, 3])
    #expect(index.range(ofLine: 1) == ByteRange(2, 5))
    #expect(index.range(ofLine: 3) == ByteRange(7, 8))
  }

  @Test func emptyTextHasOneLine() {
    #expect(LineIndex([]).count == 1)
    #expect(LineIndex([]).range(ofLine: 0) == ByteRange(0, 0))
  }

  @Test func positionsCountScalars() {
    let text = SourceText(path: "x", bytes: Array("é😀x\r\nب".utf8))
    #expect(text.position(at: 6) == Position(line: 1, column: 3))
    #expect(text.position(at: 11) == Position(line: 2, column: 2))
    #expect(text.string(text.lineRange(around: 3)) == "é😀x")
  }
}
