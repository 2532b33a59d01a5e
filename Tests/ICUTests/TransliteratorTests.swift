import Testing

@testable import ICU

@Suite("Transliterators")
struct TransliteratorTests {
  @Test("of the system rewrite text")
  func system() throws {
    #expect(try Transliterator(id: "Latin-ASCII").transliterate("Ḥalab — café") == "Halab - cafe")
    #expect(try Transliterator(id: "any-latin; Latin-ASCII").transliterate("حلب") == "hlb")
    #expect(try Transliterator(id: "NFD; [:Mn:] Remove; NFC").transliterate("é") == "e")
  }

  @Test(
    "are refused where ICU does not list them",
    arguments: ["Arabic-Latin/UNGEGN", "ar-Latn", "Latin-ASCII; Nonsense", "", ";"])
  func unlisted(id: String) {
    #expect { try Transliterator(id: id) } throws: { ($0 as? ICUError)?.name == "U_INVALID_ID" }
  }

  @Test("keep blanks and line ends, and grow the text")
  func words() throws {
    let rules = try Transliterator(name: "grow", rules: "a > aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;")
    #expect(try rules.transliterate(" b \r\n\tb ") == " b \r\n\tb ")
    #expect(try rules.transliterate("a" + String(repeating: "a", count: 100)).utf8.count == 101 * 40)
    #expect(try rules.transliterate("").isEmpty)
  }

  @Test("of our own rules work")
  func rules() throws {
    let own = try Transliterator(name: "own", rules: "ب > b ;\n$vowel = [اوي] ;\nل } $vowel > L ;\nل > l ;\nا > a ;")
    #expect(try own.transliterate("لا لب") == "La lb")
  }

  @Test("tell where a rule is malformed")
  func malformed() throws {
    #expect {
      try Transliterator(name: "bad", rules: "a > b ;\n$undefined > c ;")
    } throws: { error in
      guard let error = error as? ICUError, let at = error.parsePosition else { return false }
      return error.name == "U_UNDEFINED_VARIABLE" && at.offset > 0 && error.description.contains("offset")
    }
  }

  @Test("are listed")
  func list() throws {
    let ids = try Transliterator.availableIDs()
    #expect(ids.contains("Latin-ASCII") && ids.contains("Arabic-Latin/BGN"))
  }

  @Test("have steps", arguments: [("A-B; [a;b] C (D-E)", ["A-B", "C"]), ("[:Arabic:] Any-Latin", ["Any-Latin"])])
  func steps(id: String, expected: [String]) {
    #expect(TransformID.steps(of: id) == expected)
  }
}
