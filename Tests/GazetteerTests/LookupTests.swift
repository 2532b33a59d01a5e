import Testing

@testable import Gazetteer

@Suite struct LookupTests {
  @Test(arguments: [
    ("Aleppo", "Aleppo", MatchMethod.exact, SpellingStatus?.some(.canonical)),
    ("ALEPPO", "Aleppo", .exact, .canonical),
    ("Halab", "Aleppo", .variant, .accepted),
    ("Al Bab", "al-Bab", .exact, .canonical),
    ("Ma’arat Al Ateeq", "Maarat al-Artiq", .variant, .fault),
    ("مَعَارَة الأَرْتِيق", "Maarat al-Artiq", .exact, .arabic),
    ("حريتان", "Haritan", .exact, .arabic),
    ("Hreitan", "Haritan", .skeleton, nil),
    ("Maarat al-Artib", "Maarat al-Artiq", .fuzzy, nil),
    ("Ma'arat al-Nu'man", "Maarat al-Numan", .exact, .canonical),
  ])
  func finds(_ name: String, _ canonical: String, _ method: MatchMethod, _ status: SpellingStatus?) throws {
    let found = try #require(try Samples.gazetteer(Samples.aleppo).lookup(name).first)
    #expect(found.place.english == canonical)
    #expect(found.method == method)
    #expect(found.status == status)
    #expect((0...1).contains(found.confidence))
  }

  @Test func nothingIsLikeIt() throws {
    let gazetteer = try Samples.gazetteer(Samples.aleppo)
    #expect(gazetteer.lookup("Wollongong").isEmpty)
    #expect(gazetteer.lookup("").isEmpty)
    #expect(gazetteer.lookup("—").isEmpty)
    #expect(gazetteer.lookup(String(repeating: "x", count: 100_000)).isEmpty)
  }

  @Test func countryLimits() throws {
    let gazetteer = try Samples.gazetteer(Samples.aleppo, Samples.iraq)
    #expect(gazetteer.lookup("al-Bab", country: "IQ").map(\.place.id) == ["q:2"])
    #expect(gazetteer.lookup("al-Bab", country: "SY").map(\.place.id) == ["s:6"])
    #expect(Set(gazetteer.lookup("al-Bab").map(\.place.id)) == ["q:2", "s:6"])
    #expect(gazetteer.lookup("Aleppo", country: "EG").isEmpty)
  }

  @Test func nameAlreadyWrittenAsAFaultKeepsItsStatus() throws {
    let place = try #require(try Samples.gazetteer(Samples.aleppo).place(id: "s:6"))
    #expect(place.status(ofExactly: "Al Baab".utf8) == .fault)
    #expect(place.status(ofExactly: "al-Bab".utf8) == .canonical)
    #expect(place.status(ofExactly: "Al Bab".utf8) == nil)
  }
}

@Suite struct TextMatchingTests {
  private func words(_ text: String) -> [TextWord] { text.split(separator: " ").map { TextWord(String($0)) } }

  @Test func longestNameWins() throws {
    let gazetteer = try Samples.gazetteer(Samples.aleppo)
    let text = words("and Ma’arat al Artiq fell")
    let match = try #require(gazetteer.longestMatch(in: text, startingAt: 1))
    #expect(match.wordCount == 3)
    #expect(gazetteer.spellings(of: match).map(\.place.id) == ["s:3"])
    #expect(gazetteer.longestMatch(in: text, startingAt: 0) == nil)
    #expect(gazetteer.longestMatch(in: text, startingAt: 4) == nil)
  }

  @Test func articleAndScript() throws {
    let gazetteer = try Samples.gazetteer(Samples.aleppo)
    for text in ["al Bab", "Bab", "الباب", "باب", "معرة النعمان", "معره النعمان"] {
      #expect(gazetteer.longestMatch(in: words(text), startingAt: 0)?.wordCount == words(text).count, "\(text)")
    }
    let both = try #require(gazetteer.longestMatch(in: words("Aleppo"), startingAt: 0))
    #expect(gazetteer.spellings(of: both).map(\.place.id) == ["s:1", "s:2"])
    #expect(gazetteer.spellings(of: both).map(\.status) == [.canonical, .canonical])
  }
}

struct ShortenedNameTests {
  private func gazetteer() throws -> Gazetteer {
    let table = """
      id\tcountry\tenglish
      x:1\tDZ\tBab El Oued
      x:2\tSY\tKhirbat Ghazala
      x:3\tEG\tIzbat Yazbak
      x:4\tEG\tZarqa
      """
    let places = try PlaceTableReader.read(Array(table.utf8), name: "t.tsv")
    let index = try PlaceIndex(IndexStorage(compileIndex(tables: [places])), verify: true)
    return Gazetteer(indexes: [index], model: .untrained)
  }

  @Test(arguments: [
    ("Faubourg Bab el Oued", "x:1"), ("Jisr Ghazala", "x:2"), ("‘Iz. Yazbak", "x:3"),
  ])
  func aNameIsFoundWithAWordMoreOrAnother(name: String, id: String) throws {
    let found = try gazetteer().lookup(name, limit: 3).map(\.place.id)
    #expect(found.contains(id), "\(name): \(found)")
  }
}
