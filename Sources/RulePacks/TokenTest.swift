import RuleKit
import Tokens

/// What one token of every match of a program must be, as far as a look at that token tells.
///
/// Nearly all attempts fail at the first or second token of their pattern. Asking here costs a few comparisons; setting
/// the matcher on the pattern costs many times as much. A plain value without references, so that rows of them are read
/// without counting any.
struct TokenTest: Sendable, Equatable {
  private enum Kind: UInt8 { case any, word, words, wordClass, never }

  private var kind = Kind.any
  /// The word, the class, or the first of the words in the table.
  private var first: UInt32 = 0
  /// End of the words in the table.
  private var end: UInt32 = 0
  /// What the letters must be like.
  private var predicate = TokenPredicate.any
  /// Whether a blank must stand in front.
  private var blank: Bool?

  static let any = TokenTest()

  /// True where the token may stand there.
  @inline(__always)
  func allows(_ token: Token, words: [UInt32], _ classes: ClassTable) -> Bool {
    if let blank, token.has(.spaceBefore) != blank { return false }
    switch kind {
    case .any: break
    case .never: return false
    case .word: if token.word.rawValue != first { return false }
    case .wordClass: if !classes.contains(Int(first), token.word) { return false }
    case .words:
      var at = Int(first)
      let end = Int(end)
      while at < end, words[at] != token.word.rawValue { at += 1 }
      if at == end { return false }
    }
    switch predicate {
    case .any: return true
    case .word: return token.kind == .word
    case .number, .year: return token.kind == .number
    case .punct: return token.kind == .punctuation
    case .symbol: return token.kind == .symbol
    case .lower: return token.kind == .word && token.shape == .lower
    case .cap: return token.kind == .word && token.shape != .lower && token.shape != .caseless
    case .title: return token.kind == .word && token.shape == .capitalized
    case .upper: return token.kind == .word && token.shape == .upper
    case .mixed: return token.kind == .word && token.shape == .mixed
    default: return token.kind == .word
    }
  }

  // MARK: Reading programs

  /// Tests of the first and the second token of the program whose code starts at `pc`.
  static func leading(of pc: Int, in code: [UInt32], words: inout [UInt32]) -> (first: TokenTest, second: TokenTest) {
    let reader = Reader(code: code)
    let (first, next) = reader.test(at: pc, isFirst: true, &words)
    guard let next else { return (first, .any) }
    return (first, reader.test(at: next, isFirst: false, &words).test)
  }

  private struct Reader {
    let code: [UInt32]

    /// Longest list of words that is gone through one by one.
    static let mostWords = 16

    /// The test of the token that the code at `start` takes next, and where the code goes on behind it; nil where that
    /// is not one place, or where it may take no token at all.
    func test(at start: Int, isFirst: Bool, _ words: inout [UInt32]) -> (test: TokenTest, next: Int?) {
      var test = TokenTest()
      var pc = start
      while let op = Program.Op(rawValue: code[pc]) {
        switch op {
        case .open, .close: pc += 2
        case .jump: pc += 2 + Int(code[pc + 1])
        case .look: pc += 5 + Int(code[pc + 4])
        case .boundary:
          // In front of the first token a blank does not tell: the paragraph may start here.
          switch PatternNode.Boundary(rawValue: code[pc + 1]) {
          case .blank where !isFirst: test.blank = true
          case .noBlank where !isFirst: test.blank = false
          default: break
          }
          pc += 2
        case .peek:
          test.predicate = TokenPredicate(rawValue: code[pc + 1]) ?? .any
          pc += 2
        case .word, .exact:
          test.kind = .word
          test.first = code[pc + 1]
          return (test, pc + (op == .word ? 2 : 3))
        case .set:
          test.kind = .wordClass
          test.first = code[pc + 1]
          return (test, pc + 2)
        case .take:
          if test.predicate == .any { test.predicate = TokenPredicate(rawValue: code[pc + 1]) ?? .any }
          return (test, pc + 2)
        case .number:
          test.predicate = .number
          return (test, pc + 3)
        case .split:
          var branches = Branches()
          collect(pc, &branches, steps: 64)
          if branches.takesAlways, branches.words.count <= Self.mostWords, !branches.takesOther {
            test.kind = .words
            test.first = UInt32(words.count)
            words += branches.words
            test.end = UInt32(words.count)
          }
          // What is optional may be left out at the end of a paragraph, where no token follows.
          if !branches.takesAlways { test.blank = nil }
          return (test, branches.takesAlways ? branches.next : nil)
        case .accept, .place, .name, .back: return (isFirst ? test : .any, nil)
        }
      }
      return (.any, nil)
    }

    /// What the branches of an alternation take, one token each, and where they meet again.
    private struct Branches {
      var words: [UInt32] = []
      /// A branch takes something else than a word.
      var takesOther = false
      /// Every branch takes exactly one token first.
      var takesAlways = true
      /// Where all branches go on; nil where they part.
      var next: Int?
      var hasNext = false
    }

    private func collect(_ start: Int, _ branches: inout Branches, steps: Int) {
      var pc = start
      while steps > 0, let op = Program.Op(rawValue: code[pc]) {
        switch op {
        case .open, .close, .boundary, .peek: pc += 2
        case .jump: pc += 2 + Int(code[pc + 1])
        case .look: pc += 5 + Int(code[pc + 4])
        case .word, .exact:
          if !branches.words.contains(code[pc + 1]) { branches.words.append(code[pc + 1]) }
          return goOn(at: pc + (op == .word ? 2 : 3), &branches)
        case .set, .take:
          branches.takesOther = true
          return goOn(at: pc + 2, &branches)
        case .number:
          branches.takesOther = true
          return goOn(at: pc + 3, &branches)
        case .split:
          collect(pc + 3 + Int(code[pc + 1]), &branches, steps: steps - 1)
          collect(pc + 3 + Int(code[pc + 2]), &branches, steps: steps - 1)
          return
        case .accept, .place, .name, .back:
          branches.takesAlways = false
          return
        }
      }
      branches.takesAlways = false
    }

    private func goOn(at pc: Int, _ branches: inout Branches) {
      var pc = pc
      while Program.Op(rawValue: code[pc]) == .jump { pc += 2 + Int(code[pc + 1]) }
      branches.next = !branches.hasNext || branches.next == pc ? pc : nil
      branches.hasNext = true
    }
  }
}

// MARK: Coding

extension TokenTest {
  /// Numbers that a test is stored as.
  static let length = 5

  var numbers: [UInt32] {
    [UInt32(kind.rawValue), first, end, predicate.rawValue, blank.map { $0 ? 2 : 1 } ?? 0]
  }

  init(_ numbers: [UInt32], at: Int) {
    kind = Kind(rawValue: UInt8(truncatingIfNeeded: numbers[at])) ?? .any
    first = numbers[at + 1]
    end = numbers[at + 2]
    predicate = TokenPredicate(rawValue: numbers[at + 3]) ?? .any
    blank = numbers[at + 4] == 0 ? nil : numbers[at + 4] == 2
  }
}
