import Findings
import JSONText

/// One document object a line, written as each document is done.
public struct JSONLinesReporter: Reporter {
  public static let id = "jsonl"
  public static let summary = "one JSON object a document and line, for streams"

  private let documents: DocumentJSON

  public init(_ context: ReportContext) { documents = DocumentJSON(includesText: context.includesText) }

  public mutating func report(_ report: DocumentReport, into out: inout [UInt8]) {
    var json = JSONWriter(.compact)
    documents.write(report, to: &json)
    json.endLine()
    out += json.take()
  }
}
