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
    #expect(document.fileEdits([Edit(ByteRange(1, 1), "x")]) != nil)
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
