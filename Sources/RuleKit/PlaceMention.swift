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
  public let spelling: Spelling
  /// What the name means here, shared by all mentions of that name in the text.
  public let meaning: PlaceMeaning

  /// The best candidate.
  public var place: PlaceReference { meaning.place }
  /// Class of the place as place tables name it: city, village, governorate.
  public var feature: String { meaning.feature }
  /// Ids of other places of that name.
  public var rivals: [String] { meaning.rivals }
  /// True where the spelling comes from a table that tells accepted spellings from faulty ones.
  public var isCurated: Bool { meaning.isCurated }

  public init(tokens: Range<Int>, range: ByteRange, spelling: Spelling, meaning: PlaceMeaning) {
    self.tokens = tokens
    self.range = range
    self.spelling = spelling
    self.meaning = meaning
  }

  /// The same place by the same name, at another point of the text.
  public func moved(to tokens: Range<Int>, _ range: ByteRange) -> PlaceMention {
    PlaceMention(tokens: tokens, range: range, spelling: spelling, meaning: meaning)
  }
}

/// Which place a name means in a text. An object, so that many mentions share it.
public final class PlaceMeaning: Sendable {
  public let place: PlaceReference
  /// Class of the place as place tables name it.
  public let feature: String
  /// Ids of other places of that name.
  public let rivals: [String]
  /// True where the row comes from a table that tells accepted spellings from faulty ones.
  public let isCurated: Bool

  public init(place: PlaceReference, feature: String, rivals: [String], isCurated: Bool) {
    self.place = place
    self.feature = feature
    self.rivals = rivals
    self.isCurated = isCurated
  }
}

/// All place mentions of a text, by the tokens they stand on.
public struct PlaceMentions: Sendable {
  /// In the order of the text; mentions do not overlap.
  public let all: [PlaceMention]
  /// Mentions with the ending of the possessive behind them, which their bytes leave out: the “Aleppo” of “Aleppo's”.
  /// They stand apart, as patterns and lists are made of names by themselves.
  public let possessives: [PlaceMention]
  /// Number of the mention that holds a token, counted from 1; 0 for none. Ends with the last mention.
  private let numbers: [UInt32]

  public init(_ mentions: [PlaceMention], possessives: [PlaceMention] = []) {
    all = mentions
    self.possessives = possessives
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
