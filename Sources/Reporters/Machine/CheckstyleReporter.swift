import Findings
import SourceText

/// Checkstyle's XML, which many build servers and review bots read.
///
/// Source: the `XMLLogger` of Checkstyle, format 4.3.
public struct CheckstyleReporter: Reporter {
  public static let id = "checkstyle"
  public static let summary = "Checkstyle XML, for build servers and review bots"

  private let context: ReportContext

  public init(_ context: ReportContext) { self.context = context }

  public func begin(into out: inout [UInt8]) {
    out.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n")
  }

  public func report(_ report: DocumentReport, into out: inout [UInt8]) {
    open(MachineText.name(of: report.document, context), into: &out)
    for located in FindingLocator(report.document).locate(report.findings) {
      let finding = located.finding
      let severity =
        switch finding.level {
        case .error: "error"
        case .warning: "warning"
        case .suggestion: "info"
        }
      let attributes = [
        ("line", String(located.start.line)), ("column", String(located.start.column)), ("severity", severity),
        ("message", MachineText.message(finding, in: report.document)), ("source", "mtlint.\(finding.rule)"),
      ]
      out.put("    <error\(XMLText.attributes(attributes))/>\n")
    }
    out.put("  </file>\n")
  }

  public func failure(_ failure: InputFailure, into out: inout [UInt8]) {
    open(ReportPath.machine(failure.path, context), into: &out)
    let attributes = [
      ("line", "1"), ("severity", "error"), ("message", failure.message), ("source", MachineText.inputFailure),
    ]
    out.put("    <error\(XMLText.attributes(attributes))/>\n  </file>\n")
  }

  public func end(_ summary: ReportSummary, into out: inout [UInt8]) { out.put("</checkstyle>\n") }

  private func open(_ name: String, into out: inout [UInt8]) {
    out.put("  <file\(XMLText.attributes([("name", name)]))>\n")
  }
}
