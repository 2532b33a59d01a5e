import Findings
import SourceText

/// Workflow commands, which GitHub Actions turns into notes at the lines of a change.
///
/// Source: GitHub's documentation of workflow commands, and `escapeData` and `escapeProperty` of its toolkit.
public struct GitHubReporter: Reporter {
  public static let id = "github"
  public static let summary = "workflow commands, shown as annotations by GitHub Actions"

  private let context: ReportContext

  public init(_ context: ReportContext) { self.context = context }

  public func report(_ report: DocumentReport, into out: inout [UInt8]) {
    let document = report.document
    let file = ReportPath.machine(document.file.path, context)
    for located in FindingLocator(document).locate(report.findings) {
      let finding = located.finding
      var properties = [("file", file)]
      if document.offsetBase == .file {
        properties += [("line", String(located.start.line)), ("endLine", String(located.end.line))]
        // Columns are taken only where the note stays on one line.
        if located.start.line == located.end.line {
          properties += [("col", String(located.start.column)), ("endColumn", String(located.end.column))]
        }
      }
      var title = finding.rule.name
      if document.offsetBase == .record, let id = document.id { title += " (\(id))" }
      properties.append(("title", title))
      let command =
        switch finding.level {
        case .error: "error"
        case .warning: "warning"
        case .suggestion: "notice"
        }
      write(command, properties, MachineText.message(finding, in: document), into: &out)
    }
  }

  public func failure(_ failure: InputFailure, into out: inout [UInt8]) {
    let file = ReportPath.machine(failure.path, context)
    write("error", [("file", file), ("title", MachineText.inputFailure)], failure.message, into: &out)
  }

  private func write(_ command: String, _ properties: [(String, String)], _ text: String, into out: inout [UInt8]) {
    let list = properties.map { "\($0.0)=\(Self.escapedProperty($0.1))" }.joined(separator: ",")
    out.put("::\(command) \(list)::\(Self.escapedData(text))\n")
  }

  /// The message of a command. Controls other than line ends are shown as pictures: the log is a terminal's.
  static func escapedData(_ text: String) -> String { escaped(text, isProperty: false) }

  /// The value of a property of a command.
  static func escapedProperty(_ text: String) -> String { escaped(text, isProperty: true) }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": out += "%25"
      case "\r": out += "%0D"
      case "\n": out += "%0A"
      case ":" where isProperty: out += "%3A"
      case "," where isProperty: out += "%2C"
      default:
        if let visible = VisibleText.replacement(for: scalar) {
          out += visible
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out
  }
}
