import Findings
import JSONText
import SourceText

/// SARIF 2.1.0, for code scanning.
///
/// Written as a stream: results come as documents are done, the list of files at the end.
/// Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01".
public struct SARIFReporter: Reporter {
  public static let id = "sarif"
  public static let summary = "SARIF 2.1.0, for code scanning"

  private let context: ReportContext
  private let ruleIndices: [RuleID: Int]
  private var json = JSONWriter(.pretty)
  private var artifacts: [Artifact] = []
  private var artifactIndices: [ArtifactURI: Int] = [:]
  private var failures: [(index: Int, message: String)] = []

  private struct Artifact: Sendable {
    let location: ArtifactURI
    var encoding: TextEncoding
    var language: String?
    var summary = ReportSummary()
  }

  public init(_ context: ReportContext) {
    self.context = context
    var indices: [RuleID: Int] = [:]
    for (index, rule) in context.rules.enumerated() { indices[rule.id] = index }
    ruleIndices = indices
  }

  public mutating func begin(into out: inout [UInt8]) {
    json.beginObject()
    json.member("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    json.member("version", "2.1.0")
    json.key("runs")
    json.beginArray()
    json.beginObject()
    json.object("tool") { json in
      json.object("driver") { json in SARIFRules.write(context, to: &json) }
    }
    json.member("columnKind", "unicodeCodePoints")
    json.list("newlineSequences", ["\r\n", "\n", "\r"])
    json.object("originalUriBaseIds") { json in
      json.object(ArtifactURI.base) { json in
        json.object("description") { json in json.member("text", "The folder that was checked.") }
      }
    }
    json.key("results")
    json.beginArray()
    out += json.take()
  }

  public mutating func report(_ report: DocumentReport, into out: inout [UInt8]) {
    let artifact = artifactIndex(report.document.file.path, report.document.file.encoding)
    artifacts[artifact].summary.add(report)
    artifacts[artifact].language = report.language
    let locator = FindingLocator(report.document)
    let fingerprints = Fingerprint.of(report)
    for (located, fingerprint) in zip(locator.locate(report.findings), fingerprints) {
      let result = SARIFResult(
        located: located, fingerprint: fingerprint, locator: locator, artifact: artifacts[artifact].location,
        artifactIndex: artifact, ruleIndex: ruleIndices[located.finding.rule])
      result.write(to: &json)
    }
    out += json.take()
  }

  public mutating func failure(_ failure: InputFailure, into out: inout [UInt8]) {
    failures.append((artifactIndex(failure.path, .utf8), failure.message))
  }

  public mutating func end(_ summary: ReportSummary, into out: inout [UInt8]) {
    json.endArray()
    json.array("artifacts", artifacts) { json, artifact in
      json.object("location") { json in SARIFResult.write(artifact.location, index: nil, to: &json) }
      json.member("encoding", artifact.encoding == .utf8 ? "UTF-8" : "UTF-16")
      json.list("roles", ["analysisTarget"])
      json.object("properties") { json in
        if let language = artifact.language { json.member("language", language) }
        json.member("words", artifact.summary.words)
        json.key("mqm")
        DocumentJSON.writeMQM(artifact.summary, to: &json)
      }
    }
    json.array("invocations", [failures]) { json, failures in
      json.key("executionSuccessful")
      json.bool(failures.isEmpty)
      json.array("toolExecutionNotifications", failures) { json, failure in
        json.member("level", "error")
        json.object("message") { json in json.member("text", failure.message) }
        json.array("locations", [failure.index]) { json, index in
          json.object("physicalLocation") { json in
            json.object("artifactLocation") { json in
              SARIFResult.write(artifacts[index].location, index: index, to: &json)
            }
          }
        }
      }
    }
    json.object("properties") { json in
      json.key("mqm")
      DocumentJSON.writeMQM(summary, to: &json)
    }
    json.endObject()
    json.endArray()
    json.endObject()
    json.endLine()
    out += json.take()
  }

  private mutating func artifactIndex(_ path: String, _ encoding: TextEncoding) -> Int {
    let location = ArtifactURI(path, base: context.basePath)
    if let index = artifactIndices[location] { return index }
    artifacts.append(Artifact(location: location, encoding: encoding))
    artifactIndices[location] = artifacts.count - 1
    return artifacts.count - 1
  }
}

/// The tool and its rules.
enum SARIFRules {
  static func write(_ context: ReportContext, to json: inout JSONWriter) {
    json.member("name", context.toolName)
    json.member("semanticVersion", context.toolVersion)
    if let url = context.toolURL { json.member("informationUri", url) }
    json.array("rules", context.rules) { json, rule in
      json.member("id", rule.id.name)
      json.object("shortDescription") { json in json.member("text", rule.summary) }
      if !rule.rationale.isEmpty {
        json.object("fullDescription") { json in json.member("text", rule.rationale) }
      }
      json.object("help") { json in
        let text = [rule.summary, rule.rationale].filter { !$0.isEmpty }.joined(separator: "\n\n")
        json.member("text", text)
        json.member("markdown", "\(text)\n\nMQM: `\(rule.category)`, \(rule.severity.rawValue).")
      }
      json.object("defaultConfiguration") { json in json.member("level", level(rule.level)) }
      json.object("properties") { json in
        json.list("tags", [rule.category.dimension, rule.id.family])
        json.member("problem.severity", problemSeverity(rule.level))
        json.object("mqm") { json in
          json.member("category", rule.category.path)
          json.member("severity", rule.severity.rawValue)
          json.member("weight", rule.severity.weight)
        }
      }
    }
  }

  static func level(_ level: Level) -> String {
    switch level {
    case .error: "error"
    case .warning: "warning"
    case .suggestion: "note"
    }
  }

  /// GitHub's word for the level of a rule.
  private static func problemSeverity(_ level: Level) -> String {
    level == .suggestion ? "recommendation" : level.rawValue
  }
}
