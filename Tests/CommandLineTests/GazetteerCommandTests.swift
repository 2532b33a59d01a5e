import Files
import Testing

@Suite struct GazetteerCommandTests {
  private let folder = Program.temporaryFolder()

  private func write(_ name: String, _ text: String) throws -> String {
    let path = Paths.join(folder, name)
    try AtomicWriter.replace(path, with: Array(text.utf8))
    return path
  }

  // MARK: lookup

  @Test(arguments: ["Kafr Dael", "كفر داعل", "kafr da'il", "Kafr Daeel"])
  func aCardSaysWhatIsKnown(name: String) throws {
    let result = try Program.run(["gazetteer", "lookup", name])
    #expect(result.status == 0)
    for part in [
      "Kafr Dael  كفر داعل\u{200E}\n", "class       village, Aleppo, Syria", "coordinates 36.2", "sy-kafr-dael",
      "geonames",
      "also        Kafr Da'il", "wrong       Kafr Daal", "sources     mtlint, GeoNames", "licence     Apache-2.0",
    ] { #expect(result.output.contains(part), "\(part) in \(result.output)") }
  }

  @Test func severalPlacesOfANameAreShown() throws {
    let result = try Program.run(["gazetteer", "lookup", "Tripoli"])
    #expect(result.output.contains("places may be meant"))
    #expect(result.output.contains("city, Tripoli, Libya"))
    #expect(result.output.contains("city, North Lebanon, Lebanon"))
    let one = try Program.run(["gazetteer", "lookup", "--country", "lb", "--limit", "1", "Tripoli"])
    #expect(one.output.contains("city, North Lebanon, Lebanon"))
    #expect(!one.output.contains("Libya"))
  }

  @Test func aTypingErrorGetsSuggestions() throws {
    let result = try Program.run(["gazetteer", "lookup", "Lattakai"])
    #expect(result.status == 1)
    #expect(result.error.contains("“Lattakai” is in no table"))
    #expect(result.output.hasPrefix("near it:\n  Latakia  اللاذقية"))
    let nothing = try Program.run(["gazetteer", "lookup", "Qqqqzx"])
    #expect(nothing.status == 1)
    #expect(nothing.output.isEmpty)
    #expect(try Program.run(["gazetteer", "lookup", "--limit", "0", "Homs"]).status == 2)
  }

  @Test func licencesOfImportedTablesAreTheirSources() throws {
    let table = "id\tcountry\tenglish\tsources\nx:1\tSY\tNowhere Tell\tgn\nx:2\tSY\tOther Nowhere\tgn|wof\n"
    let path = try write("t.tsv", table)
    let one = try Program.run(["gazetteer", "lookup", "--no-builtin", "--gazetteer", path, "Nowhere Tell"])
    #expect(one.output.contains("licence     CC BY 4.0\n"), "\(one.output)")
    let two = try Program.run(["gazetteer", "lookup", "--no-builtin", "--gazetteer", path, "Other Nowhere"])
    #expect(two.output.contains("licence     GeoNames: CC BY 4.0; Who's On First: CC0"))
  }

  // MARK: check

  @Test func theTablesOfTheHouseAreClean() throws {
    let places = Paths.join(Paths.parent(of: Paths.parent(of: Paths.parent(of: #filePath))), "Glossaries/places")
    let result = try Program.run(["gazetteer", "check", "--quiet", places])
    #expect(result.output.isEmpty, "\(result.output)")
    #expect(result.status == 0, "\(result.error)")
  }

  @Test func whatIsLikelyWrongIsAWarning() throws {
    let path = try write(
      "SY.tsv", "id\tcountry\tlat\tlon\tenglish\tarabic\nx\tSY\t33.5\t3.6\tNowhere\tلامكان\ny\tSY\t\t\tElse\tآخر\n")
    let result = try Program.run(["gazetteer", "check", path])
    #expect(result.status == 1)
    #expect(result.output == "\(path): 2 places\n\(path):2: x: 33.5, 3.6 lies outside SY\n")
  }

  @Test func whatCannotBeReadIsAnError() throws {
    let path = try write("SY.tsv", "id\tenglish\nx\tDeir\tez-Zor\n")
    let result = try Program.run(["gazetteer", "check", path])
    #expect(result.status == 2)
    #expect(result.error.contains("SY.tsv:2: 3 columns where the header has 2"))
    #expect(try Program.run(["gazetteer", "check", Paths.join(folder, "none")]).status == 2)
  }

  // MARK: tables of the user

  @Test(arguments: [
    ("id\tenglish\nx\tHoms\nx\tHama\n", "t.tsv:3: id “x” stands on line 2 too"),
    ("id\tenglish\nx\tDeir\tez-Zor\n", "t.tsv:2: 3 columns where the header has 2"),
    ("id\tenglish\nx\tHo", ""), ("english\nHoms\n", "t.tsv:1: no column “id”"), ("", "t.tsv:1: empty file"),
  ])
  func faultsOfTablesAreOneLine(text: String, message: String) throws {
    let path = try write("t.tsv", text)
    let result = try Program.run(
      ["normalize", "--no-builtin", "--gazetteer", path, "Homs"], environment: ["MTLINT_CACHE_DIR=\(folder)/cache"])
    #expect(result.status == (message.isEmpty ? 0 : 2))
    #expect(result.error.contains(message))
    #expect(result.error.split(separator: "\n").count == (message.isEmpty ? 0 : 1), "\(result.error)")
  }

  /// Bulk tables have “Somali” for Somalia, and places of two letters that are surnames in a text.
  @Test func peoplesAndShortNamesOfATableAreNoSpellings() throws {
    let path = try write(
      "t.tsv", "id\tcountry\tenglish\tlatin_variants\nso:1\tSO\tSomalia\tSomali|Soomaal\ncn:1\tCN\tGu\tGao\n")
    let options = ["lint", "--no-builtin", "--gazetteer", path, "-"]
    let cache = ["MTLINT_CACHE_DIR=\(folder)/cache"]
    let text = "Pirates left Somalia on Monday, the Somali coast guard said in Gu.\n\nThe men live in Gao.\n"
    #expect(try Program.run(options, input: text, environment: cache).status == 0)
    let other = "Pirates left Somalia on Monday. The men live in Soomaal.\n"
    #expect(try Program.run(options, input: other, environment: cache).output.contains("en/inconsistent-place"))
  }

  @Test func withoutAHomeOrAWritableCacheTheRunGoesOn() throws {
    let path = try write("t.tsv", "id\tenglish\nx\tNowhere Tell\n")
    let command = ["normalize", "--no-builtin", "--gazetteer", path, "nowhere tell"]
    let homeless = try Program.run(command, environment: [])
    #expect(homeless.output == "Nowhere Tell\n")
    #expect(homeless.error.isEmpty && homeless.status == 0)
    let unwritable = try Program.run(command, environment: ["HOME=/proc/none"])
    #expect(unwritable.output == "Nowhere Tell\n")
    #expect(unwritable.status == 0)
    #expect(unwritable.error.split(separator: "\n").count == 1)
    #expect(unwritable.error.contains("the place index cannot be kept for the next run"))
  }

  @Test func processesThatStartTogetherOnAColdCacheAgree() async throws {
    let rows = (0..<3000).map { "x\($0)\tNowhere \($0)\n" }.joined()
    let path = try write("t.tsv", "id\tenglish\n" + rows)
    let cache = "MTLINT_CACHE_DIR=\(folder)/cold"
    let answers = try await withThrowingTaskGroup(of: Program.Result.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try Program.run(
            ["normalize", "--no-builtin", "--gazetteer", path, "NOWHERE 2999"], environment: [cache])
        }
      }
      return try await group.reduce(into: [Program.Result]()) { $0.append($1) }
    }
    for answer in answers {
      #expect(answer.status == 0)
      #expect(answer.output == "Nowhere 2999\n")
      #expect(answer.error.isEmpty, "\(answer.error)")
    }
    #expect(try Paths.names(in: "\(folder)/cold").count == 1)
  }
}
