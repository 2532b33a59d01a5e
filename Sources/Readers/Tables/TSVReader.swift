import SourceText

/// Tab-separated values: no quoting but where a whole cell stands in quotation marks that are in order.
///
/// Source: IANA media type text/tab-separated-values; the quoting is what spreadsheets write.
public enum TSVReader: Reader {
  public static let format: FormatID = "tsv"
  public static let suffixes = ["tsv", "tab"]

  public static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError) {
    try TableReader.read(input, format: format, dialect: { _ in .tabs }, options: options, emit: emit)
  }

  public static func rewrite(_ input: RawInput, edits: [String: [FileEdit]]) throws(ReadError) -> [UInt8] {
    try TableReader.rewrite(input, dialect: { _ in .tabs }, edits: edits[""] ?? [])
  }
}
