import SourceText

/// One hunk of a diff without context, as the new file sees it. Lines count from 1 and end at LF, as in git.
public struct LineChange: Sendable, Hashable {
  /// The first changed line; where `count` is 0, the line behind which lines are gone (0: before the first).
  public let start: Int
  /// Number of lines that were added or rewritten; 0 where lines are only gone.
  public let count: Int

  public init(start: Int, count: Int) {
    self.start = start
    self.count = count
  }

  /// Reads the output of `git diff -U0` for one file.
  ///
  /// The lines of a hunk are skipped by number, so that text that looks like a hunk's head is never taken for one.
  public static func parse(_ diff: [UInt8]) -> [LineChange] {
    var out: [LineChange] = []
    var skipped = 0
    for line in diff.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if skipped > 0, let first = line.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        skipped -= 1
      } else if skipped == 0, line.starts(with: "@@ -".utf8), let head = head(line) {
        out.append(head.change)
        skipped = head.lines
      }
    }
    return out
  }

  /// `@@ -12,3 +12,0 @@`: the change and how many lines of the diff it takes.
  private static func head(_ line: ArraySlice<UInt8>) -> (change: LineChange, lines: Int)? {
    let words = line.split(separator: 0x20, maxSplits: 3)
    guard words.count >= 3, let old = range(words[1]), let new = range(words[2]) else { return nil }
    return (LineChange(start: new.start, count: new.count), old.count + new.count)
  }

  private static func range(_ word: ArraySlice<UInt8>) -> (start: Int, count: Int)? {
    let numbers = word.dropFirst().split(separator: UInt8(ascii: ",")).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard let first = numbers.first, let start = first else { return nil }
    if numbers.count == 1 { return (start, 1) }
    return numbers[1].map { (start, $0) }
  }
}

/// What changed of a file's bytes.
public enum FileChanges: Sendable {
  /// Nothing.
  case none
  /// Everything: the file is new, or git cannot compare it.
  case all
  case some(ChangedBytes)

  /// True where a stretch of the file has a changed byte, or spans a place where lines are gone.
  public func touch(_ range: ByteRange) -> Bool {
    switch self {
    case .none: false
    case .all: true
    case .some(let bytes): bytes.touch(range)
    }
  }
}

/// Changed lines as bytes of the file.
public struct ChangedBytes: Sendable, Hashable {
  /// Sorted, disjoint.
  private let ranges: [ByteRange]
  /// Offsets at which lines are gone, sorted.
  private let seams: [Int]
  private let length: Int

  /// - Parameters:
  ///   - changes: in the order of the file.
  ///   - bytes: the file as it is now.
  public init(_ changes: [LineChange], in bytes: [UInt8]) {
    length = bytes.count
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    // Lines behind the end begin at the end.
    let start = { (line: Int) in line > starts.count ? bytes.count : starts[max(0, line - 1)] }
    ranges = changes.filter { $0.count > 0 }.map { ByteRange(start($0.start), start($0.start + $0.count)) }
    seams = changes.filter { $0.count == 0 }.map { start($0.start + 1) }
  }

  func touch(_ range: ByteRange) -> Bool {
    // An empty finding (a missing word) belongs to the byte behind it, at the end of the file to the last.
    let at = min(range.start, length - 1)
    let range = range.isEmpty ? ByteRange(at, at + 1) : range
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].end <= range.start { low = middle + 1 } else { high = middle }
    }
    if low < ranges.count, ranges[low].overlaps(range) { return true }
    return seams.contains { range.start < $0 && $0 < range.end }
  }
}
