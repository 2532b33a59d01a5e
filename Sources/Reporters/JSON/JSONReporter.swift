import Findings
import JSONText

/// One JSON object for the whole run: `schema`, `tool`, `documents`, `summary`.
public struct JSONReporter: Reporter {
  public static let id = "json"
  public static let summary = "one JSON object, schema mtlint/1"

  private let context: ReportContext
  private var json = JSONWriter(.pretty)
  private var failures: [InputFailure] = []

  public init(_ context: ReportContext) { self.context = context }

  public mutating func begin(into out: inout [UInt8]) {
    json.beginObject()
    json.member("schema", "mtlint/1")
    json.key("tool")
    json.beginObject()
    json.member("name", context.toolName)
    json.member("version", context.toolVersion)
    json.endObject()
    json.key("documents")
    json.beginArray()
    out += json.take()
  }

  public mutating func report(_ report: DocumentReport, into out: inout [UInt8]) {
    DocumentJSON(includesText: context.includesText).write(report, to: &json)
    out += json.take()
  }

  public mutating func failure(_ failure: InputFailure, into out: inout [UInt8]) { failures.append(failure) }

  public mutating func end(_ summary: ReportSummary, into out: inout [UInt8]) {
    json.endArray()
    if !failures.isEmpty {
      json.key("failures")
      json.beginArray()
      for failure in failures {
        json.beginObject()
        json.member("path", failure.path)
        json.member("message", failure.message)
        json.endObject()
      }
      json.endArray()
    }
    json.key("summary")
    json.beginObject()
    json.member("documents", summary.documents)
    json.member("words", summary.words)
    json.member("errors", summary.errors)
    json.member("warnings", summary.warnings)
    json.member("suggestions", summary.suggestions)
    json.key("mqm")
    DocumentJSON.writeMQM(summary, to: &json)
    json.endObject()
    json.endObject()
    json.endLine()
    out += json.take()
  }
}
