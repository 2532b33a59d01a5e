import Git
import SourceText
import Testing

@Suite struct LineChangeTests {
  @Test func readsHunksAndSkipsTheirText() {
    let diff = """
      diff --git a/x b/x
      --- a/x
      +++ b/x
      @@ -1 +1,2 @@ heading @@ -9 +9 @@
      -@@ -7 +7 @@
      +@@ -8 +8 @@
      ++ @@ -5 +5 @@
      @@ -10,2 +11,0 @@
      -gone
      --- gone too
      @@ -0,0 +20 @@
      +new
      \\ No newline at end of file
      """
    #expect(
      LineChange.parse(Array(diff.utf8)) == [
        LineChange(start: 1, count: 2), LineChange(start: 11, count: 0), LineChange(start: 20, count: 1),
      ])
  }

  /// Lines of five bytes: 0–4, 5–9, 10–14, 15–18 (without line end).
  private let bytes = Array("aaaa\nbbbb\ncccc\ndddd".utf8)

  @Test func isExactAtTheBordersOfAHunk() {
    let changes = FileChanges.some(ChangedBytes([LineChange(start: 2, count: 1)], in: bytes))
    #expect(!changes.touch(ByteRange(0, 4)))
    // Up to the line end of line 1, but not into line 2.
    #expect(!changes.touch(ByteRange(0, 5)))
    #expect(changes.touch(ByteRange(0, 6)))
    #expect(changes.touch(ByteRange(5, 6)))
    #expect(changes.touch(ByteRange(9, 11)))
    #expect(!changes.touch(ByteRange(10, 11)))
    // Where a word is missing.
    #expect(changes.touch(ByteRange(5, 5)))
    #expect(!changes.touch(ByteRange(10, 10)))
  }

  @Test func countsWhatSpansGoneLines() {
    let changes = FileChanges.some(ChangedBytes([LineChange(start: 2, count: 0)], in: bytes))
    #expect(!changes.touch(ByteRange(5, 9)))
    #expect(!changes.touch(ByteRange(5, 10)))
    #expect(changes.touch(ByteRange(8, 11)))
    #expect(!changes.touch(ByteRange(10, 14)))
  }

  @Test func reachesTheEndOfAFileWithoutLineEnd() {
    let changes = FileChanges.some(ChangedBytes([LineChange(start: 4, count: 1)], in: bytes))
    #expect(changes.touch(ByteRange(18, 19)))
    #expect(changes.touch(ByteRange(19, 19)))
    #expect(!changes.touch(ByteRange(10, 15)))
  }
}
