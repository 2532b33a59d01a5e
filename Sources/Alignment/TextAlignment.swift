import SourceText
import Tokens

/// Which sentences of a text translate which of its original.
///
/// Sentences are aligned over the whole text by their lengths (Gale and Church 1993), with the ends of paragraphs,
/// numbers, names and words that both texts share as anchors. Neighbouring sentences whose boundary is not sure on
/// both sides stay together in one pair.
public struct TextAlignment: Sendable {
  /// A stretch of the original and what translates it.
  public struct Pair: Sendable, Hashable {
    /// UTF-8 bytes of the original.
    public let source: ByteRange
    /// UTF-8 bytes of the translation.
    public let target: ByteRange
    /// Sentences of both.
    public let bead: Bead
  }

  /// In the order of the texts; both sides hold at least one sentence.
  public let pairs: [Pair]
  /// Share of the longer loss: how much of the original and of the translation is in pairs, 0 to 1.
  public let coverage: Double
  /// How much likelier the shared numbers, names and words make the pairs, per pair, in natural logarithms.
  public let evidence: Double
  /// How well lengths fit, per pair: 0 is a perfect fit, below -3 is chance.
  public let fit: Double

  /// - Parameters:
  ///   - source: the original, cut into sentences.
  ///   - target: the translation, cut into sentences.
  public init(source: TokenizedText, target: TokenizedText) {
    let own = AlignmentText(source)
    let other = AlignmentText(target)
    guard !own.sentences.isEmpty, !other.sentences.isEmpty else {
      self.init(pairs: [], coverage: 0, evidence: 0, fit: 0)
      return
    }
    let anchors = AnchorScores(source: own, source, target: other, target)
    let whole = Double(other.lengths[other.sentences.count]) / Double(own.lengths[own.sentences.count])
    var lattice = BeadLattice(source: own, target: other, anchors: anchors, lengths: LengthModel(ratio: whole))
    var beads = Self.sure(lattice.path())
    // A text that lacks a part of its original has the wrong ratio; its pairs have the right one.
    let ratio = Self.ratio(beads, own, other) ?? whole
    if abs(ratio - whole) > 0.05 * whole {
      lattice = BeadLattice(source: own, target: other, anchors: anchors, lengths: LengthModel(ratio: ratio))
      beads = Self.sure(lattice.path())
    }
    let kept = beads.filter { !$0.source.isEmpty && !$0.target.isEmpty && max($0.source.count, $0.target.count) <= 6 }
    let pairs = kept.map { bead in
      Pair(
        source: Self.range(of: bead.source, own), target: Self.range(of: bead.target, other), bead: bead)
    }
    let covered = { (side: AlignmentText, bead: KeyPath<Bead, Range<Int>>) in
      Double(kept.reduce(0) { $0 + side.length($1[keyPath: bead]) }) / Double(side.lengths[side.sentences.count])
    }
    let count = Double(max(1, kept.count))
    self.init(
      pairs: pairs, coverage: min(covered(own, \.source), covered(other, \.target)),
      evidence: kept.reduce(0.0) { $0 + Double(anchors.score($1.source, $1.target)) } / count,
      fit: kept.reduce(0.0) {
        $0 + Double(lattice.lengths.logProbability(own.length($1.source), other.length($1.target)))
      } / count)
  }

  private init(pairs: [Pair], coverage: Double, evidence: Double, fit: Double) {
    self.pairs = pairs
    self.coverage = coverage
    self.evidence = evidence
    self.fit = fit
  }

  /// Beads between the nodes of a path that are as good as certain.
  private static func sure(_ path: [BeadLattice.Node]) -> [Bead] {
    var out: [Bead] = []
    var last = (source: 0, target: 0)
    for (index, node) in path.enumerated() where index > 0 {
      guard node.probability >= leastProbability || index == path.count - 1 else { continue }
      out.append(Bead(source: last.source..<node.source, target: last.target..<node.target))
      last = (node.source, node.target)
    }
    return out
  }

  private static let leastProbability: Float = 0.95

  /// Ratio of lengths in the pairs of one and one sentence; nil where these are few.
  private static func ratio(_ beads: [Bead], _ source: AlignmentText, _ target: AlignmentText) -> Double? {
    let pairs = beads.filter { $0.source.count == 1 && $0.target.count == 1 }
    guard pairs.count >= 5 else { return nil }
    let ratios = pairs.map { Double(target.length($0.target)) / Double(max(1, source.length($0.source))) }.sorted()
    return ratios[ratios.count / 2]
  }

  private static func range(of sentences: Range<Int>, _ text: AlignmentText) -> ByteRange {
    text.sentences[sentences.lowerBound].range.union(text.sentences[sentences.upperBound - 1].range)
  }
}
