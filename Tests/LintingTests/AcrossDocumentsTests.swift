import Findings
import Linting
import SourceText
import Testing

@Suite struct AcrossDocumentsTests {
  private func report(_ text: String, _ configuration: Configuration = Configuration()) throws -> DocumentReport {
    let bytes = Array(text.utf8)
    let linter = try Linter(book: House.book, configuration: configuration, names: House.names)
    return linter.lint(
      Document(
        file: SourceText(path: "f", bytes: bytes), format: "text", language: "en", text: bytes,
        map: .identity(count: bytes.count), segments: [Segment(range: ByteRange(0, bytes.count))]))
  }

  private func found(
    _ texts: String..., configuration: Configuration = Configuration(), known: [(String, Int)] = []
  ) throws -> [String] {
    var across = try #require(AcrossDocuments(configuration, packs: House.book.packs))
    for (spelling, documents) in known {
      let place = try #require(try report("The road to Deir al-Zor is open.").places.first?.place)
      across.know(
        place: place.id, house: place.name, spelling: spelling, language: "en-GB", mentions: 2 * documents,
        documents: documents)
    }
    for text in texts { across.add(try report(text)) }
    return across.findings().map { number, report, finding in
      "\(number): \(report.document.string(finding.range)): \(finding.message)"
    }
  }

  @Test func aNameInSeveralSpellingsIsReportedOnce() throws {
    let found = try found(
      "Troops left Deir al-Zor.", "The road to Deir Ezzor is open. All of Deir Ezzor is quiet.",
      "Deir al-Zor is quiet, and so is Aleppo.", "Snow fell on Deir ez-Zor.")
    // An article that is assimilated makes no other spelling.
    #expect(
      found == [
        "1: Deir Ezzor: One name in 2 spellings: “Deir al-Zor” 3 times in 3 documents, “Deir Ezzor” twice in 1 document. "
          + "The house writes “Deir al-Zor”."
      ])
  }

  @Test func whatOneTextMixesIsForAnotherRule() throws {
    #expect(try found("Troops left Deir al-Zor for Deir Ezzor.", "Aleppo is quiet.").isEmpty)
    #expect(try found("Troops left Deir al-Zor for Deir Ezzor.").isEmpty)
  }

  @Test func twoNamesAreNoTwoSpellings() throws {
    #expect(try found("The battle of Kobani ended.", "The Kurds had held Ain al-Arab.").isEmpty)
    #expect(try found("Troops left al-Bab.", "The road to Al Bab is open.").isEmpty)
  }

  @Test func whatEarlierRunsSawCounts() throws {
    let found = try found("Troops left Deir Ezzor.", known: [("Deir al-Zor", 7)])
    #expect(
      found.first?.hasSuffix(
        "“Deir al-Zor” 14 times in 7 documents, “Deir Ezzor” once in 1 document. "
          + "The house writes “Deir al-Zor”.") == true)
    // Said before.
    #expect(try self.found("Troops left Deir Ezzor.", known: [("Deir al-Zor", 7), ("Deir Ezzor", 1)]).isEmpty)
  }

  @Test func keepsQuietWhereItIsTold() throws {
    var configuration = Configuration()
    configuration.allowedWords = ["deir ezzor"]
    #expect(try found("Deir Ezzor is quiet.", "Deir al-Zor is quiet.", configuration: configuration).isEmpty)
    configuration.ignore = ["universal/inconsistent-across-documents"]
    #expect(AcrossDocuments(configuration, packs: House.book.packs) == nil)
  }

  @Test func reportsWaitOnlyWhereTheyAreWrittenTogether() throws {
    let texts = ["The road to Deir Ezzor is open.", "Troops left Deir al-Zor."]
    for holds in [false, true] {
      var run = AcrossRun<Int>(AcrossDocuments(Configuration(), packs: House.book.packs), holds: holds)
      // A record before the first file goes its way.
      #expect(!run.keeps(try report(texts[1]), 9, isCompared: false))
      for (number, text) in texts.enumerated() { #expect(run.keeps(try report(text), number) == holds) }
      let end = run.finish()
      #expect(end.held.map(\.item) == (holds ? [0, 1] : []))
      #expect(end.held.map(\.report.findings.count) == (holds ? [1, 0] : []))
      #expect(end.added.map(\.findings.count) == (holds ? [] : [1]))
    }
  }
}
