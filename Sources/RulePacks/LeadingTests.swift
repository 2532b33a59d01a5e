import RuleKit
import Tokens

/// Works out what the first tokens of every match of a program must be: follows all branches at once.
struct LeadingTests {
  /// How many tokens are looked at.
  static let count = 3

  private(set) var tests: [TokenTest] = []
  /// Tokens that every match has, at most `count`.
  private(set) var needed = 0

  /// Words of all tests so far.
  struct WordTable {
    private(set) var words: [UInt32] = []
    private var rows: [[UInt32]: UInt32] = [:]

    /// Where a sorted row of words stands in the table.
    mutating func place(of row: [UInt32]) -> UInt32 {
      if let known = rows[row] { return known }
      let start = UInt32(words.count)
      rows[row] = start
      words += row
      return start
    }

    mutating func append(_ more: [UInt32]) { words += more }
  }

  /// What the branches take at one place.
  private struct Place {
    var free: UInt32 = 0
    var bound: UInt32 = 0
    var words: Set<UInt32> = []
    /// The class, where one class is all the words there are.
    var wordClass: UInt32?
    var parts = 0
    var blanks: Set<UInt8> = []
    /// The program may end here.
    var mayEnd = false
    /// What comes behind is at no known place.
    var losesPlace = false
    /// Nothing is known of the token.
    var isOpen = false
    var next: Set<Int> = []
  }

  /// One branch on its way to the next token.
  private struct Branch: Hashable {
    var pc: Int
    var kinds = TokenTest.everyKind
    /// 0: a blank may stand in front, 1: must, 2: must not.
    var blank: UInt8 = 0
  }

  private let code: [UInt32]
  private let classes: [[UInt32]]
  private static let mostBranches = 2000

  /// - Parameters:
  ///   - start: where the program's code starts.
  ///   - classes: members of all classes by number.
  init(
    of start: Int, in code: [UInt32], crossesSentences: Bool, classes: [[UInt32]], words: inout WordTable
  ) {
    self.code = code
    self.classes = classes
    var starts: Set<Int> = [start]
    for index in 0..<Self.count {
      let place = place(starts, isFirst: index == 0)
      if place.mayEnd || place.isOpen || starts.isEmpty { break }
      needed = index + 1
      var test = test(place, &words)
      test.forbidden |= Token.Flags.locked.rawValue
      if index > 0, !crossesSentences { test.forbidden |= Token.Flags.sentenceStart.rawValue }
      tests.append(test)
      if place.losesPlace { break }
      starts = place.next
    }
    while tests.count < Self.count { tests.append(.any) }
  }

  private func test(_ place: Place, _ words: inout WordTable) -> TokenTest {
    var test = TokenTest(free: place.free, bound: place.bound)
    if place.blanks == [1] { test.required = Token.Flags.spaceBefore.rawValue }
    if place.blanks == [2] { test.forbidden = Token.Flags.spaceBefore.rawValue }
    for word in place.words { test.filter.insert(word) }
    if let wordClass = place.wordClass, place.parts == 1 {
      test.first = wordClass
      test.count = TokenTest.isClass
    } else if !place.words.isEmpty {
      test.first = words.place(of: place.words.sorted())
      test.count = UInt32(place.words.count)
    }
    return test
  }

  private func place(_ starts: Set<Int>, isFirst: Bool) -> Place {
    var place = Place()
    var open = starts.map { Branch(pc: $0) }
    var seen = Set(open)
    func follow(_ branch: Branch) { if seen.insert(branch).inserted { open.append(branch) } }
    while var branch = open.popLast() {
      guard seen.count < Self.mostBranches, let op = Program.Op(rawValue: code[branch.pc]) else {
        place.isOpen = true
        return place
      }
      let pc = branch.pc
      switch op {
      case .accept: place.mayEnd = true
      case .open, .close:
        branch.pc = pc + 2
        follow(branch)
      case .jump:
        branch.pc = pc + 2 + Int(code[pc + 1])
        follow(branch)
      case .split:
        branch.pc = pc + 3 + Int(code[pc + 1])
        follow(branch)
        branch.pc = pc + 3 + Int(code[pc + 2])
        follow(branch)
      case .look:
        branch.pc = pc + 5 + Int(code[pc + 4])
        follow(branch)
      case .boundary:
        // In front of the first token a blank does not tell: the paragraph may start here.
        if !isFirst {
          switch PatternNode.Boundary(rawValue: code[pc + 1]) {
          case .blank: branch.blank = 1
          case .noBlank: branch.blank = 2
          default: break
          }
        }
        branch.pc = pc + 2
        follow(branch)
      case .peek:
        branch.kinds &= TokenTest.kinds(TokenPredicate(rawValue: code[pc + 1]) ?? .any)
        branch.pc = pc + 2
        follow(branch)
      default: take(op, branch, &place)
      }
    }
    return place
  }

  private func take(_ op: Program.Op, _ branch: Branch, _ place: inout Place) {
    let pc = branch.pc
    place.blanks.insert(branch.blank)
    switch op {
    case .word, .exact:
      place.bound |= branch.kinds
      if place.words.insert(code[pc + 1]).inserted { place.parts += 1 }
    case .set:
      place.bound |= branch.kinds
      place.words.formUnion(classes[Int(code[pc + 1])])
      if place.wordClass != code[pc + 1] { place.parts += 1 }
      place.wordClass = code[pc + 1]
    case .take: place.free |= branch.kinds & TokenTest.kinds(TokenPredicate(rawValue: code[pc + 1]) ?? .any)
    case .number: place.free |= branch.kinds & TokenTest.kinds(.number)
    case .name:
      place.free |= branch.kinds & TokenTest.kinds(.cap)
      place.losesPlace = true
    case .place:
      place.free = TokenTest.everyKind
      place.losesPlace = true
    default:
      // What repeats a capture may repeat nothing.
      place.isOpen = true
    }
    place.next.insert(pc + op.length)
  }
}
