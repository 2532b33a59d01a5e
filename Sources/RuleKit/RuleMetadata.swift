import Findings

/// What a rule is: everything that documentation, reports and tests say about it.
public struct RuleMetadata: Sendable {
  public let id: RuleID
  /// One line: what the rule flags.
  public let summary: String
  /// Why a machine writes this: what stands in the source language, or what the program did.
  public let cause: String
  /// What to do where the rule proposes nothing.
  public let advice: String
  /// False alarms that were thought of.
  public let avoids: String
  public let category: MQMCategory
  public let severity: Severity
  public let level: Level
  public let languages: LanguageScope
  public let examples: [RuleExample]

  public init(
    id: RuleID, summary: String, cause: String, advice: String = "", avoids: String = "", category: MQMCategory,
    severity: Severity, level: Level, languages: LanguageScope, examples: [RuleExample]
  ) {
    self.id = id
    self.summary = summary
    self.cause = cause
    self.advice = advice
    self.avoids = avoids
    self.category = category
    self.severity = severity
    self.level = level
    self.languages = languages
    self.examples = examples
  }

  /// The rule as reports name it.
  public var description: RuleDescription {
    RuleDescription(
      id: id, summary: summary, rationale: cause, level: level, category: category, severity: severity)
  }
}

/// Which texts a rule speaks about.
public struct LanguageScope: Sendable, Hashable {
  /// Primary language subtags of the text; empty: any language.
  public let targets: [String]
  /// Primary language subtags of the original; empty: no original needed.
  public let sources: [String]

  public init(targets: [String], sources: [String] = []) {
    self.targets = targets
    self.sources = sources
  }

  public static let any = LanguageScope(targets: [])
  public static let english = LanguageScope(targets: ["en"])

  /// - Parameters:
  ///   - target: BCP 47 tag of the text.
  ///   - source: BCP 47 tag of the original; nil where there is none.
  public func includes(target: String, source: String?) -> Bool {
    let primary = { (tag: String) in String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased() }
    if !targets.isEmpty && !targets.contains(primary(target)) { return false }
    if sources.isEmpty { return true }
    guard let source else { return false }
    return sources.contains(primary(source))
  }
}
