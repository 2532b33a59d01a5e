import Findings
import JSONText
import SourceText
import Testing

@testable import Reporters

@Suite struct RegistryTests {
  @Test func namesAreUnique() {
    #expect(Set(ReporterRegistry.ids).count == ReporterRegistry.all.count)
    #expect(ReporterRegistry.make("text", Sample.context()) is TextReporter)
    #expect(ReporterRegistry.make("nonsense", Sample.context()) == nil)
  }

  /// Every reporter writes the sample as its golden file says.
  @Test(arguments: ReporterRegistry.ids)
  func golden(id: String) throws {
    let reporter = try #require(ReporterRegistry.make(id, Sample.context()))
    Golden.expect(Sample.write(reporter), equals: "\(id).golden")
  }

  /// What a format says of the sample may not depend on how the calls are cut up or on what was written before.
  @Test(arguments: ReporterRegistry.ids)
  func appendsOnly(id: String) throws {
    let reporter = try #require(ReporterRegistry.make(id, Sample.context()))
    var whole = reporter
    var out = Array("before".utf8)
    whole.begin(into: &out)
    #expect(out.starts(with: Array("before".utf8)))
    var streaming = reporter
    var total: [UInt8] = []
    var summary = ReportSummary()
    func flush(_ part: [UInt8]) { total += part }
    var part: [UInt8] = []
    streaming.begin(into: &part)
    flush(part)
    for (index, document) in Sample.documents.enumerated() {
      part = []
      if index == 2 { streaming.failure(Sample.failure, into: &part) }
      streaming.report(document, into: &part)
      summary.add(document)
      flush(part)
    }
    part = []
    streaming.end(summary, into: &part)
    flush(part)
    #expect(total == Sample.write(reporter))
  }

  /// Counts the findings in the output of a format.
  static let counters: [String: @Sendable ([UInt8]) throws -> Int] = [
    "text": { out in
      String(decoding: out, as: UTF8.self).split(separator: "\n")
        .count { $0.hasSuffix("]") && $0.contains(": ") && !$0.hasPrefix(" ") }
    },
    "json": { out in
      try JSONValue.parse(out)["documents"]!.array!.reduce(0) { $0 + $1["findings"]!.array!.count }
    },
    "jsonl": { out in
      try out.split(separator: 10).reduce(0) { try $0 + JSONValue.parse(Array($1))["findings"]!.array!.count }
    },
    "sarif": { out in try JSONValue.parse(out)["runs"]!.array![0]["results"]!.array!.count },
    "junit": { out in count("<failure ", in: out) },
    "github": { out in
      String(decoding: out, as: UTF8.self).split(separator: "\n").count { !$0.contains("title=mtlint.input") }
    },
    "gitlab": { out in try JSONValue.parse(out).array!.count },
    "checkstyle": { out in count("<error ", in: out) - count("source=\"mtlint.input\"", in: out) },
    "html": { out in count("<li class=\"card ", in: out) },
  ]

  static func count(_ needle: String, in bytes: [UInt8]) -> Int {
    String(decoding: bytes, as: UTF8.self).ranges(of: needle).count
  }

  @Test(arguments: ReporterRegistry.ids)
  func allFormatsAgreeOnTheNumberOfFindings(id: String) throws {
    let counter = try #require(Self.counters[id], "say here how the findings of \(id) are counted")
    let reporter = try #require(ReporterRegistry.make(id, Sample.context()))
    #expect(try counter(Sample.write(reporter)) == Sample.findingCount)
  }
}
