import Findings
import SourceText

/// The edits of a fix in the coordinates that reports use.
enum ReportedEdits {
  struct Edit: Sendable, Hashable {
    /// UTF-8 bytes of the reported text.
    let range: ByteRange
    /// New text, with the escapes of the file's format where the coordinates are the file's.
    let replacement: String
  }

  /// Edits to apply to the reported text; nil where the fix cannot be written there.
  static func of(_ fix: Fix, in document: Document) -> [Edit]? {
    guard let edits = document.fileEdits(fix.edits) else { return nil }
    if document.offsetBase == .record { return fix.edits.map { Edit(range: $0.range, replacement: $0.replacement) } }
    return edits.map { Edit(range: $0.range, replacement: String(decoding: $0.bytes, as: UTF8.self)) }
  }
}
