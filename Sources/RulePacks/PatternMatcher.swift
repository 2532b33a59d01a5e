import RuleKit
import Tokens

/// Runs programs over the tokens of one text.
///
/// A backtracking machine that tries no choice twice, so that an attempt takes no longer than the pattern times the tokens
/// it reaches. A budget of steps bounds patterns that repeat what they captured; an attempt that spends it is no match.
struct PatternMatcher {
  /// Steps of one attempt.
  static let budget = 20_000
  /// Steps of one look behind.
  private static let budgetBehind = 500

  let subject: MatchedText
  private let code: [UInt32]

  private var limits = 0..<0
  private var start = 0
  private var crossesSentences = false
  /// Where captures open and close, as indices of tokens, -1 where they don't: those of slot n at 2n and 2n + 1.
  private var captures = [Int32](repeating: -1, count: 2 * Program.mostSlots)
  /// Captures as they were before they were set, so that a choice that fails takes them back.
  private var undo: [(side: Int32, token: Int32)] = []
  private var left = 0
  /// Steps of all attempts so far.
  private(set) var spent = 0
  private var choices = ChoiceMemory()
  private var refersBack = false
  /// Where a match must end, where that is given: what stands behind must reach the place it is asked for.
  private var end: Int?

  /// - Parameter code: all programs, one after another; a program knows where it starts.
  init(subject: MatchedText, code: [UInt32]) {
    self.subject = subject
    self.code = code
  }

  var context: LintContext { subject.context }
  var tokens: [Token] { subject.tokens }
  var classes: ClassTable { subject.classes }

  /// What a match captured: token ranges by slot; slot 0 is the flagged part.
  struct Match {
    let whole: Range<Int>
    var slots: [Range<Int>?]
    /// The flagged part.
    var span: Range<Int> { slots.first.flatMap { $0 } ?? whole }
  }

  /// The match of a program that begins at token `start`, if there is one.
  mutating func match(_ program: Program, at start: Int, within limits: Range<Int>, crossesSentences: Bool) -> Match? {
    match(
      at: start, of: program.start, slotCount: program.slotCount, refersBack: program.refersBack, within: limits,
      crossesSentences: crossesSentences)
  }

  /// The match that begins at token `start` of the program whose code starts at `pc`, if there is one.
  mutating func match(
    at start: Int, of pc: Int, slotCount: Int, refersBack: Bool, within limits: Range<Int>, crossesSentences: Bool
  ) -> Match? {
    self.refersBack = refersBack
    guard let end = end(of: pc, slotCount, at: start, within: limits, crossesSentences) else { return nil }
    return match(endingAt: end, slotCount: slotCount)
  }

  /// Index behind the match of the program whose code starts at `pc`; nil where it does not match.
  private mutating func end(
    of pc: Int, _ slotCount: Int, at start: Int, within limits: Range<Int>, _ crossesSentences: Bool
  ) -> Int? {
    choices.begin()
    self.limits = limits
    self.start = start
    self.crossesSentences = crossesSentences
    for slot in 0..<2 * slotCount { captures[slot] = -1 }
    undo.removeAll(keepingCapacity: true)
    left = Self.budget
    end = nil
    let found = step(pc, start)
    spent += Self.budget - left
    guard let end = found, end > start || slotCount > 1 else { return nil }
    return end
  }

  /// What the last program that matched has captured.
  private func match(endingAt end: Int, slotCount: Int) -> Match {
    let slots = (0..<slotCount).map { slot -> Range<Int>? in
      let (opened, closed) = (Int(captures[2 * slot]), Int(captures[2 * slot + 1]))
      return opened >= 0 && closed >= opened ? opened..<closed : nil
    }
    return Match(whole: start..<max(start, end), slots: slots)
  }

