import Findings

/// What a worker keeps of the patterns of one engine from one text to the next, so that a short text pays for what it
/// says and not for the number of rules.
public struct PackMemory {
  /// What is known of a pattern in one text.
  struct State {
    /// The text that it holds for.
    var text: UInt32 = 0
    /// The pattern may match in this text.
    var mayMatch = false
    /// The token behind its last match.
    var end: UInt32 = 0
    /// Steps that it may still take.
    var left = 0
  }

  /// By rule; nil where it is off.
  private var levels: [Level?] = []
  var table = ProbeTable(wordCount: 0)
  /// By pattern.
  var states: [State] = []
  /// By rule: those that had a match once, so that the shelf is asked once for each.
  var rules: [CompiledRule?] = []
  /// Number of the text.
  private(set) var text: UInt32 = 0

  public init() {}

  /// A text of so many tokens is worth a table of its own, which leaves out what the text has no words for.
  private static let longText = 8_000

  /// True where the table holds only what may match in the text.
  private(set) var isOfText = false

  /// Makes ready for another text.
  mutating func begin(_ patterns: LinkedPatterns, levels: [Level?], tokens: Int) {
    let isLong = tokens >= Self.longText
    if text == 0 || text == .max || isLong || isOfText || levels != self.levels {
      isOfText = isLong
      self.levels = levels
      table = ProbeTable(wordCount: patterns.starts.count - 1)
      states = [State](repeating: State(), count: patterns.entries.count)
      rules = [CompiledRule?](repeating: nil, count: levels.count)
      text = 0
    }
    text += 1
  }
}
