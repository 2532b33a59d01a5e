import SourceText

/// SubRip subtitles: number, times, text, blank line. A block that is none of this is reported and passed over.
public enum SRTReader: Reader {
  public static let format: FormatID = "srt"
  public static let suffixes = ["srt"]

  public static func sniff(_ head: [UInt8]) -> Bool {
    let lines = head.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(2)
    guard let first = lines.first, let second = lines.last, lines.count == 2 else { return false }
    return first.allSatisfy { (0x30...0x39).contains($0) } && CueTimes.isValid(second)
  }

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    let file = try input.text()
    var blocks = CueScanner(file)
    var text = CueText()
    let markup = CueMarkup(bytes: file.bytes, hasReferences: false)
    while let block = blocks.next() {
      guard let time = block.timeLine, time <= 1, CueTimes.isValid(file.bytes[block.lines[time]]) else {
        emit(
          .failure(
            ReadError(
              file, at: block.lines[0].lowerBound,
              "expected a number and a line like “00:00:01,000 --> 00:00:04,000”",
              remedy: "remove blank lines inside a subtitle")))
        continue
      }
      let id = time == 1 ? String(decoding: file.bytes[block.lines[0]], as: UTF8.self) : nil
      text.add(id: id) { markup.append(block.lines[(time + 1)...], to: &$0) }
    }
    text.finish()
    emit(
      .success(
        Document(
          file: file, format: format, text: text.clean.text, map: text.clean.map, segments: text.clean.segments,
          locked: text.clean.lockedRanges()
        ) { replacement, _ in CueMarkup.encode(replacement, hasReferences: false) }))
  }
}
