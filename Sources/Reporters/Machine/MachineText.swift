import Findings
import SourceText

/// Wording that the machine formats share.
enum MachineText {
  /// What an unreadable input is filed under, in the place of a rule.
  static let inputFailure = "mtlint.input"

  /// Path of a document, with the record's id where the path holds many records.
  static func name(of document: Document, _ context: ReportContext) -> String {
    let path = ReportPath.machine(document.file.path, context)
    guard document.offsetBase == .record, let id = document.id else { return path }
    return "\(path)#\(id)"
  }

  /// The message of a finding with its best fix in words, for formats that have no place for fixes.
  static func message(_ finding: Finding, in document: Document) -> String {
    guard let fix = finding.fixes.first else { return finding.message }
    let preview = FixPreview(fix, of: finding, in: document.text)
    let label = fix.applicability == .safe ? "Fix" : "Suggestion"
    return "\(finding.message) \(label): “\(preview.before)” → “\(preview.after)”"
  }
}
