import Findings
import SourceText

/// A finding in the coordinates that reports use.
struct LocatedFinding: Sendable {
  let finding: Finding
  /// UTF-8 bytes of the reported text.
  let range: ByteRange
  let start: Position
  let end: Position
}

/// Maps the findings of one document to reported offsets, lines and columns.
///
/// Findings come sorted, so columns are counted onward from the finding before: a text of 100 MB in one line costs
/// one pass over it, not one a finding.
struct FindingLocator: Sendable {
  let document: Document
  /// The text that reported offsets, lines and columns count in.
  let text: SourceText

  init(_ document: Document) {
    self.document = document
    text = document.reportedText
  }

  func locate(_ findings: [Finding]) -> [LocatedFinding] {
    var cursor = PositionCursor(text)
    return findings.map { finding in
      let range = document.reported(finding.range)
      let start = cursor.position(at: range.start)
      // A copy: the next finding may begin before this one ends.
      var ahead = cursor
      return LocatedFinding(finding: finding, range: range, start: start, end: ahead.position(at: range.end))
    }
  }

  func string(_ range: ByteRange) -> String { text.string(range) }
}

/// Counts scalars from the last position asked for, where the next one follows it on the same line.
struct PositionCursor: Sendable {
  private let text: SourceText
  private var offset = 0
  private var line = 0
  private var column = 0

  init(_ text: SourceText) {
    self.text = text
    offset = text.markLength
  }

  mutating func position(at requested: Int) -> Position {
    let target = min(max(requested, 0), text.bytes.count)
    let targetLine = text.lines.line(at: target)
    if targetLine != line || target < offset {
      let start = text.lines.range(ofLine: targetLine).start
      offset = targetLine == 0 ? min(text.markLength, target) : start
      line = targetLine
      column = 0
    }
    text.bytes.withUnsafeBufferPointer { bytes in
      for at in offset..<target where bytes[at] & 0xC0 != 0x80 { column += 1 }
    }
    offset = target
    return Position(line: line + 1, column: column + 1)
  }
}
