import ICU
import SourceText
import Testing

@testable import Tokens

@Suite("Token boundaries")
struct TokenizerBoundaryTests {
  @Test(
    "are those of ICU's word break",
    arguments: [
      "The army’s 3.5 million (U.S.) dollars, don't you?",
      "killed.The next a.é b.c 1.2 1,200;5 a,b 5'6 x'y'z O’Brien ‘quoted’ “text” — dash–dash",
      "قالت وكالة الأنباء السورية، إن الجيش... سيطر على «معرة النعمان» ١٢٬٣٤٥ شخصاً؟",
      "دِمَشْقُ العَرَبِيَّة ـــــ مـــــدينة", "e\u{301}te\u{301} naive\u{308} x\u{308}y a\u{301} \u{301}b",
      "👩‍👩‍👧‍👦 family 🇸🇾🇱🇧🇮🇶 flags 👍🏽 1️⃣ ❤️ \u{200D}❤", "word\u{200F} \u{200F}word \u{202B}عربي\u{202C} x",
      "日本語の文章。中文，ภาษาไทย ok", "שָׁלוֹם \"ab\" צה\"ל ג'ורג'", "\u{FEFF}start nb\u{A0}sp\u{2009}thin\u{3000}wide",
      "_a_ __ _1 a_b'c 1_2,3 user@example.com http://a.b/c?d=e&f @me @ 7@8 a.@", ".\u{301}. x", "a..b ... é.... ..é .",
      "a\r\nb\rc\u{2028}d\u{2029}e\u{85}f",
      "Σίσυφος Привет, мир! Ünïcödé straße ﬁne Ḥalab", "\0\u{1}a\0b\u{7F}", "½ ² m² №5 €5 $5 5% 5‰ ٪٥",
    ])
  func equalICU(text: String) throws {
    let bytes = Array(text.utf8)
    #expect(try tokenize(text).tokens.map(\.range) == ExpectedTokens.ranges(of: bytes))
  }

  @Test("are those of ICU's word break in random mixtures", arguments: 0..<40)
  func equalICUInMixtures(seed: Int) throws {
    let pieces = [
      "a", "B", "word", "Aleppo", "7", "42", "_", ".", ",", ";", "'", "\"", ":", "-", "@", "$", " ", " ", " ", "\t",
      "\n",
      "\r\n", "\r", "\0", "é", "ß", "’", "‘", "“", "”", "…", "–", "ا", "ل", "بيت", "َ", "ـ", "٣", "٬", "٫", "،", "؟",
      "\u{200F}", "\u{200B}", "\u{200D}", "\u{FE0F}", "\u{301}", "\u{A0}", "\u{3000}", "\u{2028}", "😀", "👩", "🇸", "🇾",
      "👍🏽", "\u{20E3}", "א", "״", "日", "本", "ข", "한", "カ", "·", "\u{AD}", "\u{FEFF}", "Я", "\u{1F3FB}",
    ]
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<50 {
      let count = Int.random(in: 1...30, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let found = try tokenize(text).tokens.map(\.range)
      #expect(try found == ExpectedTokens.ranges(of: Array(text.utf8)), "\(text.unicodeScalars.map(\.value))")
    }
  }

  @Test("of a text without tokens", arguments: ["", " ", " \t\r\n\u{A0}\u{2029} ", "\u{200F}\u{FEFF}", "\n\n\n"])
  func noTokens(text: String) throws {
    let result = try tokenize(text)
    #expect(result.tokens.isEmpty && result.paragraphs.isEmpty && result.sentenceStarts.isEmpty)
  }

  @Test("of one character", arguments: ["a", "7", ".", "é", "ب", "😀", "\0", "\u{301}"])
  func oneCharacter(text: String) throws {
    let result = try tokenize(text)
    #expect(result.strings == [text])
    #expect(result.tokens[0].flags.isSuperset(of: [.paragraphStart, .sentenceStart]))
    #expect(!result.tokens[0].has(.spaceBefore))
  }

  @Test("hold runs of dots together")
  func dots() throws {
    #expect(try tokenize("wait.. what... no....").strings == ["wait", "..", "what", "...", "no", "...."])
    #expect(try tokenize("وصل....ثم").strings == ["وصل", "....", "ثم"])
  }
}