  /// Index behind the match that the instructions from `pc` on make from token `at` on.
  private mutating func step(_ pc: Int, _ at: Int) -> Int? {
    var pc = pc
    var at = at
    while true {
      left -= 1
      if left < 0 { return nil }
      guard let op = Program.Op(rawValue: code[pc]) else { return nil }
      switch op {
      case .accept:
        if let end, at != end { return nil }
        return at
      case .word:
        guard canTake(at), subject.tokens[at].word.rawValue == code[pc + 1] else { return nil }
        at += 1
        pc += 2
      case .exact:
        guard canTake(at), subject.tokens[at].word.rawValue == code[pc + 1], subject.hasSpelling(at, Int(code[pc + 2]))
        else { return nil }
        at += 1
        pc += 3
      case .set:
        guard canTake(at), subject.classes.contains(Int(code[pc + 1]), subject.tokens[at].word) else { return nil }
        at += 1
        pc += 2
      case .take:
        guard canTake(at), subject.has(at, code[pc + 1]) else { return nil }
        at += 1
        pc += 2
      case .peek:
        guard canTake(at), subject.has(at, code[pc + 1]) else { return nil }
        pc += 2
      case .number:
        guard canTake(at), let value = subject.integer(at), (Int(code[pc + 1])...Int(code[pc + 2])).contains(value)
        else {
          return nil
        }
        at += 1
        pc += 3
      case .place:
        guard canTake(at), let end = place(at, mask: code[pc + 1]) else { return nil }
        at = end
        pc += 2
      case .name:
        guard let end = name(at) else { return nil }
        at = end
        pc += 1
      case .boundary:
        guard isBoundary(at, code[pc + 1]) else { return nil }
        pc += 2
      case .open:
        capture(2 * Int(code[pc + 1]), at)
        pc += 2
      case .close:
        capture(2 * Int(code[pc + 1]) + 1, at)
        pc += 2
      case .back:
        guard let end = back(Int(code[pc + 1]), at) else { return nil }
        at = end
        pc += 2
      case .split:
        if !refersBack, !choices.isFirst(pc, at - start) { return nil }
        let first = pc + 3 + Int(code[pc + 1])
        if mayBegin(first, at) {
          let before = undo.count
          if let end = step(first, at) { return end }
          if undo.count > before { takeBack(to: before) }
        }
        pc += 3 + Int(code[pc + 2])
      case .jump: pc += 2 + Int(code[pc + 1])
      case .look:
        guard looks(pc, at) else { return nil }
        pc += 5 + Int(code[pc + 4])
      }
    }
  }

  /// False where the first token that the instructions from `pc` on take is not the one at `at`. Most branches end there,
  /// and asking is cheaper than entering them.
  @inline(__always)
  private func mayBegin(_ pc: Int, _ at: Int) -> Bool {
    var pc = pc
    while code[pc] == Program.Op.open.rawValue { pc += 2 }
    switch Program.Op(rawValue: code[pc]) {
    case .word, .exact: return canTake(at) && subject.tokens[at].word.rawValue == code[pc + 1]
    case .set: return canTake(at) && subject.classes.contains(Int(code[pc + 1]), subject.tokens[at].word)
    default: return true
    }
  }

  /// Notes a place where a capture opens or closes.
  @inline(__always)
  private mutating func capture(_ side: Int, _ at: Int) {
    undo.append((Int32(truncatingIfNeeded: side), captures[side]))
    captures[side] = Int32(truncatingIfNeeded: at)
  }

  /// Forgets the captures of a choice behind which nothing matched.
  private mutating func takeBack(to count: Int) {
    while undo.count > count {
      let (side, token) = undo.removeLast()
      captures[Int(side)] = token
    }
  }

  private func canTake(_ at: Int) -> Bool {
    guard at < limits.upperBound else { return false }
    let flags = subject.tokens[at].flags
    if flags.contains(.locked) { return false }
    return crossesSentences || at == start || !flags.contains(.sentenceStart)
  }

  private func place(_ at: Int, mask: UInt32) -> Int? {
    guard let number = subject.context.places.index(startingAt: at) else { return nil }
    let end = subject.context.places.all[number].tokens.upperBound
    if end > limits.upperBound { return nil }
    if mask != 0, mask & (PlaceClasses.bit(subject.context.places.all[number].feature) ?? 0) == 0 { return nil }
    return end
  }

