import Findings
import SourceText

/// JUnit's XML, which build servers show as tests: a suite a document, a failed case a finding.
///
/// A document without findings is one case that passes.
/// Source: the JUnit schema of Jenkins' xUnit plugin.
public struct JUnitReporter: Reporter {
  public static let id = "junit"
  public static let summary = "JUnit XML: a suite a document, a failed case a finding"

  private let context: ReportContext

  public init(_ context: ReportContext) { self.context = context }

  public func begin(into out: inout [UInt8]) {
    let name = XMLText.attributes([("name", context.toolName)])
    out.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites\(name)>\n")
  }

  public func report(_ report: DocumentReport, into out: inout [UInt8]) {
    let name = MachineText.name(of: report.document, context)
    let count = report.findings.count
    open(name, tests: max(1, count), failures: count, errors: 0, into: &out)
    if count == 0 { out.put("    <testcase\(XMLText.attributes([("name", "no findings"), ("classname", name)]))/>\n") }
    let file = ReportPath.machine(report.document.file.path, context)
    for located in FindingLocator(report.document).locate(report.findings) {
      let finding = located.finding
      let position = "\(located.start.line):\(located.start.column)"
      let cases = [
        ("name", "\(finding.rule) at \(position)"), ("classname", name), ("file", file),
        ("line", String(located.start.line)),
      ]
      let failures = [("message", finding.message), ("type", finding.level.rawValue)]
      let body = """
        \(name):\(position): \(finding.level.rawValue): \(MachineText.message(finding, in: report.document))
        Text: \(report.document.string(finding.range))
        MQM: \(finding.category), \(finding.severity.rawValue)
        """
      out.put("    <testcase\(XMLText.attributes(cases))>\n")
      out.put("      <failure\(XMLText.attributes(failures))>\(XMLText.escaped(body))</failure>\n    </testcase>\n")
    }
    out.put("  </testsuite>\n")
  }

  public func failure(_ failure: InputFailure, into out: inout [UInt8]) {
    let name = ReportPath.machine(failure.path, context)
    open(name, tests: 1, failures: 0, errors: 1, into: &out)
    let cases = XMLText.attributes([("name", MachineText.inputFailure), ("classname", name), ("file", name)])
    let errors = XMLText.attributes([("message", failure.message), ("type", "input")])
    out.put("    <testcase\(cases)>\n      <error\(errors)/>\n    </testcase>\n  </testsuite>\n")
  }

  public func end(_ summary: ReportSummary, into out: inout [UInt8]) { out.put("</testsuites>\n") }

  private func open(_ name: String, tests: Int, failures: Int, errors: Int, into out: inout [UInt8]) {
    let attributes = [
      ("name", name), ("tests", String(tests)), ("failures", String(failures)), ("errors", String(errors)),
      ("skipped", "0"),
    ]
    out.put("  <testsuite\(XMLText.attributes(attributes))>\n")
  }
}
