import SourceText
import Tokens

/// The quotation marks of a text, paired.
///
/// Pairs close within a paragraph, except that a quotation of several paragraphs opens each of them and closes only the
/// last (The Chicago Manual of Style, 17th edition, 13.30).
public struct Quotations: Sendable {
  public struct Mark: Sendable, Hashable {
    public enum Side: Sendable { case open, close }
    /// Index of the token.
    public let token: Int
    public let side: Side
    public let scalar: Unicode.Scalar

    public init(token: Int, side: Side, scalar: Unicode.Scalar) {
      self.token = token
      self.side = side
      self.scalar = scalar
    }
  }

  /// A quotation; token indices of the two marks.
  public struct Pair: Sendable, Hashable {
    public let open: Int
    public let close: Int
    public init(open: Int, close: Int) {
      self.open = open
      self.close = close
    }
  }

  /// Sorted by opening mark. Nested quotations stand behind the one that holds them.
  public let pairs: [Pair]
  /// Marks without a partner.
  public let unpaired: [Mark]

  public init(pairs: [Pair], unpaired: [Mark]) {
    self.pairs = pairs
    self.unpaired = unpaired
  }

  public static let none = Quotations(pairs: [], unpaired: [])

  /// True where a token stands between the marks of a pair.
  public func quotes(_ token: Int) -> Bool {
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].open < token { low = middle + 1 } else { high = middle }
    }
    // An outer quotation may hold several inner ones, so look back a few pairs.
    var index = low - 1
    var steps = 0
    while index >= 0, steps < 8 {
      if pairs[index].close > token { return true }
      index -= 1
      steps += 1
    }
    return false
  }
}