  /// Capitalised words with al-, bin, de and the like between them.
  private func name(_ at: Int) -> Int? {
    guard canTake(at), isNameWord(at) else { return nil }
    var end = at + 1
    while end < limits.upperBound, end - at < 8 {
      if subject.isHyphen(end), end + 1 < limits.upperBound, canTake(end + 1), subject.tokens[end + 1].kind == .word,
        !subject.tokens[end + 1].has(.spaceBefore)
      {
        end += 2
      } else if canTake(end), isNameWord(end) {
        end += 1
      } else if canTake(end), subject.isParticle(end), end + 1 < limits.upperBound, canTake(end + 1),
        isNameWord(end + 1) || isHyphen(at: end + 1, before: end + 2)
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  private func isNameWord(_ at: Int) -> Bool { subject.has(at, TokenPredicate.cap.rawValue) }

  private func isHyphen(at: Int, before: Int) -> Bool {
    subject.isHyphen(at) && before < limits.upperBound && isNameWord(before)
  }

  private func back(_ slot: Int, _ at: Int) -> Int? {
    let (opened, closed) = (Int(captures[2 * slot]), Int(captures[2 * slot + 1]))
    guard opened >= 0, closed >= opened else { return nil }
    var at = at
    for index in opened..<closed {
      guard canTake(at), subject.tokens[at].word == subject.tokens[index].word,
        subject.tokens[at].length == subject.tokens[index].length
      else { return nil }
      at += 1
    }
    return at
  }

  private func isBoundary(_ at: Int, _ raw: UInt32) -> Bool {
    switch PatternNode.Boundary(rawValue: raw) ?? .blank {
    case .blank: return at < limits.upperBound && at > limits.lowerBound && subject.tokens[at].has(.spaceBefore)
    case .noBlank:
      return at >= limits.upperBound || at == limits.lowerBound || !subject.tokens[at].has(.spaceBefore)
    case .sentenceStart: return isStart(at, .sentenceStart)
    case .paragraphStart: return isStart(at, .paragraphStart)
    case .sentenceEnd: return isEnd(at, stopsAtSentence: true)
    case .paragraphEnd: return isEnd(at, stopsAtSentence: false)
    }
  }

  /// Nothing but opening marks between the start and here.
  private func isStart(_ at: Int, _ flag: Token.Flags) -> Bool {
    var index = at
    while index >= limits.lowerBound, index < limits.upperBound {
      if subject.tokens[index].has(flag) { return true }
      index -= 1
      guard index >= limits.lowerBound, subject.tokens[index].kind == .punctuation else { return false }
    }
    return false
  }

  /// Nothing but closing marks between here and the end.
  private func isEnd(_ at: Int, stopsAtSentence: Bool) -> Bool {
    var index = at
    while index < limits.upperBound {
      if stopsAtSentence && index > start && subject.tokens[index].has(.sentenceStart) { return true }
      guard subject.tokens[index].kind == .punctuation else { return false }
      index += 1
    }
    return true
  }

  private mutating func looks(_ pc: Int, _ at: Int) -> Bool {
    let flags = code[pc + 1]
    let found: Bool
    // What was tried inside a look says nothing about another look at the same place: it may have matched.
    let outer = choices.enter()
    defer { choices.leave(to: outer) }
    if flags & 1 != 0 {
      let outer = end
      end = nil
      found = step(pc + 5, at) != nil
      end = outer
    } else {
      found = behind(pc + 5, at, Int(code[pc + 2])...Int(code[pc + 3]))
    }
    return found == (flags & 2 == 0)
  }

  /// True where the instructions match a row of tokens that ends just before `at`.
  private mutating func behind(_ pc: Int, _ at: Int, _ lengths: ClosedRange<Int>) -> Bool {
    // What stands before may belong to the same sentence only, so the row itself may not begin behind its start.
    if !crossesSentences, lengths.upperBound > 0, at < limits.upperBound, subject.tokens[at].has(.sentenceStart) {
      if lengths.lowerBound > 0 { return false }
      return matchesBehind(pc, at, length: 0)
    }
    for length in lengths where at - length >= limits.lowerBound {
      if matchesBehind(pc, at, length: length) { return true }
    }
    return false
  }

  /// Runs the instructions over the `length` tokens before `at`, and leaves the attempt itself as it was.
  private mutating func matchesBehind(_ pc: Int, _ at: Int, length: Int) -> Bool {
    let outer = (limits, start, left, end)
    let allowed = min(left, Self.budgetBehind)
    (limits, start, left, end) = (limits.lowerBound..<at, at - length, allowed, at)
    // Distances count from another start now.
    choices.begin()
    let found = step(pc, at - length) != nil
    // What a look takes is taken from the attempt: looks in looks would multiply otherwise.
    let used = allowed - left
    (limits, start, left, end) = outer
    left -= used
    return found
  }
}
