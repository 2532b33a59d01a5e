import Testing

@testable import CommandLine

@Suite("Plain command lines")
struct QuickArgumentsTests {
  /// Everything that a value holds, down to the last option of a group; the titles of groups, which help shows, aside.
  private func contents(_ value: Any) -> String {
    var out = ""
    dump(value, to: &out)
    return out.split(separator: "\n").filter { !$0.contains("- title: ") }.joined(separator: "\n")
  }

  @Test(
    "are read as the parser reads them",
    arguments: [
      "lint", "lint -", "lint a.txt b.txt", "lint a.txt --fail-level never", "lint --no-color --quiet folder",
      "lint --jobs 3 --min-level suggestion --format jsonl x", "lint x --format sarif --jobs 1 y",
    ])
  func sameAsParser(_ line: String) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let quick = try #require(QuickArguments.command(arguments))
    let parsed = try MtlintCommand.parseAsRoot(arguments)
    #expect(parsed is LintCommand)
    #expect(contents(quick) == contents(parsed))
  }

  @Test(
    "of any other kind are left to the parser",
    arguments: [
      "", "--version", "rules list", "lint --help", "lint -q a", "lint --jobs", "lint --jobs 0 a", "lint --jobs x a",
      "lint --jobs 1 --jobs 2 a", "lint --jobs=1 a", "lint --fail-level loud a", "lint --format nothing a",
      "lint --format --quiet", "lint --fix a", "lint --gazetteer x a", "lint -- a",
      "lint --format json --format text a",
    ])
  func othersAreNot(_ line: String) {
    let command = QuickArguments.command(line.split(separator: " ").map(String.init))
    #expect(command.map { contents($0) } == nil)
  }
}
