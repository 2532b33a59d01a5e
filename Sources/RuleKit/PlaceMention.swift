import Findings
import SourceText

/// A place name in a text.
public struct PlaceMention: Sendable {
  /// How the spelling in the text stands to the house's spelling.
  public enum Spelling: UInt8, Sendable {
    /// As the house writes it, but for article, case and hyphens.
    case canonical
    /// Another spelling that edited English uses.
    case accepted
    /// A spelling that the gazetteer lists as one to be corrected.
    case variant
    /// Near a known name, by sound or by letters.
    case near
  }

  /// Indices of tokens of the text.
  public let tokens: Range<Int>
  /// UTF-8 bytes of the text.
  public let range: ByteRange
  /// The best candidate.
  public let place: PlaceReference
  /// Class of the place as place tables name it: city, village, governorate.
  public let feature: String
  public let spelling: Spelling
  /// Ids of other places of that name.
  public let rivals: [String]
  /// True where the row comes from a table that tells accepted spellings from faulty ones.
  public let isCurated: Bool

  public init(
    tokens: Range<Int>, range: ByteRange, place: PlaceReference, feature: String, spelling: Spelling,
    rivals: [String], isCurated: Bool
  ) {
    self.tokens = tokens
    self.range = range
    self.place = place
    self.feature = feature
    self.spelling = spelling
    self.rivals = rivals
    self.isCurated = isCurated
  }

  /// The same place by the same name, at another point of the text.
  public func moved(to tokens: Range<Int>, _ range: ByteRange) -> PlaceMention {
    PlaceMention(
      tokens: tokens, range: range, place: place, feature: feature, spelling: spelling, rivals: rivals,
      isCurated: isCurated)
  }
}

/// All place mentions of a text, by the tokens they stand on.
public struct PlaceMentions: Sendable {
  /// In the order of the text; mentions do not overlap.
  public let all: [PlaceMention]
  /// Number of the mention that holds a token, counted from 1; 0 for none. Ends with the last mention.
  private let numbers: [UInt32]

  public init(_ mentions: [PlaceMention]) {
    all = mentions
    var numbers = [UInt32](repeating: 0, count: mentions.map(\.tokens.upperBound).max() ?? 0)
    for (index, mention) in mentions.enumerated() {
      for token in mention.tokens where token >= 0 { numbers[token] = UInt32(truncatingIfNeeded: index + 1) }
    }
    self.numbers = numbers
  }

  public static let none = PlaceMentions([])

  @inline(__always)
  private func number(_ token: Int) -> Int { token >= 0 && token < numbers.count ? Int(numbers[token]) : 0 }

  /// Index in `all` of the mention that begins with a token.
  public func index(startingAt token: Int) -> Int? {
    let number = number(token)
    return number > 0 && all[number - 1].tokens.lowerBound == token ? number - 1 : nil
  }

  /// The mention that begins with a token.
  public func starting(at token: Int) -> PlaceMention? { index(startingAt: token).map { all[$0] } }

  /// True where a mention holds the token.
  public func isInside(_ token: Int) -> Bool { number(token) > 0 }

  /// The mention that holds a token.
  public func holding(_ token: Int) -> PlaceMention? {
    let number = number(token)
    return number > 0 ? all[number - 1] : nil
  }
}
