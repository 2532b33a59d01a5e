import Testing

@testable import Tokens

@Suite("Words and their numbers")
struct VocabularyTests {
  @Test(
    "fold",
    arguments: [
      ("Aleppo", "aleppo"), ("Ma’arat", "ma'arat"), ("Ma‘arat", "ma'arat"), ("Maʼarat", "ma'arat"), ("ÉCOLE", "école"),
      ("Ḥoms", "ḥoms"), ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("دِمَشْقُ", "دمشق"), ("مـــدينة", "مدينة"), ("الرَّقَّة", "الرقة"),
      ("ا\u{653}", "آ"),
      ("e\u{301}", "\u{E9}"), ("عربي\u{200F}", "عربي"), ("so\u{AD}ft", "soft"), ("..", "..."), ("....", "..."),
      (".", "."),
      ("’", "’"), ("ـ", "ـ"), ("straße", "straße"), ("", ""),
      ("Quite-A-Long-Word-Of-More-Than-16", "quite-a-long-word-of-more-than-16"),
    ])
  func folding(word: String, folded: String) {
    #expect(Array(WordFolding.fold(word).unicodeScalars) == Array(folded.unicodeScalars))
    #expect(WordFolding.fold(folded) == folded)
  }

  @Test("of a vocabulary are given out in order, behind the ASCII characters")
  func order() {
    let base = Vocabulary.empty.count
    let vocabulary = Vocabulary(words: ["Aleppo", "the", "aleppo", "", "حَلَب", "a", "characterisations"])
    #expect(vocabulary.count == base + 4)
    #expect(vocabulary.id(of: "ALEPPO") == WordID(UInt32(base + 1)))
    #expect(vocabulary.id(of: "the") == WordID(UInt32(base + 2)))
    #expect(vocabulary.id(of: "حلب") == WordID(UInt32(base + 3)))
    #expect(vocabulary.id(ofFolded: Array("characterisations".utf8)) == WordID(UInt32(base + 4)))
    #expect(vocabulary.id(of: "characterisationz") == .none && vocabulary.id(of: "homs") == .none)
    #expect(vocabulary.id(of: "") == .none && vocabulary.id(ofFolded: []) == .none)
    #expect(vocabulary.word(vocabulary.id(of: "aleppo")) == "aleppo" && vocabulary.word(.none).isEmpty)
    #expect(vocabulary.word(WordID(UInt32(vocabulary.count + 1))).isEmpty)
    #expect(vocabulary.id(of: "a") == Vocabulary.empty.id(of: "A") && vocabulary.id(of: ",") != .none)
  }

  @Test("are the same for the same words, whatever the seed")
  func deterministic() {
    let words = (0..<3000).map { "word\($0 * 7919 % 3001)" }
    let first = Vocabulary(words: words)
    let second = Vocabulary(words: words)
    #expect(words.allSatisfy { first.id(of: $0) == second.id(of: $0) })
  }

  @Test("do not collide")
  func tenThousand() {
    let words = (0..<10_000).map { number in
      number % 3 == 0 ? "w\(number)" : number % 3 == 1 ? "longer-word-\(number)-of-many-bytes" : "كلمة\(number)"
    }
    let vocabulary = Vocabulary(words: words.prefix(5000))
    let table = WordTable(vocabulary: vocabulary)
    let ids = words.map { table.intern($0) }
    #expect(Set(ids).count == 10_000)
    #expect(zip(words, ids).allSatisfy { table.text(of: $1) == $0 && table.intern($0) == $1 })
    #expect(table.count == vocabulary.count + 5000)
    #expect(zip(words, ids).prefix(5000).allSatisfy { vocabulary.id(of: $0) == $1 })
  }

  @Test("outside the vocabulary are forgotten on reset", arguments: [3, 40, 1000, 70_000])
  func reset(count: Int) {
    let table = WordTable(vocabulary: Vocabulary(words: ["known"]))
    let known = table.intern("known")
    for round in 0..<3 {
      let ids = (0..<count).map { table.intern("word-\(round)-\($0)") }
      #expect(Set(ids).count == count && table.count == table.vocabulary.count + count)
      #expect(table.text(of: ids[count - 1]) == "word-\(round)-\(count - 1)")
      table.reset()
      #expect(table.count == table.vocabulary.count && table.text(of: ids[0]).isEmpty)
    }
    #expect(table.intern("known") == known && table.intern("") == .none)
  }

  @Test("of tokens are those of the vocabulary and the table")
  func tokens() throws {
    let tokenizer = try Tokenizer(vocabulary: Vocabulary(words: ["the", "Syrian Observatory", "Ma'arat", "…"]))
    let text = "The THE ma’arat Ma‘arat unknownWORD characteristically CHARACTERISTICALLY حلب حَـلَب , ... .. … a _"
    let result = tokenizer.tokenize(Array(text.utf8))
    let ids = result.tokens.map(\.word)
    #expect(ids[0] == ids[1] && ids[2] == ids[3] && ids[5] == ids[6] && ids[7] == ids[8] && ids[10] == ids[11])
    #expect(
      ids[0] == tokenizer.words.vocabulary.id(of: "the") && ids[2] == tokenizer.words.vocabulary.id(of: "ma'arat"))
    for (index, id) in ids.enumerated() {
      #expect(tokenizer.words.text(of: id) == WordFolding.fold(result.string(index)))
      #expect(tokenizer.words.intern(result.string(index)) == id)
    }
    #expect(Set(ids).count == ids.count - 5)
  }

  @Test("keep their numbers over texts until reset")
  func texts() throws {
    let tokenizer = try Tokenizer(vocabulary: .empty)
    let first = tokenizer.tokenize(Array("unknown".utf8)).tokens[0].word
    #expect(tokenizer.tokenize(Array("other Unknown".utf8)).tokens[1].word == first)
    tokenizer.reset()
    #expect(tokenizer.tokenize(Array("other".utf8)).tokens[0].word == first)
  }
}
