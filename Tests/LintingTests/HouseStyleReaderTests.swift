import Gazetteer
import Glossary
import Testing
import Toponyms
import YAMLTree

@testable import Linting

struct HouseStyleReaderTests {
  @Test func allStylesCanBeRead() throws {
    let expected = ["ala-lc", "ap", "bgn", "francophone", "gulf", "ijmes", "ocha", "press", "ungegn"]
    #expect(HouseStyleReader.names == expected)
    for name in expected {
      let style = try #require(try HouseStyleReader.named(name))
      #expect(style.name == name)
      #expect(!style.about.isEmpty)
    }
    #expect(try HouseStyleReader.named("klingon") == nil)
  }

  @Test func aStyleInherits() throws {
    let text = "inherits: ocha\nexonyms: known\n"
    let style = try HouseStyleReader.parse(Array(text.utf8), name: "house", file: "house.yml")
    #expect(style.article == "Al-")
    #expect(style.assimilates)
    #expect(style.exonyms == .known)
  }

  @Test(arguments: ["inherits: nobody\n", "artikel: al-\n", "exonyms: some\n", "scheme: wade-giles\n"])
  func slipsAreErrors(text: String) {
    #expect(throws: YAMLError.self) {
      try HouseStyleReader.parse(Array(text.utf8), name: "house", file: "house.yml")
    }
  }

  @Test(arguments: [
    ("press", "al-Bab", "Aleppo"), ("ap", "Al-Bab", "Aleppo"), ("ocha", "Al-Bab", "Aleppo"),
    ("gulf", "Al Bab", "Aleppo"), ("bgn", "Al Bāb", "Ḩalab"), ("ijmes", "al-Bāb", "Aleppo"),
    ("ala-lc", "al-Bāb", "Ḥalab"),
  ])
  func namesAreWrittenInTheStyle(name: String, bab: String, aleppo: String) throws {
    let gazetteer = try Gazetteer.open(
      builtin: Glossary.places, tables: [], model: try Glossary.nameModel(), cache: GazetteerCache(folder: nil))
    let style = PlaceStyle(try #require(try HouseStyleReader.named(name)), model: try Glossary.romanizerModel())
    let found = try ["al-Bab", "Aleppo"].map { try #require(gazetteer.lookup($0).first).place }
    #expect(style.name(of: found[0]) == bab)
    #expect(style.name(of: found[1]) == aleppo)
  }
}
