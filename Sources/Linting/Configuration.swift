import Files
import Findings
import SourceText

/// What a run checks and how loud it is.
public struct Configuration: Sendable {
  /// Ids or prefixes of the rules to run; empty: all.
  public var select: [String] = []
  /// Ids or prefixes of rules to leave out.
  public var ignore: [String] = []
  /// Levels that replace the rules' own, by id or prefix; a longer selector wins over a shorter one. Nil: off.
  public var levels: [String: Level?] = [:]
  /// The quietest level that is run and shown.
  public var minimumLevel: Level = .warning
  /// BCP 47 tag of texts that don't say their language; nil: detected.
  public var language: String?
  /// BCP 47 tag of originals that don't say theirs.
  public var sourceLanguage: String?
  /// Words and names that no rule flags, folded by case.
  public var allowedWords: Set<String> = []

  /// Rules that some files are spared.
  public var pathIgnores: [PathIgnore] = []

  public init() {}

  /// The level of a rule in this run; nil where it does not run.
  public func level(of rule: RuleID, own: Level) -> Level? {
    if !select.isEmpty, !select.contains(where: { rule.isSelected(by: $0) }) { return nil }
    if ignore.contains(where: { rule.isSelected(by: $0) }) { return nil }
    var level: Level? = own
    let matching = levels.keys.filter { rule.isSelected(by: $0) }.sorted { $0.count < $1.count }
    for selector in matching { level = levels[selector] ?? level }
    guard let level, level >= minimumLevel else { return nil }
    return level
  }

  /// True for a finding that a comment in the text, a path or a word that is allowed keeps quiet.
  func spares(_ finding: Finding, in document: Document) -> Bool {
    let isSuppressed = document.suppressions.contains { comment in
      comment.scope.overlaps(finding.range)
        && (comment.rules.isEmpty || comment.rules.contains { finding.rule.isSelected(by: $0) })
    }
    if isSuppressed || pathIgnores.contains(where: { $0.ignores(finding.rule, in: document.file.path) }) { return true }
    return !allowedWords.isEmpty && allowedWords.contains(document.string(finding.range).lowercased())
  }
}

/// Rules that the files of a pattern are spared.
public struct PathIgnore: Sendable {
  /// As `.gitignore` has it.
  let glob: GlobPattern
  /// Ids or prefixes.
  let rules: [String]

  /// Nil where the pattern is empty or a comment.
  public init?(glob: String, rules: [String]) {
    guard let pattern = GlobPattern(glob) else { return nil }
    self.glob = pattern
    self.rules = rules
  }

  func ignores(_ rule: RuleID, in path: String) -> Bool {
    rules.contains { rule.isSelected(by: $0) } && glob.matches(path, isFolder: false)
  }
}
