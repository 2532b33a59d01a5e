import SourceText

/// Text without markup: the file is the clean text, blank lines part its segments.
public enum PlainTextReader: Reader {
  public static let format: FormatID = "text"
  public static let suffixes = ["txt", "text"]

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    let file = try input.text()
    let mark = file.markLength
    let text = mark == 0 ? file.bytes : Array(file.bytes[mark...])
    emit(
      .success(
        Document(
          file: file, format: format, text: text, map: .identity(count: text.count, offset: mark),
          segments: TextBlocks.blocks(in: text).map { Segment(range: $0) }, locked: LockedText.ranges(in: text))))
  }
}
