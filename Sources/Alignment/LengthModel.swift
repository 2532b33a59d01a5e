@preconcurrency import Glibc

/// How likely two texts of given lengths are translations of one another.
///
/// Longer sentences have longer translations: the length of a translation is that of its original times `ratio`, give
/// or take an error whose variance grows with the length. Source: W. A. Gale and K. W. Church, “A Program for Aligning
/// Sentences in Bilingual Corpora”, Computational Linguistics 19 (1), 1993, pages 75–102.
public struct LengthModel: Sendable {
  /// Scalars of the translation to one scalar of the original.
  public let ratio: Double
  /// Variance of the error to one scalar, as the paper measured it on English, French and German. Between Arabic and
  /// English it is 2.2 to 6.6.
  public static let variance = 6.8

  public init(ratio: Double) { self.ratio = min(8, max(0.125, ratio)) }

  /// Logarithm of the probability that lengths of a pair differ by as much as these or more; never above 0.
  ///
  /// - Parameters: lengths in scalars; 0 where one side lacks.
  func logProbability(_ source: Int, _ target: Int) -> Float {
    if source == 0, target == 0 { return 0 }
    let mean = (Double(source) + Double(target) / ratio) / 2
    let error = abs(Double(source) * ratio - Double(target)) / (Self.variance * mean).squareRoot()
    let step = Int(error * Self.stepsToOne)
    return step < Self.tail.count ? Self.tail[step] : Self.least
  }

  private static let stepsToOne = 64.0
  /// What the tail of the normal distribution is cut at, so that one odd sentence does not outweigh all others.
  private static let least: Float = -25
  private static let tail: [Float] = (0..<512).map { step in
    max(least, Float(log(erfc((Double(step) + 0.5) / stepsToOne / 2.0.squareRoot()))))
  }
}
