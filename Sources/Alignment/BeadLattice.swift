@preconcurrency import Glibc

/// All ways to step through two texts bead by bead, near the line that their lengths draw, with how likely each is.
///
/// A node (i, j) stands between sentences: i of the original and j of the translation are behind it. Time and memory
/// grow with the number of nodes, which is bounded for long texts.
struct BeadLattice {
  let source: AlignmentText
  let target: AlignmentText
  let anchors: AnchorScores
  let lengths: LengthModel
  /// Logarithms for a paragraph that ends on both sides, on one side, inside a bead.
  private let bothEnd: Float
  private let oneEnds: Float
  /// For each i the columns that are looked at, and where its nodes begin.
  private let columns: [Range<Int>]
  private let rows: [Int]

  /// A node's probability that the alignment passes through it.
  struct Node {
    let source: Int
    let target: Int
    let probability: Float
  }

  /// - Parameters:
  ///   - freeNodes: nodes of a lattice that is not narrowed.
  ///   - leastHalfWidth: sentences on each side of the line in a long text.
  init(
    source: AlignmentText, target: AlignmentText, anchors: AnchorScores, lengths: LengthModel,
    freeNodes: Int = 1_000_000, leastHalfWidth: Int = 100
  ) {
    self.source = source
    self.target = target
    self.anchors = anchors
    self.lengths = lengths
    let share = Float(min(source.breakShare, target.breakShare))
    bothEnd = min(3, log(Self.kept / max(0.02, share)))
    oneEnds = max(-3, min(-0.5, log((1 - Self.kept) / max(0.05, 1 - share))))
    columns = Self.band(source, target, freeNodes: freeNodes, leastHalfWidth: leastHalfWidth)
    var rows: [Int] = []
    var count = 0
    for column in columns {
      rows.append(count)
      count += column.count
    }
    self.rows = rows + [count]
  }

  /// How often a translation keeps the end of a paragraph.
  private static let kept: Float = 0.9
  /// Logarithm of how often a paragraph that ends inside a bead has no match in its translation.
  private static let innerBreak: Float = -2.3
  private static func band(
    _ source: AlignmentText, _ target: AlignmentText, freeNodes: Int, leastHalfWidth: Int
  ) -> [Range<Int>] {
    let n = source.sentences.count
    let m = target.sentences.count
    let half = max(leastHalfWidth, freeNodes / (2 * (n + 1)))
    if (n + 1) * (m + 1) <= freeNodes || half >= m { return [Range<Int>](repeating: 0..<m + 1, count: n + 1) }
    let scale = Double(target.lengths[m]) / Double(max(1, source.lengths[n]))
    var column = 0
    return (0...n).map { row in
      while column < m, Double(target.lengths[column]) < Double(source.lengths[row]) * scale { column += 1 }
      // The ends are always in.
      let low = row == 0 ? 0 : max(0, column - half)
      return low..<(row == n ? m : min(m, column + half)) + 1
    }
  }

  private func node(_ i: Int, _ j: Int) -> Int? {
    guard i >= 0, j >= 0, columns[i].contains(j) else { return nil }
    return rows[i] + j - columns[i].lowerBound
  }

  /// Logarithm of a bead's weight.
  func weight(_ shape: BeadShape, endingAt i: Int, _ j: Int) -> Float {
    let own = i - shape.source..<i
    let other = j - shape.target..<j
    var sum = shape.prior + lengths.logProbability(source.length(own), target.length(other))
    if shape.source == 0 || shape.target == 0 { return sum }
    sum += anchors.score(own, other)
    switch (source.isBreak(before: i), target.isBreak(before: j)) {
    case (true, true): sum += bothEnd
    case (false, false): break
    default: sum += oneEnds
    }
    return sum + Float(abs(source.innerBreaks(own) - target.innerBreaks(other))) * Self.innerBreak
  }

  /// The nodes of the likeliest alignment from the first to the last, each with the probability that the right
  /// alignment passes through it, all alignments weighed.
  func path() -> [Node] {
    let n = source.sentences.count
    let m = target.sentences.count
    let count = rows[n + 1]
    var best = [Float](repeating: -.infinity, count: count)
    var step = [Int8](repeating: -1, count: count)
    var forward = [Double](repeating: -.infinity, count: count)
    best[0] = 0
    forward[0] = 0
    for i in 0...n {
      for j in columns[i] where i + j > 0 {
        let here = rows[i] + j - columns[i].lowerBound
        var sum = -Double.infinity
        for (number, shape) in BeadShape.all.enumerated() {
          guard i >= shape.source, let before = node(i - shape.source, j - shape.target), forward[before] > -.infinity
          else { continue }
          let weight = weight(shape, endingAt: i, j)
          sum = Self.add(sum, forward[before] + Double(weight))
          if best[before] + weight > best[here] {
            best[here] = best[before] + weight
            step[here] = Int8(number)
          }
        }
        forward[here] = sum
      }
    }
    guard forward[count - 1] > -.infinity else { return [] }
    let backward = backward()
    var out: [Node] = []
    var (i, j) = (n, m)
    while let here = node(i, j) {
      let probability = Float(exp(forward[here] + backward[here] - forward[count - 1]))
      out.append(Node(source: i, target: j, probability: min(1, probability)))
      guard step[here] >= 0 else { break }
      let shape = BeadShape.all[Int(step[here])]
      i -= shape.source
      j -= shape.target
    }
    return out.reversed()
  }

  /// For each node the logarithm of the weight of all ways from it to the end.
  private func backward() -> [Double] {
    let n = source.sentences.count
    let m = target.sentences.count
    var out = [Double](repeating: -.infinity, count: rows[n + 1])
    out[out.count - 1] = 0
    for i in (0...n).reversed() {
      for j in columns[i].reversed() {
        let here = rows[i] + j - columns[i].lowerBound
        var sum = out[here]
        for shape in BeadShape.all {
          guard i + shape.source <= n, j + shape.target <= m,
            let after = node(i + shape.source, j + shape.target), out[after] > -.infinity
          else { continue }
          sum = Self.add(sum, out[after] + Double(weight(shape, endingAt: i + shape.source, j + shape.target)))
        }
        out[here] = sum
      }
    }
    return out
  }

  /// Logarithm of the sum of two numbers given by their logarithms.
  private static func add(_ a: Double, _ b: Double) -> Double {
    let (low, high) = a < b ? (a, b) : (b, a)
    if low == -.infinity || high - low > 20 { return high }
    return high + log1p(exp(low - high))
  }
}
