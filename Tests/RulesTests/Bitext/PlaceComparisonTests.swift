import Gazetteer
import Glossary
import RuleKit
import Testing

@testable import Rules

struct PlaceComparisonTests {
  private func missing(_ source: String, _ target: String) throws -> [String] {
    let pair = try PairSamples.pair(source, target)
    return PlaceComparison(pair, places: .none).missing.filter(\.isSure).map { pair.source.text.string($0.tokens) }
  }

  @Test func anotherSpellingIsTheName() throws {
    #expect(try missing("وصل إلى دير الزور", "He reached Deir Ezzour.").isEmpty)
    #expect(try missing("وصل إلى فوكوشيما", "He reached Fukuschima.").isEmpty)
  }

  @Test func adjectiveSaysTheCountry() throws {
    #expect(try missing("في ليبيا", "the Libyan parliament").isEmpty)
    #expect(try missing("في ليبيا", "the Lebanese parliament") == ["ليبيا"])
  }

  @Test func acronymHoldsItsCountry() throws {
    #expect(try missing("بعثة الأمم المتحدة لتقديم المساعدة إلى العراق", "UNAMI reported.").isEmpty)
    #expect(try missing("قصفت الطائرات قرية في العراق", "UNICEF said jets struck a village.") == ["العراق"])
  }

  @Test func wordsThatAreNoPlaces() throws {
    #expect(try missing("صليت صلاة المغرب", "I prayed at sunset.").isEmpty)
    #expect(try missing("أريد كوبي", "I want my cup.").isEmpty)
  }

  @Test func namesBehindParticlesAreFound() throws {
    #expect(try missing("سافر وزير لبولندا", "A minister left.") == ["لبولندا"])
  }
}

struct NameSoundsTests {
  private func sounds(_ text: String) throws -> NameSounds { NameSounds(try PairSamples.pair("x", text).target) }

  @Test func namesAreFoundInAnySpelling() throws {
    let sounds = try sounds("Jets struck Ma’arrat an-Nu’man, Kafranbel and Deir-ez-Zor.")
    #expect(sounds.contains("Kafr Nabl"))
    #expect(sounds.contains("Maarat al-Numan"))
    #expect(sounds.contains("Deir al-Zor"))
    #expect(!sounds.contains("Saraqib"))
  }

  @Test func classNounsAreNoPartOfTheName() throws {
    #expect(try sounds("a village in Hasakah").contains("Hasakah Governorate"))
  }

  @Test func shortNamesMustBeWritten() throws {
    #expect(try !sounds("She went to Kyoto.").contains("Qatt"))
    #expect(try sounds("She went to Nice.").contains("Nice"))
  }
}

/// What rules say of languages whose words the tables do not have.
struct OtherLanguageTests {
  private func concepts(_ source: String, _ target: String, from language: String, _ themes: Set<String>) throws -> Int
  {
    let comparison = ConceptComparison(try PairSamples.pair(source, target, from: language), themes: themes)
    return comparison.added.count + comparison.missing.count
  }

  @Test func unknownWordsAreNoDifference() throws {
    let themes: Set<String> = ["weekday", "country", "city", "month", "compass"]
    let (source, target) = ("Il est à Rome depuis dimanche.", "He has been in Rome since Sunday.")
    #expect(try concepts(source, target, from: "fr", themes) == 0)
    #expect(PlaceComparison(try PairSamples.pair(source, target, from: "fr"), places: .none).added.isEmpty)
  }

  @Test func digitsAreComparedWithoutWords() throws {
    let differences = { (source: String, target: String) in
      NumberComparison(pair: try PairSamples.pair(source, target, from: "de")).differences.count
    }
    #expect(try differences("4 Millionen Menschen, 280.000 Häuser", "4 million people, 280,000 houses") == 0)
    #expect(try differences("Im Jahr 1985 kam er.", "He came in 1986.") == 1)
  }
}
