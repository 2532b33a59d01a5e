import SourceText

/// A file format: how to take the text out of a file and how to put corrections back.
public protocol Reader: Sendable {
  /// The name that `--input-format` takes and that reports give.
  static var format: FormatID { get }
  /// Endings of file names, in lower case and without the dot.
  static var suffixes: [String] { get }
  /// True where the first bytes of a file can hardly be anything else.
  static func sniff(_ head: [UInt8]) -> Bool

  /// Hands out the documents of a file in their order, each as soon as it is read.
  ///
  /// A record that cannot be read is handed out as an error and the next one follows; what makes the rest of the file
  /// unreadable is thrown.
  static func read(
    _ input: RawInput, options: ReadOptions, emit: (Result<Document, ReadError>) -> Void
  ) throws(ReadError)

  /// The file's bytes with edits applied, all other bytes as they were. `edits` are keyed by `Document.part` and may
  /// come in any order.
  static func rewrite(_ input: RawInput, edits: [String: [FileEdit]]) throws(ReadError) -> [UInt8]
}

extension Reader {
  public static func sniff(_ head: [UInt8]) -> Bool { false }

  public static func rewrite(_ input: RawInput, edits: [String: [FileEdit]]) throws(ReadError) -> [UInt8] {
    let edits = edits[""] ?? []
    if !input.isUTF16 { return FileEdit.apply(edits, to: input.bytes) }
    let file = try input.text()
    return file.encoding.encode(FileEdit.apply(edits, to: file.bytes))
  }

  /// All that a file holds: for tests and for callers that need no streaming.
  public static func readAll(
    _ input: RawInput, options: ReadOptions = ReadOptions()
  ) -> (documents: [Document], errors: [ReadError]) {
    var documents: [Document] = []
    var errors: [ReadError] = []
    do throws(ReadError) {
      try read(input, options: options) { result in
        switch result {
        case .success(let document): documents.append(document)
        case .failure(let error): errors.append(error)
        }
      }
    } catch {
      errors.append(error)
    }
    return (documents, errors)
  }
}
