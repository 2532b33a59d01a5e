/// Where each byte of a clean text stands in the file it was taken from.
///
/// Clean text is what a person reads: markup gone, entities and escapes decoded. A run is a stretch that was taken
/// over as it is, or a short clean text that one longer spelling in the file stands for (`&amp;`).
public struct OffsetMap: Sendable {
  public struct Run: Hashable, Sendable {
    /// Start in the clean text, bytes.
    public let clean: Int
    /// Start in the file, bytes.
    public let source: Int
    public let cleanLength: Int
    public let sourceLength: Int
    /// True where the bytes are the same on both sides, so that an offset inside maps by addition.
    public let isVerbatim: Bool

    public init(clean: Int, source: Int, cleanLength: Int, sourceLength: Int, isVerbatim: Bool) {
      self.clean = clean
      self.source = source
      self.cleanLength = cleanLength
      self.sourceLength = sourceLength
      self.isVerbatim = isVerbatim
    }
  }

  /// Sorted by clean offset, without overlap. Clean bytes between runs (paragraph breaks that a reader inserts
  /// between segments) belong to no place of the file.
  public let runs: [Run]

  public init(runs: [Run]) { self.runs = runs }

  /// The map of a text that is its file from byte `offset` on.
  public static func identity(count: Int, offset: Int = 0) -> OffsetMap {
    OffsetMap(runs: [Run(clean: 0, source: offset, cleanLength: count, sourceLength: count, isVerbatim: true)])
  }

  /// Index of the last run that begins at or before a clean offset; nil where none does.
  private func runIndex(at clean: Int) -> Int? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].clean <= clean { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// Offset in the file of the clean byte at `clean`. Inside a decoded run it is the run's start.
  public func source(ofStart clean: Int) -> Int {
    guard let index = runIndex(at: clean) else { return runs.first?.source ?? clean }
    let run = runs[index]
    let inside = clean - run.clean
    if inside < run.cleanLength || runs.count == index + 1 {
      if run.isVerbatim { return run.source + min(inside, run.sourceLength) }
      return inside < run.cleanLength ? run.source : run.source + run.sourceLength
    }
    return runs[index + 1].source
  }

  /// Offset in the file just after the clean byte before `clean`. Inside a decoded run it is the run's end.
  public func source(ofEnd clean: Int) -> Int {
    guard clean > 0, let index = runIndex(at: clean - 1) else { return source(ofStart: clean) }
    let run = runs[index]
    let inside = clean - run.clean
    return run.isVerbatim ? run.source + min(inside, run.sourceLength) : run.source + run.sourceLength
  }

  /// The stretch of the file from the first to the last byte of a clean range, markup between included.
  public func source(_ clean: ByteRange) -> ByteRange {
    let start = source(ofStart: clean.start)
    if clean.isEmpty { return ByteRange(start, start) }
    return ByteRange(start, max(start, source(ofEnd: clean.end)))
  }

  /// Where an insertion stands in the file: behind the clean byte in front of it, or before the one that follows. Nil
  /// where there is no such byte, or the place is inside a decoded run.
  func insertionPoint(_ clean: Int, behindPrevious: Bool) -> Int? {
    let neighbour = behindPrevious ? clean - 1 : clean
    guard neighbour >= 0, let index = runIndex(at: neighbour) else { return nil }
    let run = runs[index]
    let inside = clean - run.clean
    guard neighbour < run.clean + run.cleanLength else { return nil }
    if run.isVerbatim { return run.source + inside }
    return inside == 0 ? run.source : inside == run.cleanLength ? run.source + run.sourceLength : nil
  }

  /// The stretches of the file that make up a clean range, markup between left out.
  ///
  /// Nil where the range begins or ends inside a decoded run, or holds clean bytes that no place of the file stands
  /// for: such a range cannot be replaced in the file.
  public func pieces(of clean: ByteRange) -> [ByteRange]? {
    if clean.isEmpty {
      // Insertion: before the byte that follows where there is one, so that it lands on the reader's side of markup.
      guard let index = runIndex(at: clean.start) else { return nil }
      let run = runs[index]
      let inside = clean.start - run.clean
      if inside == 0 { return [ByteRange(run.source, run.source)] }
      guard inside <= run.cleanLength, run.isVerbatim || inside == run.cleanLength else { return nil }
      let at = run.isVerbatim ? run.source + inside : run.source + run.sourceLength
      return [ByteRange(at, at)]
    }
    guard var index = runIndex(at: clean.start) else { return nil }
    var at = clean.start
    var out: [ByteRange] = []
    while at < clean.end {
      guard index < runs.count else { return nil }
      let run = runs[index]
      guard run.clean <= at, at < run.clean + run.cleanLength else { return nil }
      let stop = min(clean.end, run.clean + run.cleanLength)
      let piece: ByteRange
      if run.isVerbatim {
        piece = ByteRange(run.source + at - run.clean, run.source + stop - run.clean)
      } else {
        guard at == run.clean, stop == run.clean + run.cleanLength else { return nil }
        piece = ByteRange(run.source, run.source + run.sourceLength)
      }
      if let last = out.last, last.end == piece.start {
        out[out.count - 1] = ByteRange(last.start, piece.end)
      } else {
        out.append(piece)
      }
      at = stop
      index += 1
    }
    return out
  }
}
