import SourceText

/// Cuts a subtitle file into blocks at blank lines and finds the time line of each.
struct CueScanner {
  struct Block {
    /// Lines without their ends.
    let lines: [Range<Int>]
    /// Index of the line with `-->`; nil where the block has none.
    let timeLine: Int?
  }

  private let file: SourceText
  private var line = 0

  init(_ file: SourceText) { self.file = file }

  mutating func next() -> Block? {
    var lines: [Range<Int>] = []
    var timeLine: Int?
    while line < file.lines.count {
      let range = content(line)
      line += 1
      if file.bytes[range].allSatisfy({ $0 <= 0x20 }) {
        if lines.isEmpty { continue }
        break
      }
      if timeLine == nil, CueTimes.holdsArrow(file.bytes[range]) { timeLine = lines.count }
      lines.append(range)
    }
    return lines.isEmpty ? nil : Block(lines: lines, timeLine: timeLine)
  }

  private func content(_ line: Int) -> Range<Int> {
    var range = file.lines.range(ofLine: line)
    if line == 0 { range = ByteRange(file.markLength, range.end) }
    var end = range.end
    while end > range.start, file.bytes[end - 1] == 0x0A || file.bytes[end - 1] == 0x0D { end -= 1 }
    return range.start..<end
  }
}

/// Time lines: `00:00:01,000 --> 00:00:04,000`, in WebVTT with a point and hours left out at will.
enum CueTimes {
  static func holdsArrow(_ line: ArraySlice<UInt8>) -> Bool {
    let arrow = Array("-->".utf8)
    return line.indices.contains { line[$0...].starts(with: arrow) }
  }

  /// True where both times are well formed.
  static func isValid(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.split { $0 == 0x20 || $0 == 0x09 }
    return words.count >= 3 && isTime(words[0]) && words[1].elementsEqual("-->".utf8) && isTime(words[2])
  }

  private static func isTime(_ word: ArraySlice<UInt8>) -> Bool {
    let parts = word.split(omittingEmptySubsequences: false) { [0x3A, 0x2C, 0x2E].contains($0) }
    return (3...4).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
      }
  }
}

/// Joins the texts of cues to segments: a sentence that runs on is one segment.
struct CueText {
  private(set) var clean = CleanText()
  private var id: String?
  private var cues = 0
  /// Most cues that one segment joins, for files without punctuation.
  private static let most = 12

  /// Adds what `append` takes out of one cue.
  mutating func add(id: String?, _ append: (inout CleanText) -> Void) {
    if cues == 0 {
      clean.beginSegment()
      self.id = id
    } else {
      clean.insert(CollectionOfOne(0x0A))
    }
    cues += 1
    append(&clean)
    if cues >= Self.most || endsSentence { finish() }
  }

  mutating func finish() {
    if cues > 0 { clean.endSegment(id: id, kind: .caption) }
    cues = 0
  }

  private var endsSentence: Bool {
    let tail = String(decoding: clean.openText.suffix(16), as: UTF8.self)
    let closing: Set<Character> = ["\"", "”", "’", "»", ")", "]", "'", " ", "\n", "♪"]
    guard let last = tail.last(where: { !closing.contains($0) }) else { return true }
    return ".!?…؟۔。:♪".contains(last) || tail.hasSuffix("♪")
  }
}
