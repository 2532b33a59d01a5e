import Findings
import SourceText

/// A rule: a value that reads a text and reports. It performs no I/O, edits nothing, and carries its own examples.
public protocol Rule: Sendable {
  /// The same for every value of the type.
  static var metadata: RuleMetadata { get }

  /// True for a rule about locked text (placeholders); findings of others inside locked text are dropped.
  static var speaksOfLockedText: Bool { get }

  init()

  /// Reports every fault of this rule in the text, in any order.
  func check(_ context: LintContext, into findings: inout FindingCollector)
}

extension Rule {
  public static var speaksOfLockedText: Bool { false }
}

/// Takes what rules report and gives it the rule's name, level and category.
public struct FindingCollector {
  /// What was reported so far, in the order of the calls.
  public private(set) var findings: [Finding] = []
  /// The rule that speaks.
  public var rule: RuleMetadata
  /// The level the run gives the rule, which may differ from its own.
  public var level: Level

  public init(rule: RuleMetadata, level: Level) {
    self.rule = rule
    self.level = level
  }

  /// - Parameter quietly: at most this level, for the cases of a rule that are less sure than the others.
  public mutating func report(
    _ range: ByteRange, _ message: String, fixes: [Fix] = [], place: PlaceReference? = nil, quietly: Level? = nil
  ) {
    findings.append(
      Finding(
        rule: rule.id, level: min(level, quietly ?? level), category: rule.category, severity: rule.severity,
        message: message, range: range, fixes: fixes, place: place))
  }

  /// Takes findings that are complete already.
  public mutating func append(_ other: [Finding]) { findings += other }
}
