import Glossary
import Linting
import Testing

struct BitextExampleTests {
  @Test func examplesOfRulesThatCompareHold() throws {
    let book = RuleBook(rules: try Glossary.rules())
    let check = try ExampleCheck(book: book, names: nil)
    // Those that need places are checked with the gazetteer, among all rules.
    let rules = book.metadata.filter { rule in
      rule.examples.contains { $0.source != nil } && rule.id.name != "universal/place-mismatch"
    }
    #expect(!rules.isEmpty)
    for rule in rules { #expect(check.faults(of: rule) == []) }
  }
}
