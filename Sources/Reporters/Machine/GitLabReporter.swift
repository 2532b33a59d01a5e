import Findings
import JSONText
import SourceText

/// GitLab's code quality report, shown in merge requests.
///
/// Source: GitLab's documentation of code quality, "Code Quality report format".
public struct GitLabReporter: Reporter {
  public static let id = "gitlab"
  public static let summary = "code quality JSON, shown by GitLab in merge requests"

  private let context: ReportContext
  private var json = JSONWriter(.pretty)

  public init(_ context: ReportContext) { self.context = context }

  public mutating func begin(into out: inout [UInt8]) {
    json.beginArray()
    out += json.take()
  }

  public mutating func report(_ report: DocumentReport, into out: inout [UInt8]) {
    let path = ReportPath.machine(report.document.file.path, context)
    let name = MachineText.name(of: report.document, context)
    let fingerprints = Fingerprint.of(report)
    for (located, fingerprint) in zip(FindingLocator(report.document).locate(report.findings), fingerprints) {
      let finding = located.finding
      json.beginObject()
      json.member("description", MachineText.message(finding, in: report.document))
      json.member("check_name", finding.rule.name)
      json.key("categories")
      json.beginArray()
      json.string("Style")
      json.endArray()
      json.member("fingerprint", fingerprint.inFile(name).text)
      json.member("severity", finding.level == .suggestion ? "info" : finding.severity.rawValue)
      json.key("location")
      json.beginObject()
      json.member("path", path)
      // Lines of a record's text are no lines of the file.
      let isFile = report.document.offsetBase == .file
      writeLines(isFile ? located.start.line : 1, isFile ? located.end.line : 1)
      json.endObject()
      json.endObject()
    }
    out += json.take()
  }

  public mutating func end(_ summary: ReportSummary, into out: inout [UInt8]) {
    json.endArray()
    json.endLine()
    out += json.take()
  }

  private mutating func writeLines(_ begin: Int, _ end: Int) {
    json.key("lines")
    json.beginObject()
    json.member("begin", begin)
    json.member("end", end)
    json.endObject()
  }
}
