import SourceText
import Testing

@Suite struct OffsetMapTests {
  /// Clean `ab¶¶cd&e` from `<p>ab</p><p>c<b>d</b>&amp;e`.
  private let map = OffsetMap(runs: [
    .init(clean: 0, source: 3, cleanLength: 2, sourceLength: 2, isVerbatim: true),
    .init(clean: 4, source: 12, cleanLength: 1, sourceLength: 1, isVerbatim: true),
    .init(clean: 5, source: 16, cleanLength: 1, sourceLength: 1, isVerbatim: true),
    .init(clean: 6, source: 21, cleanLength: 1, sourceLength: 5, isVerbatim: false),
    .init(clean: 7, source: 26, cleanLength: 1, sourceLength: 1, isVerbatim: true),
  ])

  @Test func rangesMapAcrossMarkup() {
    #expect(map.source(ByteRange(0, 2)) == ByteRange(3, 5))
    #expect(map.source(ByteRange(4, 6)) == ByteRange(12, 17))
    #expect(map.source(ByteRange(6, 7)) == ByteRange(21, 26))
    #expect(map.source(ByteRange(5, 8)) == ByteRange(16, 27))
  }

  @Test func insertedBytesBelongToTheNextPlace() {
    #expect(map.source(ofStart: 2) == 12)
    #expect(map.pieces(of: ByteRange(1, 5)) == nil)
    #expect(map.pieces(of: ByteRange(3, 3)) == nil)
  }

  @Test func piecesLeaveMarkupOut() {
    #expect(map.pieces(of: ByteRange(4, 8)) == [ByteRange(12, 13), ByteRange(16, 17), ByteRange(21, 27)])
  }

  @Test func insertionsStandAtRunEdges() {
    #expect(map.pieces(of: ByteRange(0, 0)) == [ByteRange(3, 3)])
    #expect(map.pieces(of: ByteRange(2, 2)) == [ByteRange(5, 5)])
    #expect(map.pieces(of: ByteRange(7, 7)) == [ByteRange(26, 26)])
    #expect(map.pieces(of: ByteRange(8, 8)) == [ByteRange(27, 27)])
  }

  @Test func decodedRunsCannotBeCut() {
    let map = OffsetMap(runs: [.init(clean: 0, source: 0, cleanLength: 2, sourceLength: 6, isVerbatim: false)])
    #expect(map.pieces(of: ByteRange(0, 1)) == nil)
    #expect(map.pieces(of: ByteRange(1, 1)) == nil)
    #expect(map.pieces(of: ByteRange(0, 2)) == [ByteRange(0, 6)])
    #expect(map.source(ByteRange(1, 2)) == ByteRange(0, 6))
  }

  @Test func identitySkipsTheMark() {
    #expect(OffsetMap.identity(count: 5, offset: 3).source(ByteRange(1, 2)) == ByteRange(4, 5))
  }
}
