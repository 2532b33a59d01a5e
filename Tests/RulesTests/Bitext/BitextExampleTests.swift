import Glossary
import Linting
import Testing

struct BitextExampleTests {
  @Test func examplesOfRulesThatCompareHold() throws {
    let book = RuleBook(rules: try Glossary.rules())
    let check = try ExampleCheck(book: book, names: nil)
    let rules = book.metadata.filter { rule in
      rule.id.name == "universal/number-mismatch"
    }
    #expect(!rules.isEmpty)
    for rule in rules { #expect(check.faults(of: rule) == []) }
  }
}
