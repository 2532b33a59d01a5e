/// Sentences of an original and the sentences that translate them: the unit of an alignment.
public struct Bead: Sendable, Hashable {
  /// Numbers of the original's sentences; empty where the translation adds something.
  public let source: Range<Int>
  /// Numbers of the translation's sentences; empty where it leaves something out.
  public let target: Range<Int>

  public init(source: Range<Int>, target: Range<Int>) {
    self.source = source
    self.target = target
  }
}

/// One step of an alignment: how many sentences of each side it takes.
struct BeadShape: Sendable {
  let source: Int
  let target: Int
  /// Logarithm of how often it is seen.
  let prior: Float

  /// The shapes and frequencies of Gale and Church, table 5, and three sentences in one, which they leave out.
  static let all: [BeadShape] = [
    BeadShape(source: 1, target: 1, prior: -0.117),  // 0.89
    BeadShape(source: 2, target: 1, prior: -3.11),  // 0.0445
    BeadShape(source: 1, target: 2, prior: -3.11),
    BeadShape(source: 2, target: 2, prior: -4.51),  // 0.011
    BeadShape(source: 3, target: 1, prior: -5.5),
    BeadShape(source: 1, target: 3, prior: -5.5),
    BeadShape(source: 1, target: 0, prior: -5.31),  // 0.00495
    BeadShape(source: 0, target: 1, prior: -5.31),
  ]
}
