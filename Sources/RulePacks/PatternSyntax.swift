/// A pattern as its author wrote it.
public indirect enum PatternNode: Sendable, Hashable {
  case sequence([PatternNode])
  case alternation([PatternNode])
  /// A word or several tokens written together; matched without regard to case.
  case word(String)
  /// The same, in exactly this spelling.
  case exact(String)
  /// A mark, letter by letter.
  case mark(String)
  /// An inflection of a lexicon entry.
  case lemma(String, form: InflectedForm?)
  case wordClass(String)
  case predicate(TokenPredicate)
  /// A token that also satisfies a predicate.
  case narrowed(PatternNode, TokenPredicate)
  case number(ClosedRange<Int>)
  /// A place of one of these classes; none: of any.
  case place([String])
  case name
  case gap(min: Int, max: Int)
  case repeated(PatternNode, min: Int, max: Int)
  case capture(String, PatternNode)
  case back(String)
  case boundary(Boundary)
  case look(PatternNode, isAhead: Bool, isNegative: Bool)

  public enum Boundary: UInt32, Sendable, Hashable {
    case blank, noBlank, sentenceStart, sentenceEnd, paragraphStart, paragraphEnd
  }
}

extension PatternNode {
  /// True where a part of it must repeat what a capture holds.
  var refersBack: Bool {
    switch self {
    case .back: true
    case .sequence(let parts), .alternation(let parts): parts.contains(where: \.refersBack)
    case .repeated(let inner, _, _), .capture(_, let inner), .narrowed(let inner, _), .look(let inner, _, _):
      inner.refersBack
    default: false
    }
  }
}

/// A form of a verb or noun, by its place in the lexicon's list.
public enum InflectedForm: String, Sendable, Hashable, CaseIterable {
  case base, s, past, participle, ing, singular, plural

  /// Position in the list of forms.
  var index: Int {
    switch self {
    case .base, .singular: 0
    case .s, .plural: 1
    case .past: 2
    case .participle: 3
    case .ing: 4
    }
  }
}

/// A property of one token.
public enum TokenPredicate: UInt32, Sendable, Hashable, CaseIterable {
  case word, number, punct, symbol, any, lower, cap, upper, mixed, latin, arabic, cyrillic, hebrew, greek, year, ordinal
  /// A word with a capital first and the rest lower.
  case title

  /// As patterns write it, without the `@`.
  var name: String { String(describing: self) }
}

/// What is wrong with a pattern.
public struct PatternError: Error, Sendable, Hashable {
  /// Unicode scalars from the start of the pattern.
  public let offset: Int
  public let problem: String
}
