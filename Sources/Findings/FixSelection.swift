import SourceText

/// Which fixes of a document go together.
public enum FixSelection {
  /// One fix a finding at most, none that overlaps or touches another's insertion point, earlier findings first.
  ///
  /// Identical edits that two findings propose count once.
  public static func choose(
    from findings: [Finding], allowing applicability: Fix.Applicability
  ) -> [(finding: Finding, fix: Fix)] {
    var taken: [Edit] = []
    var chosen: [(finding: Finding, fix: Fix)] = []
    // Louder findings first: where two fixes compete, the surer one stays.
    let order = findings.enumerated().sorted {
      ($1.element.level, $0.element.range, $0.offset) < ($0.element.level, $1.element.range, $1.offset)
    }
    for (_, finding) in order {
      guard let fix = finding.fixes.first(where: { applicability == .unsafe || $0.applicability == .safe }) else {
        continue
      }
      if fix.edits.contains(where: { edit in taken.contains { conflicts(edit, $0) } }) { continue }
      taken += fix.edits
      chosen.append((finding, fix))
    }
    return chosen.sorted { $0.fix.range < $1.fix.range }
  }

  static func conflicts(_ a: Edit, _ b: Edit) -> Bool {
    if a == b { return true }
    if a.range.isEmpty || b.range.isEmpty { return a.range.start <= b.range.end && b.range.start <= a.range.end }
    return a.range.overlaps(b.range)
  }
}

/// Rewrites bytes by edits.
public enum EditApplier {
  /// `bytes` with disjoint `edits` applied; edits may come in any order.
  public static func apply(_ edits: [FileEdit], to bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      guard edit.range.start >= at, edit.range.end <= bytes.count else { continue }
      out += bytes[at..<edit.range.start]
      out += edit.bytes
      at = edit.range.end
    }
    out += bytes[at...]
    return out
  }
}
