/// A place name of the gazetteer in an original.
public struct OriginalPlace: Sendable, Hashable {
  /// Indices of tokens of the original.
  public let tokens: Range<Int>
  /// Ids of the places that the name may mean.
  public let ids: [String]
  /// Latin spellings of these places: right ones first, then the faulty ones that the tables list.
  public let spellings: [String]
  /// The house's spelling, where all places of that name share it.
  public let canonical: String?
  /// Whether a word around says that it is a place: "مدينة", "ريف", a place beside it in a list.
  public let hasCue: Bool
  /// Particles that are written together with its first word, as "و" and "ب"; empty where there are none.
  public let prefix: String
  /// Whether it is a city, a governorate or another name that readers know, and no other word.
  public let isWellKnown: Bool

  public init(
    tokens: Range<Int>, ids: [String], spellings: [String], canonical: String?, hasCue: Bool, isWellKnown: Bool,
    prefix: String = ""
  ) {
    self.tokens = tokens
    self.ids = ids
    self.spellings = spellings
    self.canonical = canonical
    self.hasCue = hasCue
    self.isWellKnown = isWellKnown
    self.prefix = prefix
  }
}
