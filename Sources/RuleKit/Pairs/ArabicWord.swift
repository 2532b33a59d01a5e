/// Arabic words without what the spelling leaves open and without what is written together with them.
public enum ArabicWord {
  /// One spelling for words that differ in vowel marks, tatweel, hamza on alif, final yā' and tā' marbūṭa.
  public static func normalized(_ word: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x0640, 0x064B...0x065F, 0x0670, 0x200B...0x200F: continue
      case 0x0622, 0x0623, 0x0625, 0x0671: out.append("ا")
      // Final yā' without dots, Persian yā'. Hamza on wāw or yā' stays: مئة is no مية.
      case 0x0649, 0x06CC: out.append("ي")
      case 0x0629, 0x06C0, 0x06C1, 0x06BE: out.append("ه")
      case 0x06A9: out.append("ك")
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// A word with some of the particles in front taken off.
  public struct Reading: Sendable, Hashable {
    /// What is left of the normalized word.
    public let stem: String
    /// The particles taken off, the article ال not counted: "و", "ب", "ول".
    public let prefix: String
    /// Whether the article ال was taken off too.
    public let hasArticle: Bool

    /// True where the word is joined to the one before by و or ف.
    public var isConjoined: Bool { prefix.hasPrefix("و") || prefix.hasPrefix("ف") }
  }

  /// The ways to read a normalized word, the one that takes least off first. The first is the word itself.
  public static func readings(of word: String) -> [Reading] {
    var out = [Reading(stem: word, prefix: "", hasArticle: false)]
    guard isArabic(word) else { return out }
    for (stem, prefix) in conjunctions(word) {
      if !prefix.isEmpty { out.append(Reading(stem: stem, prefix: prefix, hasArticle: false)) }
      add(stem, prefix, to: &out)
      // لل is ل and ال.
      if stem.hasPrefix("لل"), stem.count > 3 {
        out.append(Reading(stem: "ال" + stem.dropFirst(2), prefix: prefix + "ل", hasArticle: false))
        out.append(Reading(stem: String(stem.dropFirst(2)), prefix: prefix + "ل", hasArticle: true))
        out.append(Reading(stem: "ل" + stem.dropFirst(2), prefix: prefix + "ل", hasArticle: true))
      }
      for particle in ["ب", "ل", "ك", "س"] where stem.hasPrefix(particle) && stem.count > 2 {
        let rest = String(stem.dropFirst())
        out.append(Reading(stem: rest, prefix: prefix + particle, hasArticle: false))
        add(rest, prefix + particle, to: &out)
      }
    }
    return out
  }

  private static func conjunctions(_ word: String) -> [(stem: String, prefix: String)] {
    var out = [(word, "")]
    for particle in ["و", "ف"] where word.hasPrefix(particle) && word.count > 2 {
      out.append((String(word.dropFirst()), particle))
    }
    return out
  }

  private static func add(_ stem: String, _ prefix: String, to out: inout [Reading]) {
    guard stem.hasPrefix("ال"), stem.count > 3 else { return }
    out.append(Reading(stem: String(stem.dropFirst(2)), prefix: prefix, hasArticle: true))
  }

  /// The word without the article ال.
  public static func withoutArticle(_ word: String) -> String {
    word.hasPrefix("ال") && word.count > 3 ? String(word.dropFirst(2)) : word
  }

  /// True where the first letter is one of the Arabic block.
  public static func isArabic(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return (0x0620...0x06FF).contains(first.value)
  }
}
