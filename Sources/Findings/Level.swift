/// How loud a finding is. From measured precision, not from taste.
public enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Nearly always right; fails a run by default.
  case error
  /// Right at least 17 times in 20; shown by default.
  case warning
  /// Worth a look; hidden by default.
  case suggestion

  private var rank: Int { self == .error ? 2 : self == .warning ? 1 : 0 }

  /// Quieter before louder.
  public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
}

/// MQM's severity of an error: what it does to a reader, however sure the program is of it.
///
/// Source: Multidimensional Quality Metrics 2.0, themqm.org.
public enum Severity: String, Sendable, Hashable, CaseIterable {
  case critical, major, minor

  /// Penalty points as the field counts them: 25, 5, 1.
  public var weight: Int { self == .critical ? 25 : self == .major ? 5 : 1 }
}
