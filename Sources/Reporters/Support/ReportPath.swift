import Findings
import SourceText

/// Names of inputs as reports write them.
enum ReportPath {
  /// Name of a document for a person: the path, and the record's id where the path holds many records.
  static func display(_ document: Document) -> String {
    let path = document.file.path == "-" ? "<stdin>" : document.file.path
    guard document.offsetBase == .record, let id = document.id else { return path }
    return "\(path)#\(id)"
  }

  /// Path of a document's file for machines: relative to the base where it lies inside it.
  static func machine(_ path: String, _ context: ReportContext) -> String {
    path == "-" ? "stdin" : RelativePath.of(path, to: context.basePath)
  }
}
