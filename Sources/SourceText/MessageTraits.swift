/// What a file says about the message that a segment is.
public struct MessageTraits: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A message of a program or a unit of a translation file rather than running text.
  public static let message = MessageTraits(rawValue: 1)
  /// A program fills variables in, and breaks where they are wrong (`c-format` and its like).
  public static let variables = MessageTraits(rawValue: 2)
  /// Variables are those of Qt: `%1`, `%n`.
  public static let qt = MessageTraits(rawValue: 4)
  /// One of the plural forms of a message: it may leave its number out.
  public static let plural = MessageTraits(rawValue: 8)
  /// What looks like a variable is text (`no-c-format` and its like).
  public static let literal = MessageTraits(rawValue: 16)

  /// How much looks like a placeholder in such a text.
  public var setting: LockedText.Setting { contains(.qt) ? .qtMessages : contains(.message) ? .messages : .prose }
}
