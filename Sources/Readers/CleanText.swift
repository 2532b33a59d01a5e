import SourceText

/// Builds the clean text of a document, piece by piece, and the map of its places.
///
/// Segments are set apart by a blank line that stands for no place of the file. A segment of nothing but blanks leaves
/// no trace.
struct CleanText {
  private(set) var text: [UInt8] = []
  private(set) var segments: [Segment] = []
  private var runs: [OffsetMap.Run] = []
  private var locked: [ByteRange] = []
  /// What stands in the file without escapes (CDATA), sorted.
  private(set) var unescaped: [ByteRange] = []
  private var start = 0
  private var runsBefore = 0
  private var lockedBefore = 0
  /// True between `beginSegment` and the segment's first byte.
  private var isFresh = true

  /// Clean offset of what comes next.
  var count: Int { text.count }

  mutating func beginSegment() {
    isFresh = true
    start = text.count
    runsBefore = runs.count
    lockedBefore = locked.count
  }

  private mutating func separate() {
    guard isFresh else { return }
    isFresh = false
    if !text.isEmpty { text += [0x0A, 0x0A] }
    start = text.count
  }

  /// Takes bytes of the file over as they are.
  mutating func copy(_ range: Range<Int>, of bytes: [UInt8]) {
    if range.isEmpty { return }
    separate()
    if let last = runs.last, runs.count > runsBefore, last.isVerbatim,
      last.source + last.sourceLength == range.lowerBound, last.clean + last.cleanLength == text.count
    {
      let length = last.cleanLength + range.count
      runs[runs.count - 1] = .init(
        clean: last.clean, source: last.source, cleanLength: length, sourceLength: length, isVerbatim: true)
    } else {
      runs.append(
        .init(
          clean: text.count, source: range.lowerBound, cleanLength: range.count, sourceLength: range.count,
          isVerbatim: true))
    }
    text += bytes[range]
  }

  /// Takes over what a stretch of the file stands for.
  mutating func put(_ decoded: some Collection<UInt8>, for range: Range<Int>) {
    if decoded.isEmpty { return }
    separate()
    runs.append(
      .init(
        clean: text.count, source: range.lowerBound, cleanLength: decoded.count, sourceLength: range.count,
        isVerbatim: false))
    text += decoded
  }

  /// Puts in text that stands nowhere in the file.
  mutating func insert(_ inserted: some Collection<UInt8>) {
    if inserted.isEmpty { return }
    separate()
    text += inserted
  }

  /// Locks what was added since the clean offset `start`.
  mutating func lock(from start: Int) {
    let start = max(start, self.start)
    if start < text.count { locked.append(ByteRange(start, text.count)) }
  }

  /// Notes that what was added since the clean offset `start` stands in the file without escapes.
  mutating func markUnescaped(from start: Int) {
    let start = max(start, self.start)
    if start < text.count { unescaped.append(ByteRange(start, text.count)) }
  }

  /// Locks the `%1` of the open segment.
  mutating func lockQtPlaceholders() {
    if isFresh { return }
    locked += LockedText.ranges(in: Array(text[start...]), as: .qtMessages).map { $0.shifted(by: start) }
  }

  /// What the open segment holds so far.
  var openText: ArraySlice<UInt8> { isFresh ? [] : text[start...] }

  /// Ends the segment; true where it held anything but blanks.
  @discardableResult
  mutating func endSegment(
    id: String? = nil, kind: Segment.Kind = .paragraph, original: [UInt8]? = nil, codes: [String] = [],
    originalCodes: [String] = [], traits: MessageTraits = []
  ) -> Bool {
    defer { beginSegment() }
    if isFresh { return false }
    guard text[start...].contains(where: { $0 > 0x20 }) else {
      text.removeSubrange((start >= 2 ? start - 2 : 0)...)
      runs.removeSubrange(runsBefore...)
      locked.removeSubrange(lockedBefore...)
      return false
    }
    segments.append(
      Segment(
        id: id, kind: kind, range: ByteRange(start, text.count), original: original, codes: codes,
        originalCodes: originalCodes, traits: traits))
    return true
  }

  /// The same with some of the segments only, by their numbers.
  func keeping(_ isKept: (Int) -> Bool) -> CleanText {
    var out = CleanText()
    var run = 0
    var lock = 0
    for (index, segment) in segments.enumerated() {
      let range = segment.range
      while run < runs.count, runs[run].clean < range.start { run += 1 }
      while lock < locked.count, locked[lock].start < range.start { lock += 1 }
      guard isKept(index) else { continue }
      out.beginSegment()
      out.separate()
      let shift = out.start - range.start
      out.text += text[range.indices]
      while run < runs.count, runs[run].clean < range.end {
        let old = runs[run]
        out.runs.append(
          .init(
            clean: old.clean + shift, source: old.source, cleanLength: old.cleanLength, sourceLength: old.sourceLength,
            isVerbatim: old.isVerbatim))
        run += 1
      }
      while lock < locked.count, locked[lock].start < range.end {
        out.locked.append(locked[lock].shifted(by: shift))
        lock += 1
      }
      out.endSegment(id: segment.id, kind: segment.kind, original: segment.original)
    }
    return out
  }

  var map: OffsetMap { OffsetMap(runs: runs) }

  /// Locked ranges: those of the format and what the text itself shows.
  func lockedRanges(as setting: LockedText.Setting = .prose) -> [ByteRange] {
    ByteRange.merged(locked + LockedText.ranges(in: text, as: setting))
  }
}
