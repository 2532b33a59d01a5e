import Romanization

/// How a house writes names of places.
public struct HouseStyle: Sendable, Equatable {
  /// Which established names stand, whatever the scheme would write.
  public enum Exonyms: String, Sendable, CaseIterable {
    /// Every Latin name that the tables prefer.
    case all
    /// Those that are no romanization of the Arabic: Aleppo, Cairo, Jerusalem.
    case known
    /// None: all names are romanized from the Arabic.
    case none
  }

  public var name: String
  /// What the style is and who writes so, for people.
  public var about = ""
  public var exonyms = Exonyms.all
  /// How names are romanized that are not established.
  public var scheme = RomanizationScheme.press
  /// Country whose habits of romanization are followed (ISO 3166-1 alpha-2); nil: those of the place's own.
  public var country: String?
  /// The article as it is written before its word, with the blank or hyphen: `al-`, `Al `; nil leaves it as it comes.
  public var article: String?
  /// The article at the beginning of a name; nil: as elsewhere.
  public var openingArticle: String?
  /// Whether the l of the article takes the sound of a sun letter: `ar-Raqqa`.
  public var assimilates = false

  public init(name: String) { self.name = name }

  /// Whether the style writes what the tables prefer, as they write it.
  public var isThatOfTables: Bool { exonyms == .all && article == nil }

  /// A name with the article as the style writes it.
  public func withArticles(_ name: String) -> String {
    guard let article else { return name }
    var out = ""
    var rest = Substring(name)
    while !rest.isEmpty {
      let isOpening = out.isEmpty
      if isOpening || out.last == " " || out.last == "-", let word = Self.afterArticle(rest) {
        out += written(isOpening ? openingArticle ?? article : article, before: word)
        rest = word
        continue
      }
      let end = rest.dropFirst().firstIndex { $0 == " " || $0 == "-" }.map(rest.index(after:)) ?? rest.endIndex
      out += rest[..<end]
      rest = rest[end...]
    }
    return out
  }

  private static let articles: Set<String> = [
    "al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "ed", "en", "er", "es", "et", "ez",
  ]

  /// The word that an article stands before, when the text begins with one.
  private static func afterArticle(_ text: Substring) -> Substring? {
    guard let gap = text.firstIndex(where: { $0 == " " || $0 == "-" }), articles.contains(text[..<gap].lowercased())
    else { return nil }
    let word = text[text.index(after: gap)...]
    guard word.first?.isUppercase == true else { return nil }
    let letters = text[..<gap].lowercased()
    // An assimilated article takes its consonant from its word: "as" is one before Suwayda, not before Marah.
    if !letters.hasSuffix("l") {
      guard word.lowercased().hasPrefix(letters.dropFirst()) else { return nil }
    }
    return word
  }

  private func written(_ article: String, before word: Substring) -> String {
    guard assimilates, let at = article.lastIndex(of: "l") else { return article }
    let sounds = ["sh", "th", "dh", "t", "d", "r", "z", "s", "n"]
    let lower = word.lowercased()
    guard let sun = sounds.first(where: lower.hasPrefix) else { return article }
    return article[..<at] + sun + article[article.index(after: at)...]
  }
}
