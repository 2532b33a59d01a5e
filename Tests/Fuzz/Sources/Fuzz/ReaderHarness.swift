import Readers
import SourceText

/// A reader hands out sound documents for any file, and a file with a correction in each segment can be written.
struct ReaderHarness: Harness {
  let reader: any Reader.Type
  var name: String { "reader-" + reader.format.name }

  func run(_ bytes: [UInt8]) {
    let input = RawInput(path: "file", bytes: bytes)
    let (documents, _) = reader.readAll(input)
    var edits: [String: [FileEdit]] = [:]
    for document in documents {
      checkShape(document)
      for segment in document.segments {
        let end = scalarEnd(segment.range.start, document.text)
        guard let pieces = document.fileEdits([Edit(ByteRange(segment.range.start, end), "x")]) else { continue }
        edits[document.part, default: []] += pieces
      }
    }
    guard !edits.isEmpty, let rewritten = try? reader.rewrite(input, edits: edits) else { return }
    let wasText = !input.isUTF16 && TextEncoding.firstInvalidByte(in: bytes) == nil
    check(!wasText || TextEncoding.firstInvalidByte(in: rewritten) == nil, "the corrected file is no UTF-8")
    for document in reader.readAll(RawInput(path: "file", bytes: rewritten)).documents { checkShape(document) }
  }

  private func scalarEnd(_ start: Int, _ text: [UInt8]) -> Int {
    var end = start + 1
    while !isBoundary(end, of: text) { end += 1 }
    return end
  }

  private func checkShape(_ document: Document) {
    check(TextEncoding.firstInvalidByte(in: document.text) == nil, "clean text is no UTF-8")
    var clean = 0
    for run in document.map.runs {
      check(run.clean >= clean, "runs out of order")
      clean = run.clean + run.cleanLength
      check(clean <= document.text.count, "a run beyond the clean text")
      let end = run.source + run.sourceLength
      check(run.source >= 0 && end <= document.file.bytes.count, "a run beyond the file")
      if run.isVerbatim {
        check(document.text[run.clean..<clean] == document.file.bytes[run.source..<end], "a run that differs")
      }
    }
    for ranges in [document.segments.map(\.range), document.locked] {
      var last = 0
      for range in ranges {
        check(range.start >= last && range.end > range.start && range.end <= document.text.count, "ranges out of order")
        check(
          isBoundary(range.start, of: document.text) && isBoundary(range.end, of: document.text),
          "a range inside a scalar")
        last = range.end
      }
    }
  }
}
