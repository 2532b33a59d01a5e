import SourceText

/// Comma-separated values, also with semicolons or tabs. Source: RFC 4180.
public enum CSVReader: Reader {
  public static let format: FormatID = "csv"
  public static let suffixes = ["csv"]

  private static func dialect(_ file: SourceText) -> TableDialect {
    .separated(in: file.bytes, from: file.markLength)
  }

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    try TableReader.read(input, format: format, dialect: dialect, options: options, emit: emit)
  }

  public static func rewrite(_ input: RawInput, edits: [String: [FileEdit]]) throws(ReadError) -> [UInt8] {
    try TableReader.rewrite(input, dialect: dialect, edits: edits[""] ?? [])
  }
}
