import RuleKit
import Tokens

/// Goes through a text and tries at each word the patterns that hold it. Lives for one text.
struct PatternSearch {
  var matcher: PatternMatcher
  let patterns: LinkedPatterns
  let shelf: RuleShelf
  /// By pattern: its rule is on, and the text has the words that it needs.
  let isOn: [Bool]
  /// What matched, by rule.
  private(set) var hits: [[Hit]]
  /// By pattern: the token behind its last match.
  private var ends: [UInt32]
  /// The rules that had a match, so that the shelf is asked once for each.
  private var rules: [CompiledRule?]

  /// What is known of the patterns that hold a word.
  private enum Use {
    static let unasked: UInt8 = 0
    static let none: UInt8 = 1
    static let some: UInt8 = 2
  }

  init(matcher: PatternMatcher, patterns: LinkedPatterns, shelf: RuleShelf, isOn: [Bool], ruleCount: Int) {
    self.matcher = matcher
    self.patterns = patterns
    self.shelf = shelf
    self.isOn = isOn
    hits = [[Hit]](repeating: [], count: ruleCount)
    ends = [UInt32](repeating: 0, count: patterns.entries.count)
    rules = [CompiledRule?](repeating: nil, count: ruleCount)
  }

  mutating func run(over text: TokenizedText) {
    let tokens = text.tokens
    let starts = patterns.starts
    // Most words head no pattern that is on: one byte says so.
    var uses = [UInt8](repeating: Use.unasked, count: starts.count - 1)
    for paragraph in text.paragraphs {
      for at in paragraph.tokens {
        let word = Int(tokens[at].word.rawValue)
        if word >= uses.count || uses[word] == Use.none { continue }
        if uses[word] == Use.unasked {
          uses[word] = isUsed(Int(starts[word])..<Int(starts[word + 1])) ? Use.some : Use.none
          if uses[word] == Use.none { continue }
        }
        tryAll(Int(starts[word])..<Int(starts[word + 1]), around: at, in: paragraph.tokens, tokens)
      }
    }
  }

  private func isUsed(_ postings: Range<Int>) -> Bool {
    postings.contains { isOn[Int(patterns.postings[$0])] }
  }

  /// Tries the patterns of a row of postings at every start from which they may reach the word at `at`.
  private mutating func tryAll(_ postings: Range<Int>, around at: Int, in paragraph: Range<Int>, _ tokens: [Token]) {
    for posting in postings {
      let index = Int(patterns.postings[posting])
      guard isOn[index] else { continue }
      var start = max(at - Int(patterns.entries[index].furthest), paragraph.lowerBound)
      let last = at - Int(patterns.entries[index].nearest)
      while start <= last {
        if mayBegin(index, at: start, tokens), start >= Int(ends[index]) {
          attempt(index, at: start, in: paragraph)
        }
        start += 1
      }
    }
  }

  /// False where one of the first two tokens rules a match out.
  @inline(__always)
  private func mayBegin(_ index: Int, at start: Int, _ tokens: [Token]) -> Bool {
    guard patterns.entries[index].first.allows(tokens[start], words: patterns.testWords, matcher.classes) else {
      return false
    }
    if start + 1 == tokens.count { return true }
    return patterns.entries[index].second.allows(tokens[start + 1], words: patterns.testWords, matcher.classes)
  }

  private mutating func rule(_ number: Int) -> CompiledRule {
    if let rule = rules[number] { return rule }
    let rule = shelf[number]
    rules[number] = rule
    return rule
  }

  @inline(never)
  private mutating func attempt(_ index: Int, at start: Int, in paragraph: Range<Int>) {
    let entry = patterns.entries[index]
    guard
      let match = matcher.match(
        at: start, of: Int(entry.start), slotCount: Int(entry.slotCount), refersBack: entry.refersBack,
        within: paragraph, crossesSentences: entry.crossesSentences)
    else { return }
    ends[index] = UInt32(truncatingIfNeeded: max(match.whole.upperBound, start + 1))
    let filter = RuleFilter(rule: rule(Int(entry.rule)), pattern: Int(entry.pattern))
    if filter.accepts(match, in: paragraph, &matcher) {
      hits[Int(entry.rule)].append(Hit(pattern: Int(entry.pattern), match: match, paragraph: paragraph))
    }
  }
}
