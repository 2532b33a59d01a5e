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
}

/// All place mentions of a text, by the token they begin with.
public struct PlaceMentions: Sendable {
  /// In the order of the text; mentions do not overlap.
  public let all: [PlaceMention]
  private let indexByToken: [Int: Int]

  public init(_ mentions: [PlaceMention]) {
    all = mentions
    indexByToken = Dictionary(
      mentions.enumerated().map { ($1.tokens.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public static let none = PlaceMentions([])

  /// The mention that begins with a token.
  public func starting(at token: Int) -> PlaceMention? { indexByToken[token].map { all[$0] } }

  /// The mention that holds a token.
  public func holding(_ token: Int) -> PlaceMention? {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].tokens.contains(token) ? all[low] : nil
  }
}
