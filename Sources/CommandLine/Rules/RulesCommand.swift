import ArgumentParser
import Files
import Findings
import Glossary
import Linting
import RuleKit
import RulePacks

/// `mtlint rules`: what the rules are, and whether their examples hold.
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists, explains, tests and documents the rules.",
    subcommands: [List.self, Explain.self, Test.self, Docs.self, Schema.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists all rules with level, category and summary.")

    @OptionGroup var glossaries: GlossaryOptions

    func run() async throws {
      for rule in try glossaries.ruleBook(withExamples: true).metadata {
        try Streams.tell(
          "\(padded(rule.id.name, 36)) \(padded(rule.level.rawValue, 11)) \(rule.category.path): \(rule.summary)\n")
      }
    }

    private func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
  }

  struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says why a rule speaks, with examples and what it avoids.")

    @Argument(help: "A rule id, such as universal/repeated-word.") var rule: String
    @OptionGroup var glossaries: GlossaryOptions

    func run() async throws {
      let book = try glossaries.ruleBook(withExamples: true)
      guard let id = RuleID(rule), let metadata = book.metadata(id) else {
        let near = book.metadata.map(\.id.name).filter { $0.contains(rule) || rule.contains($0) }
        let hint = near.isEmpty ? "“mtlint rules list” names all" : "did you mean \(near.joined(separator: ", "))?"
        throw failed("there is no rule “\(rule)”; \(hint)")
      }
      try Streams.tell(RuleExplanation(metadata).text)
    }
  }

  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Runs the examples that rules carry: what must be flagged is, what must not is not.",
      discussion: "Without PACK all rules are tested, else those of a pack file or with an id that begins with it.")

    @Argument(help: "A pack file (*.yml), or a rule id or a prefix of it such as en/.") var packs: [String] = []
    @OptionGroup var glossaries: GlossaryOptions

    func run() async throws {
      var options = glossaries
      options.glossary += packs.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }
      let before = try glossaries.ruleBook(withExamples: true).metadata.map(\.id)
      let book = try options.ruleBook(withExamples: true)
      let prefixes = packs.filter { !$0.hasSuffix(".yml") && !$0.hasSuffix(".yaml") }
      let rules = book.metadata.filter { rule in
        packs.isEmpty || prefixes.contains { rule.id.isSelected(by: $0) }
          || (prefixes.count < packs.count && !before.contains(rule.id))
      }
      if rules.isEmpty { throw failed("no rule is called “\(packs.joined(separator: " "))”") }
      let check = try ExampleCheck(book: book, names: try options.toponymFinder(book))
      var failed = 0
      for rule in rules {
        let faults = check.faults(of: rule)
        if faults.isEmpty { continue }
        failed += 1
        for fault in faults { try Streams.tell("✘ \(fault)\n") }
      }
      try Streams.tell("\(rules.count - failed) passed, \(failed) failed\n")
      if failed > 0 { throw ExitStatus.findings }
    }
  }
}
