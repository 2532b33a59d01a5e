import Files
@preconcurrency import Glibc
import Testing

@Suite struct LintCommandTests {
  private func write(_ text: String, _ path: String) throws { try AtomicWriter.replace(path, with: Array(text.utf8)) }

  @Test func statusTellsWhatWasFound() throws {
    #expect(try Program.run(["lint", "-"], input: "The army advanced.\n").status == 0)
    #expect(try Program.run(["lint", "-"], input: "The army army advanced.\n").status == 1)
    #expect(try Program.run(["lint", "--fail-level", "never", "-"], input: "The army army advanced.\n").status == 0)
  }

  @Test func aMissingFileIsReportedAndTheRestChecked() throws {
    let folder = Program.temporaryFolder()
    try write("The army army advanced.\n", folder + "/a.txt")
    let result = try Program.run(["lint", "gone.txt", "a.txt"], in: folder)
    #expect(result.status == 2)
    #expect(result.error.contains("gone.txt: no such file or folder"))
    #expect(result.output.contains("a.txt:1:5"))
  }

  @Test func invalidTextNamesTheByte() throws {
    let folder = Program.temporaryFolder()
    try AtomicWriter.replace(folder + "/bad.txt", with: Array("ab\nc".utf8) + [0xFF])
    let result = try Program.run(["lint", "bad.txt"], in: folder)
    #expect(result.status == 2)
    #expect(result.error.contains("byte 4"))
  }

  @Test func usageErrorsAreTwo() throws {
    let result = try Program.run(["lint", "--format", "pdf", "-"])
    #expect(result.status == 2)
    #expect(result.error.contains("there is no format “pdf”"))
    #expect(try Program.run(["lnit"]).status == 2)
    #expect(try Program.run(["lint", "--ignore", "en/no-such-rule", "-"]).error.contains("no rule is called"))
  }

  @Test func fixesRewriteTheFileOnce() throws {
    let folder = Program.temporaryFolder()
    try write("The army army advanced.\r\nAll quiet.", folder + "/a.txt")
    chmod(folder + "/a.txt", 0o600)
    #expect(try Program.run(["lint", "--fix", "a.txt"], in: folder).status == 0)
    #expect(try FileReader.read(folder + "/a.txt") == Array("The army advanced.\r\nAll quiet.".utf8))
    #expect(try Program.run(["lint", "--fix", "a.txt"], in: folder).status == 0)
    #expect(try FileReader.read(folder + "/a.txt") == Array("The army advanced.\r\nAll quiet.".utf8))
  }

  @Test func diffChangesNothing() throws {
    let folder = Program.temporaryFolder()
    try write("The army army advanced.\n", folder + "/a.txt")
    let result = try Program.run(["lint", "--diff", "a.txt"], in: folder)
    #expect(result.output.contains("-The army army advanced.\n+The army advanced.\n"))
    #expect(try FileReader.read(folder + "/a.txt") == Array("The army army advanced.\n".utf8))
  }

