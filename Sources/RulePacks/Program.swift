/// A pattern as instructions for `PatternMatcher`.
///
/// Each instruction is an operation followed by its operands, one 32-bit number each, so that a program is stored and
/// loaded as it is.
public struct Program: Sendable, Hashable {
  public internal(set) var code: [UInt32]
  /// Capture slots; slot 0 is the flagged part. At most ``mostSlots``.
  public internal(set) var slotCount: Int
  /// Where the code stands among that of all programs of an engine.
  var start = 0
  /// Numbers of the code. A rule that was read for an engine leaves its code to it.
  let length: Int
  /// True where a part must repeat what a capture holds: whether it matches then depends on more than its place.
  var refersBack = false

  /// Most captures of one pattern, the flagged part counted: their places are kept without allocation.
  static let mostSlots = 16
  /// Most words of code.
  static let mostCode = 1 << 16

  init(code: [UInt32], slotCount: Int) {
    self.code = code
    self.slotCount = slotCount
    length = code.count
    var pc = 0
    while pc < code.count, let op = Op(rawValue: code[pc]) {
      if op == .back { refersBack = true }
      pc += op.length
    }
  }

  /// A program whose code is elsewhere.
  init(length: Int, slotCount: Int, refersBack: Bool) {
    code = []
    self.length = length
    self.slotCount = slotCount
    self.refersBack = refersBack
  }

  enum Op: UInt32 {
    case accept
    /// word id
    case word
    /// word id, index of the spelling
    case exact
    /// class index
    case set
    /// predicate: consumes a token that has it
    case take
    /// predicate: the token here has it
    case peek
    /// low, high
    case number
    /// bit mask of feature classes, 0 for all: consumes a whole mention
    case place
    /// consumes a run of name words
    case name
    /// boundary
    case boundary
    /// slot
    case open
    /// slot
    case close
    /// slot
    case back
    /// first, second: addresses, tried in that order
    case split
    /// address
    case jump
    /// flags (1 ahead, 2 negative), shortest, longest, address behind; the pattern itself follows
    case look

    /// The operation and its operands; what a look looks for follows.
    var length: Int {
      switch self {
      case .accept, .name: 1
      case .word, .set, .take, .peek, .place, .boundary, .open, .close, .back, .jump: 2
      case .exact, .number, .split: 3
      case .look: 5
      }
    }
  }
}

/// Where to look for a pattern: words one of which every match holds, and how many tokens stand before it.
public struct Anchor: Sendable, Hashable {
  public let words: [UInt32]
  public let before: ClosedRange<Int>
  /// Words that every match holds besides: a text without one of them is not searched.
  public var required: [UInt32] = []
  /// Rows of words of each of which every match holds one besides: a text that has none of a row is not searched.
  public var choices: [[UInt32]] = []
}
