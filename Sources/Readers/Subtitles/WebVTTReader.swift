import SourceText

/// WebVTT subtitles. Notes, styles and regions are passed over. Source: W3C WebVTT: The Web Video Text Tracks Format.
public enum WebVTTReader: Reader {
  public static let format: FormatID = "vtt"
  public static let suffixes = ["vtt"]

  public static func sniff(_ head: [UInt8]) -> Bool {
    head.starts(with: "WEBVTT".utf8) && (head.count == 6 || head[6] <= 0x20)
  }

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    let file = try input.text()
    guard sniff(Array(file.bytes[file.markLength...].prefix(7))) else {
      throw ReadError(file, at: 0, "expected the word WEBVTT", remedy: "choose the format with --input-format")
    }
    var blocks = CueScanner(file)
    var language: String?
    if let header = blocks.next() { language = Self.language(header, file) }
    var text = CueText()
    let markup = CueMarkup(bytes: file.bytes, hasReferences: true)
    while let block = blocks.next() {
      guard let time = block.timeLine else {
        if !isAside(file.bytes[block.lines[0]]) { emit(.failure(noTime(block, file))) }
        continue
      }
      guard time <= 1, CueTimes.isValid(file.bytes[block.lines[time]]) else {
        emit(.failure(noTime(block, file)))
        continue
      }
      let id = time == 1 ? String(decoding: file.bytes[block.lines[0]], as: UTF8.self) : nil
      text.add(id: id) { markup.append(block.lines[(time + 1)...], to: &$0) }
    }
    text.finish()
    emit(
      .success(
        Document(
          file: file, format: format, language: language, text: text.clean.text, map: text.clean.map,
          segments: text.clean.segments, locked: text.clean.lockedRanges()
        ) { replacement, _ in CueMarkup.encode(replacement, hasReferences: true) }))
  }

  private static func isAside(_ line: ArraySlice<UInt8>) -> Bool {
    ["NOTE", "STYLE", "REGION"].contains { line.starts(with: $0.utf8) }
  }

  private static func noTime(_ block: CueScanner.Block, _ file: SourceText) -> ReadError {
    ReadError(
      file, at: block.lines[0].lowerBound, "expected a line like “00:01.000 --> 00:04.000”",
      remedy: "remove blank lines inside a subtitle")
  }

  /// `Language: en` in the header, as video platforms write it.
  private static func language(_ header: CueScanner.Block, _ file: SourceText) -> String? {
    for line in header.lines {
      let text = String(decoding: file.bytes[line], as: UTF8.self)
      if text.lowercased().hasPrefix("language:") {
        let tag = text.dropFirst(9).filter { $0 != " " }
        return tag.isEmpty ? nil : String(tag)
      }
    }
    return nil
  }
}
