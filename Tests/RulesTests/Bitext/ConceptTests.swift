import RuleKit
import Testing

struct ConceptTests {
  @Test func tableNamesTheLineOfAFault() {
    var table = ConceptTable()
    #expect(throws: ConceptTableError(file: "t.tsv", line: 3, problem: "expected “theme/key”, found “monday”")) {
      try table.add("# days\nconcept\tar\ten\nmonday\tx\tMonday\n", file: "t.tsv")
    }
    #expect(throws: ConceptTableError.self) { try table.add("name\tar\n", file: "t.tsv") }
    #expect(throws: ConceptTableError.self) { try table.add("concept\tar\na/1\tx\ty\n", file: "t.tsv") }
  }

  @Test func longestFormOfAThemeWins() throws {
    let pair = try PairSamples.pair("في كانون الثاني", "in January")
    #expect(pair.source.mentions(of: "month").map(\.key) == ["1"])
    #expect(pair.target.mentions(of: "month").map(\.key) == ["1"])
    #expect(pair.source.mentions(of: "month").first?.tokens == 1..<3)
  }

  @Test func articleTellsMondayFromTwo() throws {
    #expect(try PairSamples.pair("يوم الاثنين", "").source.mentions(of: "weekday").map(\.key) == ["1"])
    #expect(try PairSamples.pair("عاد اثنين", "").source.mentions(of: "weekday").isEmpty)
  }

  @Test func oneNameIsOneMention() throws {
    let pair = try PairSamples.pair("صباح السبت وصباح الجمعة", "Saturday and Friday morning")
    #expect(pair.source.mentions(of: "weekday").map(\.key) == ["6", "5"])
  }

  @Test func capitalTellsMayFromMay() throws {
    #expect(try PairSamples.pair("x", "He may go.").target.mentions(of: "month").isEmpty)
    #expect(try PairSamples.pair("x", "He went in May.").target.mentions(of: "month").map(\.key) == ["5"])
  }

  @Test func languagesWithoutWordsProveNothing() throws {
    let pair = try PairSamples.pair("Il est arrivé en Italie dimanche avec 4 millions d’euros.", "x", from: "fr")
    #expect(pair.source.themes.isEmpty)
    #expect(pair.target.themes.isSuperset(of: ["weekday", "country", "scale"]))
  }

  @Test func possessiveIsTheWord() throws {
    #expect(try PairSamples.pair("x", "Sunday’s raid").target.mentions(of: "weekday").map(\.key) == ["7"])
  }
}
