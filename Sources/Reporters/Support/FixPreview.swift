import Findings
import SourceText

/// What a fix changes, as a person compares it: the words before and after.
struct FixPreview: Sendable, Hashable {
  let before: String
  let after: String

  /// Edits farther apart than this many bytes are shown as pieces with … between them.
  private static let widestGap = 60
  /// A finding longer than this many bytes is not quoted whole beside its fix.
  private static let longestFinding = 160

  init(before: String, after: String) {
    self.before = before
    self.after = after
  }

  /// Preview of a fix of a finding, both in clean text of the document.
  init(_ fix: Fix, of finding: Finding, in text: [UInt8]) {
    var groups: [(range: ByteRange, edits: [Edit])] = []
    for edit in fix.edits where edit.range.end <= text.count {
      if let last = groups.last, edit.range.start - last.range.end <= Self.widestGap {
        groups[groups.count - 1] = (last.range.union(edit.range), last.edits + [edit])
      } else {
        groups.append((edit.range, [edit]))
      }
    }
    var before: [String] = []
    var after: [String] = []
    for group in groups {
      let frame = Self.frame(group.range, finding.range, alone: groups.count == 1, in: text)
      before.append(String(decoding: text[frame.indices], as: UTF8.self))
      let edits = group.edits.map { FileEdit($0.range.shifted(by: -frame.start), Array($0.replacement.utf8)) }
      after.append(String(decoding: EditApplier.apply(edits, to: Array(text[frame.indices])), as: UTF8.self))
    }
    self.before = before.joined(separator: " … ")
    self.after = after.joined(separator: " … ")
  }

  /// The stretch to show: the edits, with the finding's own words where they belong together, in whole words.
  private static func frame(_ edits: ByteRange, _ finding: ByteRange, alone: Bool, in text: [UInt8]) -> ByteRange {
    var frame = edits
    let touches = finding.start <= edits.end && edits.start <= finding.end
    if alone, touches, finding.end <= text.count, edits.union(finding).count <= longestFinding {
      frame = edits.union(finding)
    }
    let shown = text[frame.indices]
    let saysLittle = shown.allSatisfy { !isWordByte($0) }
    if saysLittle || frame.isEmpty {
      // A bare insertion or a lone mark: show the words on both sides.
      let left = wordStart(before: frame.start, in: text)
      let right = wordEnd(after: frame.end, in: text)
      frame = ByteRange(left, right)
    }
    return frame
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static let longestWord = 40

  private static func wordStart(before offset: Int, in text: [UInt8]) -> Int {
    var at = offset
    var sawWord = false
    while at > 0, offset - at < longestWord {
      let byte = text[at - 1]
      if byte == 0x0A || byte == 0x0D { break }
      if byte == 0x20 || byte == 0x09 { if sawWord { break } } else { sawWord = true }
      at -= 1
    }
    while at < offset, text[at] & 0xC0 == 0x80 || text[at] == 0x20 || text[at] == 0x09 { at += 1 }
    return at
  }

  private static func wordEnd(after offset: Int, in text: [UInt8]) -> Int {
    var at = offset
    var sawWord = false
    while at < text.count, at - offset < longestWord {
      let byte = text[at]
      if byte == 0x0A || byte == 0x0D { break }
      if byte == 0x20 || byte == 0x09 { if sawWord { break } } else { sawWord = true }
      at += 1
    }
    while at < text.count, text[at] & 0xC0 == 0x80 { at += 1 }
    while at > offset, text[at - 1] == 0x20 || text[at - 1] == 0x09 { at -= 1 }
    return at
  }
}
