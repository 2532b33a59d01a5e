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

  @Test func wrongOptionsAreRefused() throws {
    #expect(try Program.run(["normalize", "--near", "north", "Homs"]).status == 2)
    #expect(try Program.run(["normalize", "--country", "Syria", "Homs"]).status == 2)
  }
}