  @Test func commentsThatSwitchNothingOffAreTold() throws {
    let folder = Program.temporaryFolder()
    let text = """
      <!-- mtlint-disable-next-line universal/repeated-word -->
      The army army advanced.

      <!-- mtlint-disable-next-line universal/repeated-word, en/guillemets -- a slogan -->
      The army «advanced» again.

      <!-- mtlint-disable-next-line en/repeated-wrod -->
      All is quiet.

      <!-- mtlint-disable-next-line en/mixed-spelling -->
      All is quiet again.

      """
    try write(text, folder + "/a.md")
    #expect(try Program.run(["lint", "a.md"], in: folder).error.isEmpty)
    let result = try Program.run(["lint", "--report-unused", "a.md"], in: folder)
    #expect(result.status == 0)
    // What is a suggestion did not run, so nobody knows whether the last comment is used.
    #expect(
      result.error == """
        mtlint: a.md:4:1: the comment switches off “universal/repeated-word”, which finds nothing there
        mtlint: a.md:7:1: the comment names “en/repeated-wrod”, and no rule is called so

        """)
    let all = try Program.run(["lint", "--report-unused", "--min-level", "suggestion", "a.md"], in: folder)
    #expect(all.error.contains("a.md:10:1: the comment switches off “en/mixed-spelling”"))
  }

  @Test func recordsKeepOrderAndIds() throws {
    let lines = (0..<300).map { "{\"id\": \"r\($0)\", \"text\": \"The army army advanced.\", \"desk\": \($0)}\n" }
    let one = try Program.run(
      ["lint", "--input-format", "jsonl", "--format", "jsonl", "--jobs", "1", "-"], input: lines.joined())
    let two = try Program.run(
      ["lint", "--input-format", "jsonl", "--format", "jsonl", "--jobs", "2", "-"], input: lines.joined())
    #expect(one.output == two.output)
    let first = one.output.split(separator: "\n").first.map(String.init) ?? ""
    #expect(first.contains("\"id\":\"r0\"") && first.contains("\"desk\":"))
    #expect(one.output.split(separator: "\n").count == 300)
  }

  @Test func configurationIsFoundUpwards() throws {
    let folder = Program.temporaryFolder()
    mkdir(folder + "/sub", 0o755)
    try write("ignore: [universal/repeated-word]\n", folder + "/.mtlint.yml")
    try write("The army army advanced.\n", folder + "/sub/a.txt")
    #expect(try Program.run(["lint", "a.txt"], in: folder + "/sub").status == 0)
    try write("ignore: [universal/repeated-word\n", folder + "/.mtlint.yml")
    let broken = try Program.run(["lint", "a.txt"], in: folder + "/sub")
    #expect(broken.status == 2)
    #expect(broken.error.contains(".mtlint.yml:"))
  }

  @Test func emptyInputHasNoFindings() throws {
    let result = try Program.run(["lint", "--format", "json", "-"])
    #expect(result.status == 0)
    #expect(result.output.contains("\"words\":") && result.output.contains("\"schema\":"))
  }

  @Test func comparesFilesButNotRecords() throws {
    let folder = Program.temporaryFolder()
    try write("The road to Deir Ezzor is open.\n", folder + "/a.txt")
    try write("Troops left Deir al-Zor.\n", folder + "/b.txt")
    let rule = "universal/inconsistent-across-documents"
    let text = try Program.run(["lint", "a.txt", "b.txt"], in: folder)
    #expect(text.output.contains("a.txt:1:13: warning: One name in 2 spellings"))
    #expect(text.output.contains("1 warning in 2 documents"))
    // One object holds each document once.
    let json = try Program.run(["lint", "--format", "json", "a.txt", "b.txt"], in: folder)
    #expect(json.output.split(separator: rule).count == 2)
    #expect(json.output.split(separator: "\"path\":").count == 3)
    // A document is one line of JSON Lines.
    let files = try Program.run(["lint", "--format", "jsonl", "a.txt", "b.txt"], in: folder)
    #expect(files.output.split(separator: "\n").count == 2)
    let records =
      #"{"text": "The road to Deir Ezzor is open."}"# + "\n" + #"{"text": "Troops left Deir al-Zor."}"# + "\n"
    let lines = try Program.run(["lint", "--format", "json", "--input-format", "jsonl", "-"], input: records)
    #expect(!lines.output.contains(rule))
  }

  @Test func aSourceFileMakesPairs() throws {
    let folder = Program.temporaryFolder()
    try write("قتل 1950 شخصا في مدينة إدلب.\n\nووصلت 36 شاحنة إلى دمشق.\n", folder + "/ar.txt")
    try write("In Idlib, 1,590 people were killed.\n\nIn Damascus, 36 trucks arrived.\n", folder + "/en.txt")
    let result = try Program.run(["lint", "en.txt", "--source", "ar.txt", "--source-language", "ar"], in: folder)
    #expect(result.output.contains("en.txt:1:11: error: The original says “1950”, not “1,590”."))
    #expect(result.status == 1)
    #expect(try Program.run(["lint", "en.txt", "ar.txt", "--source", "ar.txt"], in: folder).status == 2)
    #expect(try Program.run(["lint", "en.txt", "--source", "gone.txt"], in: folder).status == 2)
  }

  @Test func aSourceThatDoesNotFitIsSaidOnce() throws {
    let folder = Program.temporaryFolder()
    try write("قتل 1950 شخصا في مدينة إدلب.\n\nووصلت 36 شاحنة إلى دمشق.\n", folder + "/ar.txt")
    let other = (1...9).map { "Question \($0 * 11): who of the \($0 * 13) judges has seen it?\n\n" }.joined()
    try write(other, folder + "/en.txt")
    let result = try Program.run(["lint", "en.txt", "--source", "ar.txt"], in: folder)
    #expect(result.status == 0)
    #expect(result.error.split(separator: "\n").count { $0.contains("not compared with ar.txt") } == 1)
    #expect(!result.output.contains("universal/number-mismatch"))
  }

  @Test func sentencesAreAligned() throws {
    let folder = Program.temporaryFolder()
    try write("قتل 1950 شخصا في مدينة إدلب. ووصلت 36 شاحنة إلى دمشق.\n", folder + "/ar.txt")
    try write("In Idlib, 1,950 people were killed.\n\nIn Damascus, 36 trucks arrived.\n", folder + "/en.txt")
    let result = try Program.run(["align", "en.txt", "--source", "ar.txt"], in: folder)
    #expect(result.output.split(separator: "\n").count == 3)
    #expect(result.output.contains("ووصلت 36 شاحنة إلى دمشق.\tIn Damascus, 36 trucks arrived.\n"))
  }
}
