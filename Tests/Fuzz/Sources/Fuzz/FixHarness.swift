import Findings
import SourceText

/// Chosen fixes never overlap, and applying them gives what applying them one after another from the end gives.
struct FixHarness: Harness {
  let name = "fix"

  /// The first half of the input is the text; four bytes of the second half are an edit: start, length, what it puts
  /// there, and whether it goes together with the next one.
  func run(_ bytes: [UInt8]) {
    let text = repaired(Array(bytes[..<(bytes.count / 2)]))
    let rest = Array(bytes[(bytes.count / 2)...])
    guard let rule = House.book.metadata.first else { return }
    var findings: [Finding] = []
    var edits: [Edit] = []
    for at in stride(from: 0, to: rest.count - 3, by: 4) {
      let start = boundary(Int(rest[at]), text)
      let end = boundary(start + Int(rest[at + 1] % 16), text)
      edits.append(Edit(ByteRange(start, end), ["", "x", "é", "حلب", "\n"][Int(rest[at + 2] % 5)]))
      if rest[at + 3] % 4 == 0, edits.count < 3, !overlap(edits) { continue }
      findings.append(
        Finding(
          rule: rule.id, level: rest[at + 3] % 2 == 0 ? .error : .warning, category: rule.category,
          severity: rule.severity, message: "", range: edits[0].range,
          fixes: [Fix("", rest[at + 3] % 3 == 0 ? .safe : .unsafe, overlap(edits) ? [edits[0]] : edits)]))
      edits = []
    }
    for allowed in [Fix.Applicability.safe, .unsafe] {
      let chosen = FixSelection.choose(from: findings, allowing: allowed).flatMap(\.fix.edits)
      check(!overlap(chosen), "chosen fixes overlap")
      let result = FileEdit.apply(chosen.map { FileEdit($0.range, Array($0.replacement.utf8)) }, to: text)
      var expected = text
      for edit in chosen.sorted(by: { $0.range > $1.range }) {
        expected.replaceSubrange(edit.range.indices, with: Array(edit.replacement.utf8))
      }
      check(result == expected, "edits came out differently")
      check(TextEncoding.firstInvalidByte(in: result) == nil, "corrected text is no UTF-8")
    }
  }

  /// The first boundary at or behind an offset.
  private func boundary(_ offset: Int, _ text: [UInt8]) -> Int {
    var offset = min(offset, text.count)
    while !isBoundary(offset, of: text) { offset += 1 }
    return offset
  }

  private func overlap(_ edits: [Edit]) -> Bool {
    let ranges = edits.map(\.range).sorted()
    return zip(ranges, ranges.dropFirst()).contains { $1.start < $0.end || $1.start == $0.start }
  }
}
