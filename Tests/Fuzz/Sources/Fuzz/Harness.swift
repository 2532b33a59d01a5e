import Readers
import SourceText

/// Something that takes any bytes, with what must hold whatever they are. A breach ends the process, as a crash does.
protocol Harness: Sendable {
  /// As the command line names it; also the name of its folders of seeds and of inputs that were found.
  var name: String { get }
  func run(_ bytes: [UInt8])
}

/// The harnesses there are.
enum Harnesses {
  static let all: [any Harness] =
    [
      TokenizerHarness(), LockedTextHarness(), LintHarness(), ReportHarness(), FixHarness(), PackHarness(),
      LexiconHarness(), TermHarness(), SettingsHarness(), BaselineHarness(), PlaceTableHarness(), IndexHarness(),
      NameHarness(), FeedHarness(), AlignmentHarness(),
    ] + ReaderRegistry.all.map { ReaderHarness(reader: $0) }
}

/// Ends the process where something does not hold.
func check(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}

/// Any bytes as valid UTF-8: what is invalid becomes U+FFFD.
func repaired(_ bytes: [UInt8]) -> [UInt8] { Array(String(decoding: bytes, as: UTF8.self).utf8) }

/// True where an offset is no place inside a scalar.
func isBoundary(_ offset: Int, of text: [UInt8]) -> Bool {
  offset == 0 || offset == text.count || offset > 0 && offset < text.count && text[offset] & 0xC0 != 0x80
}

/// The document that plain text is.
func plainDocument(_ text: [UInt8], path: String = "file", id: String? = nil) -> Document {
  Document(
    file: SourceText(path: path, bytes: text), id: id, format: "text", text: text, map: .identity(count: text.count),
    segments: text.isEmpty ? [] : [Segment(range: ByteRange(0, text.count))], locked: LockedText.ranges(in: text))
}
