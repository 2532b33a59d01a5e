import Findings
import ICU
import RuleKit
import SourceText
import Toponyms

/// Proves the examples of rules: what must be flagged is, with the fix; what must not is not.
public struct ExampleCheck {
  private let book: RuleBook
  private let linter: Linter

  /// - Parameter names: finds places; rules that need them fail their examples without.
  public init(book: RuleBook, names: ToponymFinder?) throws(ICUError) {
    self.book = book
    var configuration = Configuration()
    configuration.minimumLevel = .suggestion
    linter = try Linter(book: book, configuration: configuration, names: names)
  }

  /// What is wrong with the examples of a rule, a line each; empty where all hold.
  public func faults(of rule: RuleMetadata) -> [String] {
    var out: [String] = []
    let flagged = rule.examples.filter { !$0.flagged.isEmpty }
    if flagged.count < 2 || rule.examples.count - flagged.count < 2 {
      out.append("\(rule.id): carries fewer than two texts to flag or two to pass")
    }
    for example in rule.examples { out += faults(of: example, rule) }
    return out
  }

  /// Findings in the documents of an example and across them, as if they were one.
  private func findingsAcross(_ example: RuleExample, _ rule: RuleMetadata) -> [Finding] {
    guard var across = AcrossDocuments(linter.configuration, packs: book.packs) else { return [] }
    var starts: [Int] = []
    var at = 0
    var out: [Finding] = []
    for part in example.text.split(separator: AcrossDocumentsRule.divider) {
      let report = linter.lint(document(String(part), example, rule))
      across.add(report)
      out += report.findings.map { $0.shifted(by: at) }
      starts.append(at)
      at += part.utf8.count + AcrossDocumentsRule.divider.utf8.count
    }
    return out + across.findings().map { $0.finding.shifted(by: starts[$0.document]) }
  }

  private func document(_ text: String, _ example: RuleExample, _ rule: RuleMetadata) -> Document {
    let bytes = Array(text.utf8)
    return Document(
      file: SourceText(path: "example", bytes: bytes), format: "text", language: rule.languages.targets.first,
      sourceLanguage: example.source == nil ? nil : rule.languages.sources.first ?? "ar", text: bytes,
      map: .identity(count: bytes.count),
      segments: [Segment(range: ByteRange(0, bytes.count), original: example.source.map { Array($0.utf8) })],
      locked: LockedText.ranges(in: bytes))
  }

  private func faults(of example: RuleExample, _ rule: RuleMetadata) -> [String] {
    let document = document(example.text, example, rule)
    let isAcross = rule.id == AcrossDocumentsRule.metadata.id
    let all = isAcross ? findingsAcross(example, rule) : linter.lint(document).findings
    let findings = all.filter { $0.rule == rule.id }
    var out: [String] = []
    let name = "\(rule.id): “\(example.marked)”"
    if findings.map(\.range) != example.flagged {
      let seen = findings.map { "“\(document.string($0.range))”" }.joined(separator: ", ")
      let wanted = example.flagged.map { "“\(document.string($0))”" }.joined(separator: ", ")
      out.append(
        "\(name)\n    expected \(wanted.isEmpty ? "no finding" : wanted), found \(seen.isEmpty ? "none" : seen)")
    }
    if example.flagged.isEmpty {
      // A tempting text must not tempt any other rule either.
      for loud in all where loud.level > .suggestion && loud.rule != rule.id {
        out.append("\(name)\n    is flagged by \(loud.rule): “\(document.string(loud.range))”")
      }
    }
    if let fixed = example.fixed, !findings.isEmpty {
      let chosen = FixSelection.choose(from: findings, allowing: .unsafe)
      let edits = document.fileEdits(chosen.flatMap(\.fix.edits)) ?? []
      let result = String(decoding: FileEdit.apply(edits, to: document.text), as: UTF8.self)
      if result != fixed {
        out.append("\(name)\n    expected the fix “\(fixed)”, found “\(result)”")
      } else {
        let again = linter.lint(self.document(result, example, rule)).findings.filter { $0.rule == rule.id }
        if let left = again.first {
          out.append("\(name)\n    still flagged after its fix: “\(result)” at \(left.range.start)")
        }
      }
    }
    return out
  }
}

extension Finding {
  /// The same further on in a text, without its fixes.
  fileprivate func shifted(by bytes: Int) -> Finding {
    Finding(
      rule: rule, level: level, category: category, severity: severity, message: message,
      range: range.shifted(by: bytes), place: place)
  }
}
