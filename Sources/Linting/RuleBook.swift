import Findings
import RuleKit
import RulePacks
import Rules

/// All rules of a run: those of packs, as one matcher, those in Swift, and the comparison over documents.
public struct RuleBook: Sendable {
  public let packs: PackEngine
  let native: [any Rule]

  public init(rules: RuleSet) { self.init(packs: PackEngine(rules)) }

  public init(packs: PackEngine) {
    self.packs = packs
    native = RuleRegistry.all.map { $0.init() }
  }

  /// Metadata of every rule, sorted by id.
  public var metadata: [RuleMetadata] {
    (packs.rules.map(\.metadata) + RuleRegistry.all.map { $0.metadata } + [AcrossDocumentsRule.metadata]).sorted {
      $0.id < $1.id
    }
  }

  /// True where a selector names a rule.
  public func has(_ selector: String) -> Bool {
    packs.heads.contains { $0.id.isSelected(by: selector) }
      || native.contains { type(of: $0).metadata.id.isSelected(by: selector) }
      || AcrossDocumentsRule.metadata.id.isSelected(by: selector)
  }

  public func metadata(_ id: RuleID) -> RuleMetadata? { metadata.first { $0.id == id } }
}
