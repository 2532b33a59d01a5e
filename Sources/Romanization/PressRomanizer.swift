import ICU

/// Writes names in Arabic script in Latin letters by rule, in the simplified English of the press.
///
/// Vowels that the script leaves out stay out: this is what is left where neither a table nor a learned model knows the
/// name. Belongs to one task.
public final class PressRomanizer {
  private let letters: Transliterator

  /// - Parameter country: ISO 3166-1 alpha-2; Maghreb names follow French habits.
  public init(country: String? = nil) throws(ICUError) {
    let isFrench = ["DZ", "MA", "TN", "MR", "DJ", "KM", "LB"].contains(country ?? "")
    letters = try Transliterator(name: "press", rules: Self.rules + (isFrench ? Self.french : ""))
  }

  /// True where the name holds a letter of Arabic script.
  public func isArabic(_ name: String) -> Bool {
    name.unicodeScalars.contains { (0x0621...0x06D5).contains($0.value) || (0xFB50...0xFEFC).contains($0.value) }
  }

  /// The name in Latin letters, each word with a capital, the article `al-` in lower case.
  public func romanize(_ name: String) -> String {
    let words = name.split(separator: " ").map { word -> String in
      let hasArticle = word.hasPrefix("ال") && word.count > 3
      let stem = String(hasArticle ? word.dropFirst(2) : word)
      // A word that ICU cannot take stays as it is.
      let latin = Self.capitalized(((try? letters.transliterate(stem)) ?? stem)[...])
      return hasArticle ? "al-" + latin : latin
    }
    return words.joined(separator: " ")
  }

  private static func capitalized(_ word: Substring) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  /// In ICU's rule syntax. ة is read as -a at the end of a word; a short a stands between consonants that nothing parts.
  private static let rules = """
    :: NFKC;
    [\\u064B-\\u065F\\u0670\\u0640] > ;
    آ > a; [أإٱا] > a; ى > a; ئ > i; ؤ > u; ء > ;
    ب > b; پ > p; ت > t; ث > th; ج > j; چ > ch; ح > h; خ > kh; د > d; ذ > dh; ر > r; ز > z; ژ > zh; س > s; ش > sh;
    ص > s; ض > d; ط > t; ظ > z; ع > a; غ > gh; ف > f; ڤ > v; ق > q; ك > k; ک > k; گ > g; ل > l; م > m; ن > n; ه > h;
    ة > a; و } [اآةى] > w; و > u; [يی] } [اآةى] > y; [يی] > i;
    """

  private static let french = """

    ::Null;
    sh > ch; u > ou; j > dj;
    """
}
