import SourceText

/// One word, number, mark or symbol of a text. Blanks are no tokens; they are flags of the token behind them.
///
/// 16 bytes and no string, so that a text's tokens lie side by side in memory.
public struct Token: Sendable, Hashable {
  /// What a token is.
  public enum Kind: UInt8, Sendable {
    /// Holds a letter of any script: "army", "don't", "1st", "U.S", "user@example.org". Also "_1".
    case word
    /// Begins with a digit of any script and holds no letter ("1,200", "3.5").
    case number
    /// A punctuation mark, one scalar a token except runs of dots ("...") and of "_", which are one.
    case punctuation
    /// Currency and mathematical signs, emoji (one token, whatever they are joined of), controls.
    case symbol
  }

  /// How the letters are cased.
  public enum Shape: UInt8, Sendable {
    /// No letter with case: Arabic, digits, marks.
    case caseless
    case lower
    /// First letter upper, the rest lower, or a single upper-case letter.
    case capitalized
    /// At least two letters, all upper.
    case upper
    /// Any other: "ElBaradei", "iPhone".
    case mixed
  }

  /// Scripts that rules tell apart.
  public enum Script: UInt8, Sendable {
    case common, latin, arabic, hebrew, cyrillic, greek, other
  }

  /// What else is known of a token: what stands in front of it, and where it stands.
  public struct Flags: OptionSet, Sendable, Hashable {
    /// One bit a flag.
    public let rawValue: UInt8
    /// Flags by their bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A blank or line end stands before it.
    @inlinable public static var spaceBefore: Flags { Flags(rawValue: 1) }
    /// A line end stands before it (inside a paragraph).
    @inlinable public static var lineBefore: Flags { Flags(rawValue: 2) }
    /// First token of a sentence.
    @inlinable public static var sentenceStart: Flags { Flags(rawValue: 4) }
    /// First token of a paragraph.
    @inlinable public static var paragraphStart: Flags { Flags(rawValue: 8) }
    /// Code, a URL, a placeholder: no rule looks inside.
    @inlinable public static var locked: Flags { Flags(rawValue: 16) }
    /// Holds a byte over 0x7F.
    @inlinable public static var nonASCII: Flags { Flags(rawValue: 32) }
    /// Inside a pair of quotation marks that opens and closes in the paragraph.
    @inlinable public static var quoted: Flags { Flags(rawValue: 64) }
    /// Part of a line that reads as a heading (short, no final stop) or is written in title case.
    @inlinable public static var heading: Flags { Flags(rawValue: 128) }
  }

  /// UTF-8 bytes from the start of the text.
  public var start: UInt32
  /// UTF-8 bytes.
  public var length: UInt32
  /// The folded word in the `WordTable` that the text was read with; equal words have equal ids.
  public var word: WordID
  /// Word, number, mark or symbol.
  public var kind: Kind
  /// Case of its letters.
  public var shape: Shape
  /// Script of its first letter; `.common` where there is none.
  public var script: Script
  /// Blanks in front of it, place in sentence and paragraph.
  public var flags: Flags

  /// A token of `length` bytes from `start`.
  public init(
    start: UInt32, length: UInt32, word: WordID = .none, kind: Kind, shape: Shape, script: Script, flags: Flags = []
  ) {
    self.start = start
    self.length = length
    self.word = word
    self.kind = kind
    self.shape = shape
    self.script = script
    self.flags = flags
  }

  /// UTF-8 bytes.
  @inlinable public var range: ByteRange { ByteRange(Int(start), Int(start + length)) }
  /// UTF-8 bytes: one past its last.
  @inlinable public var end: UInt32 { start + length }
  /// True where the flag is set.
  @inlinable public func has(_ flag: Flags) -> Bool { flags.rawValue & flag.rawValue != 0 }
}

/// A folded word as a number. Words that a lexicon knows keep one number for the life of the program; others get a
/// number per text.
public struct WordID: Hashable, Sendable, Comparable {
  /// 0 for no word.
  public let rawValue: UInt32
  /// An id by its number.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  /// No word.
  @inlinable public static var none: WordID { WordID(0) }
  /// By number: words of the vocabulary first, in its order.
  @inlinable public static func < (a: WordID, b: WordID) -> Bool { a.rawValue < b.rawValue }
}
