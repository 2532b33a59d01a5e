import Findings
import Linting
import SourceText
import Testing

/// What a linter keeps from one text to the next changes nothing that it finds.
@Suite("A linter that has met other texts") struct KeptLinterTests {
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.minimumLevel = .suggestion
    return configuration
  }

  /// Texts that rules flag, those with originals among them, one behind another and put together.
  private static let documents: [Document] = {
    let texts = House.book.metadata.flatMap(\.examples).map(\.text)
    let some = stride(from: 0, to: texts.count, by: 17).map { texts[$0] }
    let long = stride(from: 0, to: some.count, by: 12).map {
      some[$0..<min(some.count, $0 + 12)].joined(separator: "\n\n")
    }
    // Each again at the end, when all words and names were met.
    return (some + long + some).map(House.document)
  }()

  private static func lines(_ report: DocumentReport) -> [String] {
    report.findings.map { finding in
      "\(finding.rule) \(finding.level) \(finding.range) \(finding.message) \(finding.fixes.map(\.edits)) "
        + "\(finding.place?.id ?? "")"
    } + report.places.map { "\($0.range) \($0.place.id) \($0.place.confidence)" }
  }

  @Test func findsWhatANewOneFinds() throws {
    let kept = try Linter(book: House.book, configuration: Self.configuration, names: House.names)
    for document in Self.documents {
      let new = try House.report(document, level: .suggestion)
      #expect(Self.lines(kept.lint(document)) == Self.lines(new))
    }
  }

  @Test func aPoolOfThemDoesTheSameWork() async throws {
    let runner = LintRunner(book: House.book, names: House.names, configuration: Self.configuration)
    let pool = LinterPool(size: 2)
    var items = Self.documents.prefix(40).reversed().map { $0 }
    var found: [[String]] = []
    try await WorkQueue.run(jobs: 3) {
      items.popLast()
    } work: { document in
      pool.run(.documents([.success(document)]), by: runner)
    } deliver: { outcomes in
      for case .report(let report) in outcomes { found.append(Self.lines(report)) }
      return true
    }
    let wanted = try Self.documents.prefix(40).map { try Self.lines(House.report($0, level: .suggestion)) }
    #expect(found == wanted)
  }
}
