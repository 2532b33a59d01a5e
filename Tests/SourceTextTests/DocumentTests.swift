import SourceText
import Testing

@Suite struct DocumentTests {
  /// `a&amp;b</i>c` read as `a&bc`, at byte 100 of its file.
  private func sample(locked: [ByteRange] = []) -> Document {
    let map = OffsetMap(runs: [
      .init(clean: 0, source: 0, cleanLength: 1, sourceLength: 1, isVerbatim: true),
      .init(clean: 1, source: 1, cleanLength: 1, sourceLength: 5, isVerbatim: false),
      .init(clean: 2, source: 6, cleanLength: 1, sourceLength: 1, isVerbatim: true),
      .init(clean: 3, source: 11, cleanLength: 1, sourceLength: 1, isVerbatim: true),
    ])
    return Document(
      file: SourceText(path: "x", bytes: Array("a&amp;b</i>c".utf8)), fileOffset: 100, format: "test",
      text: Array("a&bc".utf8), map: map, segments: [], locked: locked
    ) { replacement, _ in Array(replacement.uppercased().utf8) }
  }

  @Test func editsOfCleanTextBecomeEditsOfTheFile() {
    let edits = sample().fileEdits([Edit(ByteRange(0, 4), "x")])
    #expect(edits == [FileEdit(ByteRange(100, 107), Array("X".utf8)), FileEdit(ByteRange(111, 112), [])])
  }

  @Test func editsApplyToTheFile() throws {
    let edits = try #require(sample().fileEdits([Edit(ByteRange(2, 4), "xy"), Edit(ByteRange(0, 0), "q")]))
    let inside = edits.map { FileEdit($0.range.shifted(by: -100), $0.bytes) }
    #expect(String(decoding: FileEdit.apply(inside, to: sample().file.bytes), as: UTF8.self) == "Qa&amp;XY</i>")
  }

  @Test func noFixEntersLockedText() {
    let document = sample(locked: [ByteRange(1, 3)])
    #expect(document.fileEdits([Edit(ByteRange(2, 4), "x")]) == nil)
    #expect(document.fileEdits([Edit(ByteRange(2, 2), "x")]) == nil)
    #expect(document.fileEdits([Edit(ByteRange(3, 4), "x")]) != nil)
    #expect(document.fileEdits([Edit(ByteRange(0, 1), "x")]) != nil)
    #expect(document.fileEdits([Edit(ByteRange(1, 1), "x")]) == [FileEdit(ByteRange(101, 101), Array("X".utf8))])
  }

  @Test func insertionsStayOutsideTheMarksOfLockedText() {
    // `x <c>y</c> z`, where `y` is code.
    func document(_ runs: [(Int, Int, Int)], _ text: String) -> Document {
      Document(
        file: SourceText(path: "x", bytes: Array("x <c>y</c> z".utf8)), format: "test", text: Array(text.utf8),
        map: OffsetMap(
          runs: runs.map { .init(clean: $0.0, source: $0.1, cleanLength: $0.2, sourceLength: $0.2, isVerbatim: true) }),
        segments: [], locked: [ByteRange(text.utf8.count == 5 ? 2 : 0, text.utf8.count == 5 ? 3 : 1)])
    }
    let inside = document([(0, 0, 2), (2, 5, 1), (3, 10, 2)], "x y z")
    #expect(inside.fileEdits([Edit(ByteRange(2, 2), "q")]) == [FileEdit(ByteRange(2, 2), [0x71])])
    #expect(inside.fileEdits([Edit(ByteRange(3, 3), "q")]) == [FileEdit(ByteRange(10, 10), [0x71])])
    let alone = document([(0, 5, 1)], "y")
    #expect(alone.fileEdits([Edit(ByteRange(0, 0), "q")]) == nil)
    #expect(alone.fileEdits([Edit(ByteRange(1, 1), "q")]) == nil)
  }

  @Test func reportedRangesCountInFileOrRecord() {
    #expect(sample().reported(ByteRange(1, 2)) == ByteRange(1, 6))
    #expect(sample().reported(ByteRange(2, 4)) == ByteRange(6, 12))
  }

  @Test func editsComeInAnyOrder() {
    let edits = [
      FileEdit(ByteRange(4, 5), Array("E".utf8)), FileEdit(ByteRange(0, 1), Array("A".utf8)),
      FileEdit(ByteRange(2, 2), Array("1".utf8)), FileEdit(ByteRange(2, 2), Array("2".utf8)),
      FileEdit(ByteRange(2, 3), []), FileEdit(ByteRange(99, 100), [1]),
    ]
    #expect(String(decoding: FileEdit.apply(edits, to: Array("abcde".utf8)), as: UTF8.self) == "Ab12dE")
  }
}
