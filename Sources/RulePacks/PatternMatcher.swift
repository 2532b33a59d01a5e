import RuleKit
import Tokens

/// Runs programs over the tokens of one text.
///
/// A backtracking machine with a budget of steps, so that no pattern of a user's pack can hang a run: an attempt that
/// spends its budget counts as no match.
struct PatternMatcher {
  /// Steps of one attempt.
  static let budget = 20_000

  let context: LintContext
  let tokens: [Token]
  let classes: [Lexicon.WordClass]
  let spellings: [[UInt8]]

  /// What a match captured: token ranges by slot; slot 0 is the flagged part.
  struct Match {
    let whole: Range<Int>
    var slots: [Range<Int>?]
    /// The flagged part.
    var span: Range<Int> { slots.first.flatMap { $0 } ?? whole }
  }

  /// The match of a program that begins at token `start`, if there is one.
  func match(_ program: Program, at start: Int, within limits: Range<Int>, crossesSentences: Bool) -> Match? {
    var run = Run(
      matcher: self, code: program.code, limits: limits, start: start, crossesSentences: crossesSentences,
      opened: [Int](repeating: -1, count: program.slotCount), closed: [Int](repeating: -1, count: program.slotCount))
    guard let end = run.step(0, start), end > start || program.slotCount > 1 else { return nil }
    let slots = zip(run.opened, run.closed).map { $0 >= 0 && $1 >= $0 ? $0..<$1 : nil }
    return Match(whole: start..<max(start, end), slots: slots)
  }

  private struct Run {
    let matcher: PatternMatcher
    let code: [UInt32]
    let limits: Range<Int>
    let start: Int
    let crossesSentences: Bool
    var opened: [Int]
    var closed: [Int]
    var left = PatternMatcher.budget
    /// Where a match must end, where that is given: what stands behind must reach the place it is asked for.
    var end: Int?

    /// Index behind the match that the instructions from `pc` on make from token `at` on.
    mutating func step(_ pc: Int, _ at: Int) -> Int? {
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
          guard canTake(at), matcher.tokens[at].word.rawValue == code[pc + 1] else { return nil }
          at += 1
          pc += 2
        case .exact:
          guard canTake(at), matcher.tokens[at].word.rawValue == code[pc + 1], hasSpelling(at, Int(code[pc + 2]))
          else { return nil }
          at += 1
          pc += 3
        case .set:
          guard canTake(at), matcher.classes[Int(code[pc + 1])].contains(matcher.tokens[at].word) else { return nil }
          at += 1
          pc += 2
        case .take:
          guard canTake(at), has(at, code[pc + 1]) else { return nil }
          at += 1
          pc += 2
        case .peek:
          guard canTake(at), has(at, code[pc + 1]) else { return nil }
          pc += 2
        case .number:
          guard canTake(at), let value = integer(at), (Int(code[pc + 1])...Int(code[pc + 2])).contains(value) else {
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
          return capture(slot: Int(code[pc + 1]), opens: true, pc + 2, at)
        case .close:
          return capture(slot: Int(code[pc + 1]), opens: false, pc + 2, at)
        case .back:
          guard let end = back(Int(code[pc + 1]), at) else { return nil }
          at = end
          pc += 2
        case .split:
          if let end = step(pc + 3 + Int(code[pc + 1]), at) { return end }
          pc += 3 + Int(code[pc + 2])
        case .jump: pc += 2 + Int(code[pc + 1])
        case .look:
          guard looks(pc, at) else { return nil }
          pc += 5 + Int(code[pc + 4])
        }
      }
    }

    private mutating func capture(slot: Int, opens: Bool, _ pc: Int, _ at: Int) -> Int? {
      let before = opens ? opened[slot] : closed[slot]
      if opens { opened[slot] = at } else { closed[slot] = at }
      if let end = step(pc, at) { return end }
      if opens { opened[slot] = before } else { closed[slot] = before }
      return nil
    }

    private func canTake(_ at: Int) -> Bool {
      guard at < limits.upperBound else { return false }
      let flags = matcher.tokens[at].flags
      if flags.contains(.locked) { return false }
      return crossesSentences || at == start || !flags.contains(.sentenceStart)
    }

    private func hasSpelling(_ at: Int, _ index: Int) -> Bool {
      let range = matcher.tokens[at].range
      let wanted = matcher.spellings[index]
      return range.count == wanted.count && matcher.context.text.text[range.indices].elementsEqual(wanted)
    }

    private func has(_ at: Int, _ raw: UInt32) -> Bool {
      let token = matcher.tokens[at]
      switch TokenPredicate(rawValue: raw) ?? .any {
      case .any: return true
      case .word: return token.kind == .word
      case .number: return token.kind == .number
      case .punct: return token.kind == .punctuation
      case .symbol: return token.kind == .symbol
      case .lower: return token.kind == .word && token.shape == .lower
      case .cap:
        guard token.kind == .word, token.script != .arabic else { return false }
        return token.shape == .capitalized || token.shape == .upper || (token.shape == .mixed && startsUpper(token))
      case .title: return token.kind == .word && token.shape == .capitalized
      case .upper: return token.kind == .word && token.shape == .upper
      case .mixed: return token.kind == .word && token.shape == .mixed
      case .latin: return token.kind == .word && token.script == .latin
      case .arabic: return token.kind == .word && token.script == .arabic
      case .cyrillic: return token.kind == .word && token.script == .cyrillic
      case .hebrew: return token.kind == .word && token.script == .hebrew
      case .greek: return token.kind == .word && token.script == .greek
      case .year: return token.length == 4 && (integer(at).map { (1000...2100).contains($0) } ?? false)
      case .ordinal: return isOrdinal(token)
      }
    }

