import SourceText
import Testing

@testable import Tokens

@Suite("Properties of tokens")
struct TokenFlagsTests {
  @Test(
    "kind",
    arguments: [
      ("army", Token.Kind.word), ("don't", .word), ("1st", .word), ("حلب", .word), ("日", .word), ("user@x.org", .word),
      ("42", .number), ("1,200.5", .number), ("٣٤٫٥", .number), ("۷", .number), (",", .punctuation),
      ("...", .punctuation),
      ("“", .punctuation), ("،", .punctuation), ("__", .punctuation), ("@", .punctuation), ("%", .punctuation),
      ("$", .symbol), ("+", .symbol), ("€", .symbol), ("😀", .symbol), ("👨‍👩‍👧", .symbol), ("🇸🇾", .symbol), ("1️⃣", .symbol),
      ("½", .symbol), ("\0", .symbol), ("\u{301}", .symbol), ("Ⅳ", .word), ("_1", .word),
    ])
  func kind(text: String, kind: Token.Kind) throws {
    let result = try tokenize(text)
    #expect(result.tokens.map(\.kind) == [kind])
  }

  @Test(
    "shape",
    arguments: [
      ("army", Token.Shape.lower), ("Aleppo", .capitalized), ("A", .capitalized), ("UN", .upper), ("U.S", .upper),
      ("iPhone", .mixed), ("ElBaradei", .mixed), ("McCain", .mixed), ("F16", .capitalized), ("UN's", .mixed),
      ("x1", .lower),
      ("42", .caseless), ("حلب", .caseless), ("Ḥalab", .capitalized), ("ÉCOLE", .upper), ("école", .lower),
      ("eÉ", .mixed),
      ("Ма'аррат", .capitalized), ("O’Brien", .mixed), ("Ma’arat", .capitalized), ("’Ali", .caseless),
      ("_Ab", .capitalized),
    ])
  func shape(text: String, shape: Token.Shape) throws {
    #expect(try tokenize(text).tokens[0].shape == shape)
    if text != "’Ali" { #expect(Token.Shape(of: text) == shape) }
  }

  /// Words with text behind them are read eight letters at a time.
  @Test(
    "shape before other words",
    arguments: [
      ("a", Token.Shape.lower), ("A", .capitalized), ("UN", .upper), ("Un", .capitalized), ("uN", .mixed),
      ("zigzaged", .lower), ("Zigzaged", .capitalized), ("ZIGZAGED", .upper), ("zigzageD", .mixed),
      ("internationally", .lower), ("Internationally", .capitalized), ("INTERNATIONALLY", .upper),
      ("internatioNally", .mixed), ("InternationallY", .mixed), ("INTERNATIonally", .mixed),
      ("INTERNATioNALLY", .mixed),
      ("InternationALLY", .mixed), ("Governor", .capitalized), ("Governors", .capitalized), ("GOVERNORs", .mixed),
    ])
  func shapeBeforeOthers(word: String, shape: Token.Shape) throws {
    for next in [" stands before other words", ", with a comma and other words", "\nand a line of other words"] {
      #expect(try tokenize(word + next).tokens[0].shape == shape, "\(next)")
      #expect(try tokenize(word + next).string(0) == word, "\(next)")
    }
  }

  @Test(
    "script",
    arguments: [
      ("army", Token.Script.latin), ("حلب", .arabic), ("٣", .common), ("42", .common), ("שלום", .hebrew),
      ("мир", .cyrillic),
      ("εις", .greek), ("日", .other), ("ḥalab", .latin), (",", .common), ("😀", .common), ("_حلب", .arabic),
    ])
  func script(text: String, script: Token.Script) throws {
    #expect(try tokenize(text).tokens.map(\.script) == [script])
  }

  @Test("blanks in front")
  func blanks() throws {
    let result = try tokenize(" a b,c\u{A0}d\u{2009}é\tf\u{200F} \u{200F}g")
    #expect(result.strings == ["a", "b", ",", "c", "d", "é", "f\u{200F}", "g"])
    #expect(result.tokens.map { $0.has(.spaceBefore) } == [true, true, false, false, true, true, true, true])
  }

  @Test("a narrow blank, as French sets it before marks and between digits")
  func narrowBlanks() throws {
    let result = try tokenize("dit-il\u{202F}? 10\u{202F}km, 147\u{202F}000\u{202F}€")
    #expect(result.strings == ["dit", "-", "il", "?", "10", "km", ",", "147\u{202F}000", "€"])
    #expect(
      result.tokens.map { $0.has(.spaceBefore) } == [false, false, false, true, true, true, false, true, true])
  }

  @Test("bytes over 0x7F")
  func nonASCII() throws {
    #expect(try tokenize("a é b’s c— d").tokens.map { $0.has(.nonASCII) } == [false, true, true, false, true, false])
  }

  @Test("locked ranges")
  func locked() throws {
    let text = "see http://a.b/c now é then"
    let locked = [ByteRange(4, 16), ByteRange(21, 23)]
    let result = try tokenize(text, locked: locked)
    for token in result.tokens {
      #expect(token.has(.locked) == locked.contains { $0.overlaps(token.range) }, "\(result.string(token.range))")
    }
    #expect(result.tokens.filter { $0.has(.locked) }.count > 3)
    #expect(try !tokenize("ab cd", locked: [ByteRange(2, 3), ByteRange(9, 12)]).tokens.contains { $0.has(.locked) })
  }

  @Test("offsets count bytes")
  func offsets() throws {
    let result = try tokenize("é حلب\r\nb")
    #expect(result.tokens.map(\.range) == [ByteRange(0, 2), ByteRange(3, 9), ByteRange(11, 12)])
    #expect(result.string(1) == "حلب" && result.string(0..<2) == "é حلب" && Array(result.bytes(2)) == [0x62])
    #expect(result.range(of: 1..<1) == ByteRange(3, 3) && result.range(of: 3..<3) == ByteRange(12, 12))
    #expect([0, 1, 2, 3, 8, 9, 11, 12].map { result.tokenIndex(at: $0) } == [0, 0, 1, 1, 1, 2, 2, 3])
    #expect(result.string(ByteRange(3, 99)) == "حلب\r\nb")
  }

  @Test("are 16 bytes")
  func size() {
    #expect(MemoryLayout<Token>.stride == 16)
  }

  @Test("words are counted")
  func wordCount() throws {
    #expect(try tokenize("The army took 3 towns — all, “of” them. 😀").wordCount == 8)
  }
}
