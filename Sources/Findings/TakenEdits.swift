import SourceText

/// The ranges that chosen fixes edit, with a fast answer to whether another edit gets in their way.
///
/// Two edits conflict where they share a byte, and where one inserts inside or at an edge of the other. All starts that
/// may come are known beforehand, so an ordered set of them is a Fenwick tree over their ranks; every operation takes
/// O(log n). Source: P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994.
struct TakenEdits {
  private let starts: [Int]
  /// For each start: the end of the taken range that begins there.
  private var ends: [Int]
  private var replaced: FenwickSet
  private var inserted: FenwickSet

  init(for ranges: some Sequence<ByteRange>) {
    var starts = ranges.map(\.start)
    starts.sort()
    var unique: [Int] = []
    for start in starts where unique.last != start { unique.append(start) }
    self.starts = unique
    ends = [Int](repeating: 0, count: unique.count)
    replaced = FenwickSet(count: unique.count)
    inserted = FenwickSet(count: unique.count)
  }

  /// Number of starts that are less than `offset`.
  private func rank(_ offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func insert(_ range: ByteRange) {
    let rank = rank(range.start)
    if range.isEmpty {
      inserted.insert(rank)
    } else {
      replaced.insert(rank)
      ends[rank] = range.end
    }
  }

  func conflict(with range: ByteRange) -> Bool {
    // An insertion anywhere from the start to the end, edges included.
    if inserted.count(below: rank(range.end + 1)) > inserted.count(below: rank(range.start)) { return true }
    // Taken ranges are disjoint, so only the last that begins in time can reach in.
    let limit = range.isEmpty ? rank(range.end + 1) : rank(range.end)
    guard let last = replaced.last(below: limit) else { return false }
    return range.isEmpty ? ends[last] >= range.start : ends[last] > range.start
  }
}

/// A set of the numbers 0..<count that counts and finds its members below a bound in O(log count).
private struct FenwickSet {
  private var tree: [Int]
  private var members: [Bool]

  init(count: Int) {
    tree = [Int](repeating: 0, count: count + 1)
    members = [Bool](repeating: false, count: count)
  }

  mutating func insert(_ number: Int) {
    if members[number] { return }
    members[number] = true
    var at = number + 1
    while at < tree.count {
      tree[at] += 1
      at += at & -at
    }
  }

  func count(below bound: Int) -> Int {
    var at = bound
    var sum = 0
    while at > 0 {
      sum += tree[at]
      at &= at - 1
    }
    return sum
  }

  /// The greatest member below `bound`.
  func last(below bound: Int) -> Int? {
    var left = count(below: bound)
    if left == 0 { return nil }
    // Descend to the last position whose prefix holds fewer than `left` members.
    var at = 0
    var step = 1
    while step * 2 < tree.count { step *= 2 }
    while step > 0 {
      if at + step < tree.count, tree[at + step] < left {
        at += step
        left -= tree[at]
      }
      step /= 2
    }
    return at
  }
}
