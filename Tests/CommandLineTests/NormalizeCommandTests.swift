import Files
import Testing

@Suite struct NormalizeCommandTests {
  @Test func answersOneLineAName() throws {
    let input = "Huritan\nمعارة الأرتيق\nDeir Ezzor\nal-Raqqah\nNowhereville\n"
    let result = try Program.run(["normalize", "-"], input: input)
    #expect(result.status == 0)
    #expect(result.output == "Haritan\nMaarat al-Artiq\nDeir al-Zor\nRaqqa\nNowhereville\n")
  }

  @Test func unknownNamesAreNull() throws {
    let result = try Program.run(["normalize", "--format", "jsonl", "Nowhereville"])
    #expect(result.output.hasPrefix("{\"input\":\"Nowhereville\",\"canonical\":null,\"id\":null"))
  }

  @Test func unknownArabicIsRomanized() throws {
    let result = try Program.run(["normalize", "--format", "jsonl", "خربة كبشونة"])
    #expect(result.output.contains("\"method\":\"romanized\""))
    #expect(result.output.contains("\"id\":null"))
  }

  @Test func namesInTextAreRewritten() throws {
    let result = try Program.run(["normalize", "--in-text", "-"], input: "They took Huritan and Qebtan Al Jabal.\n")
    #expect(result.output == "They took Haritan and Qabtan al-Jabal.\n")
  }

  @Test func onlySureAnswersAreGivenWhenAskedFor() throws {
    let name = "Maarat Numman"
    #expect(try Program.run(["normalize", name]).output == "Maarat al-Numan\n")
    #expect(try Program.run(["normalize", "--min-confidence", "1", name]).output == "\(name)\n")
    #expect(try Program.run(["normalize", "--min-confidence", "0", "Nowhereville"]).output != "Nowhereville\n")
  }

  /// Bulk tables have a place for nearly every short word: only what the text vouches for is put right.
  @Test func inATextNamesOfBulkTablesNeedEvidence() throws {
    let table = Program.temporaryFolder() + "/t.tsv"
    try AtomicWriter.replace(
      table,
      with: Array(
        ("id\tcountry\tfeature\tenglish\tlatin_variants\na\tSY\tlocality\tAl Biyah\tBy\n"
          + "b\tSY\tlocality\tBanak\tBank\nc\tSY\tlocality\tTall Nowhar\tTell Nowhaar\n"
          + "d\tMA\tlocality\tEl Ghine\tRhine\ne\tSY\tlocality\tKuwirah\tKouira\n").utf8))
    func rewritten(_ text: String) throws -> String {
      try Program.run(
        ["normalize", "--in-text", "--gazetteer", table, "-"], input: text,
        environment: ["MTLINT_CACHE_DIR=\(Program.temporaryFolder())"]
      ).output
    }
    let words = "By Monday the World Bank had left Damascus. The Rhine River is low. Then Bank of Syria closed.\n"
    #expect(try rewritten(words) == words)
    #expect(
      try rewritten("Shells fell on the village of Tell Nowhaar and near Kouira in Syria.\n")
        == "Shells fell on the village of Tall Nowhar and near Kuwirah in Syria.\n")
    let alone = "He lives near Kouira.\n"
    #expect(try rewritten(alone) == alone)
  }

  @Test func wrongOptionsAreRefused() throws {
    #expect(try Program.run(["normalize", "--min-confidence", "1.5", "Homs"]).status == 2)
    #expect(try Program.run(["normalize", "--near", "north", "Homs"]).status == 2)
    #expect(try Program.run(["normalize", "--country", "Syria", "Homs"]).status == 2)
  }
}

@Suite struct KnownNameTests {
  /// What stands in the tables is answered: it is the names that are not there which need evidence.
  @Test func namesOfTheTablesAreTheirOwnAnswer() throws {
    let names = ["al-Bab", "Homs", "Sarmin", "Idlib", "Nubl", "Mosul", "Afrin", "Tyre", "Hama", "Kobani", "Manama"]
    let result = try Program.run(["normalize", "--format", "tsv"] + names)
    let answers = result.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t").prefix(2).last ?? ""
    }
    #expect(answers.map(String.init) == names)
  }

  @Test func aStyleIsFollowed() throws {
    #expect(try Program.run(["normalize", "--style", "ocha", "Huritan", "Suwayda"]).output == "Haritan\nAs-Suwayda\n")
    #expect(try Program.run(["normalize", "--style", "bgn", "حلب"]).output == "Ḩalab\n")
    #expect(try Program.run(["normalize", "--style", "klingon", "Homs"]).status == 2)
  }

  @Test func lintCorrectsToTheStyle() throws {
    let text = "Shells fell on al-Suwayda. As-Suwayda was calm.\n"
    let result = try Program.run(
      ["lint", "--style", "ocha", "--fix", "--select", "en/place-spelling", "-"], input: text)
    #expect(result.output.contains("As-Suwayda") || result.error.contains("As-Suwayda"))
  }
}
