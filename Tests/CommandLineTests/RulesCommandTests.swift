import Files
import Testing

@Suite struct RulesCommandTests {
  private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  @Test func whatIsWrittenIsCurrentUntilItChanges() throws {
    let folder = Program.temporaryFolder() + "/deep/rules"
    #expect(try Program.run(["rules", "docs", "--check", folder]).status == 1)
    #expect(try Program.run(["rules", "docs", folder]).status == 0)
    #expect(try Program.run(["rules", "docs", "--check", folder]).status == 0)
    let page = folder + "/universal/repeated-word.md"
    let text = String(decoding: try FileReader.read(page), as: UTF8.self)
    #expect(text.contains("⟦") && text.contains("\n→ ") && text.contains("\n## Why\n"))
    try AtomicWriter.replace(page, with: Array((text + "more\n").utf8))
    let changed = try Program.run(["rules", "docs", "--check", folder])
    #expect(changed.status == 1 && changed.error.contains("repeated-word.md is not current"))
  }

  @Test func pagesOfRulesThatAreGoneGo() throws {
    let folder = Program.temporaryFolder()
    #expect(try Program.run(["rules", "docs", folder]).status == 0)
    let page = try FileReader.read(folder + "/en/place-spelling.md")
    try AtomicWriter.replace(folder + "/en/once-a-rule.md", with: page)
    try AtomicWriter.replace(folder + "/en/notes.md", with: Array("# Mine\n".utf8))
    let check = try Program.run(["rules", "docs", "--check", folder])
    #expect(check.status == 1 && check.error.contains("once-a-rule.md"))
    #expect(try Program.run(["rules", "docs", folder]).status == 0)
    #expect(!Paths.exists(folder + "/en/once-a-rule.md"))
    #expect(Paths.exists(folder + "/en/notes.md"))
  }

  @Test func theSchemaIsPrinted() throws {
    let result = try Program.run(["rules", "schema"])
    #expect(result.status == 0)
    let committed = try FileReader.read(Self.root + "/docs/rules/pack.schema.json")
    #expect(result.output == String(decoding: committed, as: UTF8.self))
  }
}