    private func startsUpper(_ token: Token) -> Bool {
      let first = matcher.context.text.text[Int(token.start)]
      return (65...90).contains(first) || first >= 0x80
    }

    private func isOrdinal(_ token: Token) -> Bool {
      guard token.length >= 3, token.length <= 6 else { return false }
      let bytes = matcher.context.text.text[token.range.indices]
      let ending = String(decoding: bytes.suffix(2), as: UTF8.self).lowercased()
      return ["st", "nd", "rd", "th"].contains(ending) && bytes.dropLast(2).allSatisfy { (48...57).contains($0) }
    }

    private func integer(_ at: Int) -> Int? {
      let token = matcher.tokens[at]
      guard token.kind == .number, token.length <= 15 else { return nil }
      var value = 0
      for byte in matcher.context.text.text[token.range.indices] where byte != UInt8(ascii: ",") {
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }

    private func place(_ at: Int, mask: UInt32) -> Int? {
      guard let mention = matcher.context.places.starting(at: at), mention.tokens.upperBound <= limits.upperBound else {
        return nil
      }
      if mask != 0, mask & (PlaceClasses.bit(mention.feature) ?? 0) == 0 { return nil }
      return mention.tokens.upperBound
    }

    /// Capitalised words with al-, bin, de and the like between them.
    private func name(_ at: Int) -> Int? {
      guard canTake(at), isNameWord(at) else { return nil }
      var end = at + 1
      while end < limits.upperBound, end - at < 8 {
        if isHyphen(end), end + 1 < limits.upperBound, canTake(end + 1), matcher.tokens[end + 1].kind == .word,
          !matcher.tokens[end + 1].has(.spaceBefore)
        {
          end += 2
        } else if canTake(end), isNameWord(end) {
          end += 1
        } else if canTake(end), isParticle(end), end + 1 < limits.upperBound, canTake(end + 1),
          isNameWord(end + 1) || isHyphen(at: end + 1, before: end + 2)
        {
          end += 1
        } else {
          break
        }
      }
      return end
    }

    private func isNameWord(_ at: Int) -> Bool { has(at, TokenPredicate.cap.rawValue) }

    private func isHyphen(_ at: Int) -> Bool {
      let token = matcher.tokens[at]
      return token.length == 1 && matcher.context.text.text[Int(token.start)] == UInt8(ascii: "-")
        && !token.has(.spaceBefore)
    }

    private func isHyphen(at: Int, before: Int) -> Bool {
      isHyphen(at) && before < limits.upperBound && isNameWord(before)
    }

    private func isParticle(_ at: Int) -> Bool {
      let token = matcher.tokens[at]
      guard token.shape == .lower, token.length <= 3 else { return false }
      let text = String(decoding: matcher.context.text.text[token.range.indices], as: UTF8.self)
      return [
        "al", "el", "bin", "ben", "ibn", "bou", "abu", "de", "da", "von", "van", "ul", "an", "ad", "ar", "as", "ash",
        "az", "ez", "es", "et",
      ].contains(text)
    }

    private func back(_ slot: Int, _ at: Int) -> Int? {
      guard opened[slot] >= 0, closed[slot] >= opened[slot] else { return nil }
      var at = at
      for index in opened[slot]..<closed[slot] {
        guard canTake(at), matcher.tokens[at].word == matcher.tokens[index].word,
          matcher.tokens[at].length == matcher.tokens[index].length
        else { return nil }
        at += 1
      }
      return at
    }

    private func isBoundary(_ at: Int, _ raw: UInt32) -> Bool {
      switch PatternNode.Boundary(rawValue: raw) ?? .blank {
      case .blank: return at < limits.upperBound && at > limits.lowerBound && matcher.tokens[at].has(.spaceBefore)
      case .noBlank:
        return at >= limits.upperBound || at == limits.lowerBound || !matcher.tokens[at].has(.spaceBefore)
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
        if matcher.tokens[index].has(flag) { return true }
        index -= 1
        guard index >= limits.lowerBound, matcher.tokens[index].kind == .punctuation else { return false }
      }
      return false
    }

    /// Nothing but closing marks between here and the end.
    private func isEnd(_ at: Int, stopsAtSentence: Bool) -> Bool {
      var index = at
      while index < limits.upperBound {
        if stopsAtSentence && index > start && matcher.tokens[index].has(.sentenceStart) { return true }
        guard matcher.tokens[index].kind == .punctuation else { return false }
        index += 1
      }
      return true
    }

    private mutating func looks(_ pc: Int, _ at: Int) -> Bool {
      let flags = code[pc + 1]
      let found: Bool
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
      for length in lengths where at - length >= limits.lowerBound {
        // What stands before may belong to the same sentence only, so the row itself may not begin behind its start.
        var inner = Run(
          matcher: matcher, code: code, limits: limits.lowerBound..<at, start: at - length,
          crossesSentences: crossesSentences, opened: opened, closed: closed, left: min(left, 500),
          end: at)
        if !crossesSentences, length > 0, at < limits.upperBound, matcher.tokens[at].has(.sentenceStart) {
          return false
        }
        if inner.step(pc, at - length) != nil { return true }
      }
      return false
    }
  }
}
