/// A comment in a file that switches rules off for a stretch of text.
public struct SuppressionComment: Sendable, Hashable {
  /// Rule ids or prefixes that end at `/`; empty: all rules.
  public let rules: [String]
  /// Clean text that the comment speaks for.
  public let scope: ByteRange
  /// The comment itself, in bytes of the file, for the report of an unused one.
  public let comment: ByteRange

  public init(rules: [String], scope: ByteRange, comment: ByteRange) {
    self.rules = rules
    self.scope = scope
    self.comment = comment
  }
}
