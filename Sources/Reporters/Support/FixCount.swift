import Findings

/// How many fixes of a run would be applied.
struct FixCount: Sendable, Hashable {
  /// Applied by `--fix`.
  var safe = 0
  /// Applied besides with `--unsafe-fixes`.
  var unsafe = 0

  mutating func add(_ report: DocumentReport) {
    let writable = report.findings.filter { finding in
      finding.fixes.contains { report.document.fileEdits($0.edits) != nil }
    }
    let safeOnes = FixSelection.choose(from: writable, allowing: .safe).count
    safe += safeOnes
    unsafe += max(0, FixSelection.choose(from: writable, allowing: .unsafe).count - safeOnes)
  }
}
