/// Which lines of two texts are the same, by patience diff.
///
/// Lines that occur once on either side are the anchors; between anchors the search goes on, and what holds none is
/// compared line by line where it is small and pairwise or not at all where it is large. The time is n log n in the lines.
/// Source: Bram Cohen's patience diff, as in Bazaar.
struct LineDiff {
  /// Stretches that are equal: line `old + i` is line `new + i` for `i < count`. Sorted, apart.
  private(set) var matches: [Match] = []

  struct Match: Hashable {
    var old: Int
    var new: Int
    var count: Int
  }

  /// Largest product of line counts that is compared line by line.
  private static let smallProduct = 250_000

  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]

  init(old: [ArraySlice<UInt8>], new: [ArraySlice<UInt8>]) {
    self.old = old
    self.new = new
    var waiting = [(0..<old.count, 0..<new.count)]
    while let (a, b) = waiting.popLast() { split(a, b, into: &waiting) }
    join()
  }

  /// Matches both ends of a pair of stretches; what is left between anchors goes to `waiting`.
  private mutating func split(
    _ oldRange: Range<Int>, _ newRange: Range<Int>, into waiting: inout [(Range<Int>, Range<Int>)]
  ) {
    var a = oldRange
    var b = newRange
    var head = 0
    while head < a.count, head < b.count, old[a.lowerBound + head] == new[b.lowerBound + head] { head += 1 }
    add(a.lowerBound, b.lowerBound, head)
    a = a.lowerBound + head..<a.upperBound
    b = b.lowerBound + head..<b.upperBound
    var tail = 0
    while tail < a.count, tail < b.count, old[a.upperBound - 1 - tail] == new[b.upperBound - 1 - tail] { tail += 1 }
    add(a.upperBound - tail, b.upperBound - tail, tail)
    a = a.lowerBound..<a.upperBound - tail
    b = b.lowerBound..<b.upperBound - tail
    if a.isEmpty || b.isEmpty { return }

    let anchors = anchors(a, b)
    if anchors.isEmpty {
      if a.count * b.count <= Self.smallProduct {
        addLongestCommon(a, b)
      } else if a.count == b.count {
        // Lines that repeat, corrected in place.
        for (i, j) in zip(a, b) where old[i] == new[j] { add(i, j, 1) }
      }
      return
    }
    var oldAt = a.lowerBound
    var newAt = b.lowerBound
    for anchor in anchors {
      waiting.append((oldAt..<anchor.old, newAt..<anchor.new))
      add(anchor.old, anchor.new, 1)
      oldAt = anchor.old + 1
      newAt = anchor.new + 1
    }
    waiting.append((oldAt..<a.upperBound, newAt..<b.upperBound))
  }

  private mutating func add(_ old: Int, _ new: Int, _ count: Int) {
    if count > 0 { matches.append(Match(old: old, new: new, count: count)) }
  }

  /// Pairs of lines that occur once in each stretch, the longest chain of them that rises on both sides.
  private func anchors(_ a: Range<Int>, _ b: Range<Int>) -> [(old: Int, new: Int)] {
    var places: [ArraySlice<UInt8>: (old: Int, oldCount: Int, new: Int, newCount: Int)] = [:]
    for index in a {
      let seen = places[old[index], default: (0, 0, 0, 0)]
      places[old[index]] = (index, seen.oldCount + 1, seen.new, seen.newCount)
    }
    for index in b {
      guard let seen = places[new[index]] else { continue }
      places[new[index]] = (seen.old, seen.oldCount, index, seen.newCount + 1)
    }
    let unique = places.values.filter { $0.oldCount == 1 && $0.newCount == 1 }.sorted { $0.old < $1.old }

    // Longest increasing subsequence of `new` by piles.
    var tops: [Int] = []
    var before = [Int](repeating: -1, count: unique.count)
    for (index, pair) in unique.enumerated() {
      var low = 0
      var high = tops.count
      while low < high {
        let middle = (low + high) / 2
        if unique[tops[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = tops[low - 1] }
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var chain: [(old: Int, new: Int)] = []
    var at = tops.last ?? -1
    while at >= 0 {
      chain.append((unique[at].old, unique[at].new))
      at = before[at]
    }
    return chain.reversed()
  }

  /// Longest common subsequence by the table of lengths.
  private mutating func addLongestCommon(_ a: Range<Int>, _ b: Range<Int>) {
    let width = b.count + 1
    var lengths = [Int32](repeating: 0, count: (a.count + 1) * width)
    for i in stride(from: a.count - 1, through: 0, by: -1) {
      for j in stride(from: b.count - 1, through: 0, by: -1) {
        lengths[i * width + j] =
          old[a.lowerBound + i] == new[b.lowerBound + j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if old[a.lowerBound + i] == new[b.lowerBound + j] {
        add(a.lowerBound + i, b.lowerBound + j, 1)
        i += 1
        j += 1
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
  }

  private mutating func join() {
    var joined: [Match] = []
    for match in matches.sorted(by: { $0.old < $1.old }) {
      if let last = joined.last, last.old + last.count == match.old, last.new + last.count == match.new {
        joined[joined.count - 1].count += match.count
      } else {
        joined.append(match)
      }
    }
    matches = joined
  }
}
