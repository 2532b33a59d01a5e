import SourceText

/// Tab-separated values, with quoting where the file uses it.
///
/// Source: IANA media type text/tab-separated-values; the quoting is what spreadsheets write.
public enum TSVReader: Reader {
  public static let format: FormatID = "tsv"
  public static let suffixes = ["tsv", "tab"]

  private static func dialect(_ file: SourceText) -> TableDialect { .tabs(in: file.bytes, from: file.markLength) }

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    try TableReader.read(input, format: format, dialect: dialect, options: options, emit: emit)
  }

  public static func rewrite(_ input: RawInput, edits: [String: [FileEdit]]) throws(ReadError) -> [UInt8] {
    try TableReader.rewrite(input, dialect: dialect, edits: edits[""] ?? [])
  }
}
