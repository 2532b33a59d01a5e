import Findings

/// The difference of a text and its corrected form, as `patch -p1` and code reviews read it.
///
/// Source: POSIX.1-2017, `diff -u`, and GNU diffutils for the note on a missing last line end.
public struct UnifiedDiff: Sendable {
  /// Lines shown before and after a change.
  public var context = 3

  public init() {}

  /// Appends the difference of `original` and `corrected` (UTF-8); nothing where they are equal.
  ///
  /// `path` is written relative to `basePath` where it lies inside it, with the customary `a/` and `b/` before it.
  public func write(
    path: String, basePath: String? = nil, original: [UInt8], corrected: [UInt8], into out: inout [UInt8]
  ) {
    if original == corrected { return }
    let old = Self.lines(original)
    let new = Self.lines(corrected)
    let name = RelativePath.of(path, to: basePath)
    let plain = String(Substring(name.utf8.drop { $0 == UInt8(ascii: "/") }))
    out.put("--- \(Self.quoted("a/" + plain))\n+++ \(Self.quoted("b/" + plain))\n")
    for hunk in hunks(old: old, new: new) { write(hunk, old: old, new: new, into: &out) }
  }

  private struct Hunk {
    var old: Range<Int>
    var new: Range<Int>
    /// Changed stretches inside.
    var changes: [(old: Range<Int>, new: Range<Int>)]
  }

  private func hunks(old: [ArraySlice<UInt8>], new: [ArraySlice<UInt8>]) -> [Hunk] {
    var changes: [(old: Range<Int>, new: Range<Int>)] = []
    var oldAt = 0
    var newAt = 0
    let end = LineDiff.Match(old: old.count, new: new.count, count: 0)
    for match in LineDiff(old: old, new: new).matches + [end] {
      if oldAt < match.old || newAt < match.new { changes.append((oldAt..<match.old, newAt..<match.new)) }
      oldAt = match.old + match.count
      newAt = match.new + match.count
    }
    var hunks: [Hunk] = []
    for change in changes {
      let before = min(context, change.old.lowerBound, change.new.lowerBound)
      let after = min(context, old.count - change.old.upperBound, new.count - change.new.upperBound)
      let oldRange = change.old.lowerBound - before..<change.old.upperBound + after
      let newRange = change.new.lowerBound - before..<change.new.upperBound + after
      if var last = hunks.last, last.old.upperBound >= oldRange.lowerBound {
        last.old = last.old.lowerBound..<oldRange.upperBound
        last.new = last.new.lowerBound..<newRange.upperBound
        last.changes.append(change)
        hunks[hunks.count - 1] = last
      } else {
        hunks.append(Hunk(old: oldRange, new: newRange, changes: [change]))
      }
    }
    return hunks
  }

  private func write(_ hunk: Hunk, old: [ArraySlice<UInt8>], new: [ArraySlice<UInt8>], into out: inout [UInt8]) {
    out.put("@@ -\(Self.span(hunk.old)) +\(Self.span(hunk.new)) @@\n")
    var at = hunk.old.lowerBound
    for change in hunk.changes {
      for line in old[at..<change.old.lowerBound] { Self.put(" ", line, into: &out) }
      for line in old[change.old] { Self.put("-", line, into: &out) }
      for line in new[change.new] { Self.put("+", line, into: &out) }
      at = change.old.upperBound
    }
    for line in old[at..<hunk.old.upperBound] { Self.put(" ", line, into: &out) }
  }

  private static func put(_ sign: String, _ line: ArraySlice<UInt8>, into out: inout [UInt8]) {
    out.put(sign)
    out.append(contentsOf: line)
    if line.last != 0x0A { out.put("\n\\ No newline at end of file\n") }
  }

  /// First line (from 1; the line before, where the stretch is empty) and number of lines; 1 is left out.
  private static func span(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }

  /// Lines with their line feeds. A carriage return stays part of its line.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (at, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(bytes[start...at])
      start = at + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// A file name as git writes it: quoted where it holds controls, quotes or backslashes, with a tab at its end where
  /// it holds blanks.
  private static func quoted(_ name: String) -> String {
    let needsQuotes = name.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }
    guard needsQuotes else { return name.contains(" ") ? name + "\t" : name }
    var out = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 8)
          out += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}
