import SourceText

/// A comment, or a rule that a comment names, that switches nothing off.
public struct UnusedSuppression: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// The rules ran and found nothing there.
    case findsNothing
    /// No rule has that id or prefix.
    case unknownRule
  }

  /// The comment, in bytes of the file.
  public let comment: ByteRange
  /// The id or prefix; nil for a comment that speaks for all rules.
  public let rule: String?
  public let reason: Reason

  public init(comment: ByteRange, rule: String?, reason: Reason) {
    self.comment = comment
    self.rule = rule
    self.reason = reason
  }

  /// One line for a person.
  public var message: String {
    switch (reason, rule) {
    case (.unknownRule, let rule?): "the comment names “\(rule)”, and no rule is called so"
    case (_, let rule?): "the comment switches off “\(rule)”, which finds nothing there"
    case (_, nil): "the comment switches off rules that find nothing there"
    }
  }
}
