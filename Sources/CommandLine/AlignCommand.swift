import ArgumentParser
import Files
import ICU
import Linting
import Readers
import SourceText
import Tokens

/// `mtlint align`.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: "Pairs the sentences of a text with those of its original, as a table.",
    discussion: """
      mtlint align article.en.txt --source article.ar.txt > pairs.tsv

      Columns: bytes of the text and of the original, original, text. The table can be linted as it is. A text and an
      original that don't fit together give status 2.
      """)

  @Argument(help: "The translated text.") var path: String
  @Option(help: ArgumentHelp("Its original.", valueName: "file")) var source: String
  @Flag(name: .shortAndLong, help: "Say how well the two fit.") var verbose = false

  func run() throws {
    let original = try ParallelFile.read(source)
    let text = try ParallelFile.read(path)
    let tokenizer: Tokenizer
    do {
      tokenizer = try Tokenizer(vocabulary: .empty)
    } catch {
      throw failed("ICU: \(error)")
    }
    var rows = "start\tend\tsource_start\tsource_end\tsource\ttarget\n"
    for (document, from, alignment) in text.alignments(with: original, tokenizer: tokenizer) {
      if verbose {
        let figures = [alignment.coverage, alignment.evidence, alignment.fit].map { ($0 * 100).rounded() / 100 }
        Streams.complain(
          "\(alignment.pairs.count) pairs, coverage \(figures[0]), evidence \(figures[1]), fit of lengths \(figures[2])"
        )
      }
      if let weakness = alignment.weakness { throw failed("\(path): not aligned with \(source): \(weakness)") }
      for pair in alignment.pairs {
        let places = [document.reported(pair.target), from.reported(pair.source)].flatMap { [$0.start, $0.end] }
        let texts = [from.string(pair.source), document.string(pair.target)].map(Self.cell)
        rows += (places.map(String.init) + texts).joined(separator: "\t") + "\n"
      }
    }
    try Streams.hand(rows)
  }

  /// A text on one line, blanks for tabs.
  private static func cell(_ text: String) -> String {
    text.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
  }
}

/// A file with one text of a pair.
enum ParallelFile {
  static func read(_ path: String) throws -> ParallelOriginal {
    do {
      return try ParallelOriginal(RawInput(path: path, bytes: try FileReader.read(path)))
    } catch let error as ReadError {
      throw failed(error.description)
    } catch let error as FileError {
      throw failed(error.description)
    }
  }
}
