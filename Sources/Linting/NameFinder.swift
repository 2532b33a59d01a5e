import RuleKit
import Tokens

/// Finds the places that a text names.
public struct NameFinder: Sendable {
  public init() {}

  /// Place mentions of a text, in its order.
  public func mentions(in text: TokenizedText, words: WordTable, language: String) -> PlaceMentions { .none }
}
