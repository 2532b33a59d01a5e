import Files
import Findings
import Git
import Readers

/// The files of a run with what changed in them since a revision (`--changed-since`).
struct ChangedFiles {
  private var changes: [String: FileChanges] = [:]
  /// Files with changes, in their order.
  private(set) var files: [String] = []

  /// - Throws: where a file is in no git checkout, or the revision is not there; said on standard error already.
  init(_ paths: [String], since revision: String) throws {
    var git = GitChanges(revision: revision)
    for path in paths {
      if path == "-" { throw failed("--changed-since needs files; standard input has no history") }
      // What cannot be read is for the run to report.
      guard Paths.exists(path) else {
        files.append(path)
        continue
      }
      do throws(GitError) {
        let change = Self.change(path, try git.lines(of: path))
        if case .none = change { continue }
        changes[path] = change
        files.append(path)
      } catch {
        throw failed(error.description)
      }
    }
  }

  private static func change(_ path: String, _ lines: [LineChange]?) -> FileChanges {
    guard let lines else { return .all }
    if lines.isEmpty { return .none }
    // Bytes of a report are those of the file only where the file is UTF-8.
    guard let bytes = try? FileReader.read(path), !RawInput(path: path, bytes: bytes).isUTF16 else { return .all }
    return .some(ChangedBytes(lines, in: bytes))
  }

  /// The report with only the findings that touch changed lines.
  func touched(in report: DocumentReport) -> DocumentReport {
    let document = report.document
    guard document.part.isEmpty, let change = changes[document.file.path] else { return report }
    return report.keeping { change.touch(document.map.source($0.range).shifted(by: document.fileOffset)) }
  }
}
