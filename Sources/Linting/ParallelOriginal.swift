import Alignment
import ICU
import Readers
import SourceText
import Tokens

/// The original of one text, in a file of its own.
public struct ParallelOriginal: Sendable {
  /// What was made of a text and its original.
  public enum Pairing: Sendable {
    /// The text with the originals of its segments.
    case paired(Document)
    /// Too little of the texts fits together: the text as it was, and why, in one line for a person.
    case weak(Document, reason: String)
  }

  /// As the user named it.
  public let path: String
  /// The parts of the file; one but for archives such as DOCX.
  private let documents: [Document]

  /// Reads a file with the reader of its kind.
  ///
  /// - Parameter format: as `--input-format` names it; `auto` goes by the file.
  /// - Throws: where the file cannot be read, or is a list of records rather than one text.
  public init(
    _ input: RawInput, format: String = "auto", options: ReadOptions = ReadOptions()
  ) throws(ReadError) {
    let named = format == "auto" ? nil : ReaderRegistry.reader(named: format)
    let (documents, errors) = (named ?? ReaderRegistry.reader(for: input)).readAll(input, options: options)
    if let error = errors.first { throw error }
    path = input.path
    self.documents = documents
    if let first = documents.first { try Self.requireOneText(first) }
  }

  private static func requireOneText(_ document: Document) throws(ReadError) {
    if document.offsetBase == .record || document.segments.contains(where: { $0.original != nil }) {
      throw ReadError(
        file: document.file.path, problem: "a \(document.format) file holds records or pairs, not one text",
        remedy: "originals of records stand in their own field or column")
    }
  }

  /// Gives the segments of a text the originals that they translate.
  ///
  /// - Parameters:
  ///   - document: a text; where it is a part of an archive, the original's part of the same name is compared.
  ///   - tokenizer: its words are forgotten.
  public func pair(_ document: Document, tokenizer: Tokenizer) throws(ReadError) -> Pairing {
    try Self.requireOneText(document)
    guard let original = part(for: document) else { return .paired(document) }
    tokenizer.reset()
    let source = tokenizer.tokenize(original.text, locked: original.locked)
    let target = tokenizer.tokenize(document.text, locked: document.locked)
    if source.tokens.isEmpty || target.tokens.isEmpty { return .paired(document) }
    let alignment = TextAlignment(source: source, target: target)
    if let weakness = alignment.weakness { return .weak(document, reason: weakness) }
    var own = document.segments[...]
    let segments = alignment.pairs.map { pair in
      while let first = own.first, first.range.end <= pair.target.start { own = own.dropFirst() }
      return Segment(
        kind: own.first?.kind ?? .paragraph, range: pair.target, original: Array(original.text[pair.source.indices]))
    }
    return .paired(document.with(segments: segments, sourceLanguage: original.language))
  }

  /// This text's parts with those of its original and how they fit, for those who want the pairs themselves.
  public func alignments(
    with original: ParallelOriginal, tokenizer: Tokenizer
  ) -> [(text: Document, original: Document, alignment: TextAlignment)] {
    documents.compactMap { document in
      guard let other = original.part(for: document) else { return nil }
      tokenizer.reset()
      let source = tokenizer.tokenize(other.text, locked: other.locked)
      let target = tokenizer.tokenize(document.text, locked: document.locked)
      return (document, other, TextAlignment(source: source, target: target))
    }
  }

  private func part(for document: Document) -> Document? {
    if document.part.isEmpty || documents.count == 1 { return documents.max { $0.text.count < $1.text.count } }
    return documents.first { $0.part == document.part }
  }
}
