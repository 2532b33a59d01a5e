import Linting
import RuleKit
import Testing

@Suite struct RuleExampleTests {
  @Test(arguments: House.book.metadata.map(\.id.name))
  func examplesHold(rule name: String) throws {
    let check = try ExampleCheck(book: House.book, names: House.names)
    let rule = try #require(House.book.metadata.first { $0.id.name == name })
    #expect(check.faults(of: rule).isEmpty, "\(check.faults(of: rule).joined(separator: "\n"))")
  }

  @Test func everyRuleIsDocumented() {
    for rule in House.book.metadata {
      #expect(!rule.summary.isEmpty, "\(rule.id) has no summary")
      #expect(!rule.cause.isEmpty, "\(rule.id) does not say why it speaks")
    }
  }

  @Test func idsAreUnique() {
    let ids = House.book.metadata.map(\.id)
    #expect(Set(ids).count == ids.count)
  }
}
