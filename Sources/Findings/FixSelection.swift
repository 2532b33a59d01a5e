import SourceText

/// Which fixes of a document go together.
public enum FixSelection {
  /// One fix a finding at most, none that overlaps or touches another's insertion point, earlier findings first.
  ///
  /// Identical edits that two findings propose count once.
  public static func choose(
    from findings: [Finding], allowing applicability: Fix.Applicability
  ) -> [(finding: Finding, fix: Fix)] {
    // Louder findings first: where two fixes compete, the surer one stays.
    let order = findings.enumerated().sorted {
      ($1.element.level, $0.element.range, $0.offset) < ($0.element.level, $1.element.range, $1.offset)
    }
    let candidates = order.compactMap { _, finding in
      finding.fixes.first { applicability == .unsafe || $0.applicability == .safe }.map { (finding: finding, fix: $0) }
    }
    var taken = TakenEdits(for: candidates.lazy.flatMap { $0.fix.edits.lazy.map(\.range) })
    var chosen: [(finding: Finding, fix: Fix)] = []
    for candidate in candidates where !candidate.fix.edits.contains(where: { taken.conflict(with: $0.range) }) {
      for edit in candidate.fix.edits { taken.insert(edit.range) }
      chosen.append(candidate)
    }
    return chosen.sorted { $0.fix.range < $1.fix.range }
  }
}

/// Rewrites bytes by edits.
public enum EditApplier {
  /// `bytes` with disjoint `edits` applied; edits may come in any order.
  public static func apply(_ edits: [FileEdit], to bytes: [UInt8]) -> [UInt8] { FileEdit.apply(edits, to: bytes) }
}
