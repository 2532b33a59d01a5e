import Findings
import RuleKit
import Tokens

/// Goes through a text and tries at each word the patterns that hold it. Lives for one text.
struct PatternSearch {
  var matcher: PatternMatcher
  let patterns: LinkedPatterns
  let shelf: RuleShelf
  /// By rule; nil where it is off.
  let levels: [Level?]
  /// What matched, by rule.
  private(set) var hits: [[Hit]]
  /// By pattern: the token behind its last match.
  private var ends: [UInt32]
  /// By pattern: the steps that it may still take in this text.
  private var left: [Int]
  /// The rules that had a match, so that the shelf is asked once for each.
  private var rules: [CompiledRule?]

  /// By pattern, whether it may match in this text at all; found out for those that some word of the text asks for.
  private var uses: [UInt8]

  private enum Use {
    static let unasked: UInt8 = 0
    static let none: UInt8 = 1
    static let some: UInt8 = 2
  }

  init(matcher: PatternMatcher, patterns: LinkedPatterns, shelf: RuleShelf, levels: [Level?]) {
    self.matcher = matcher
    self.patterns = patterns
    self.shelf = shelf
    self.levels = levels
    hits = [[Hit]](repeating: [], count: levels.count)
    uses = [UInt8](repeating: Use.unasked, count: patterns.entries.count)
    ends = [UInt32](repeating: 0, count: patterns.entries.count)
    left = [Int](
      repeating: PackEngine.allowance(tokens: matcher.tokens.count), count: patterns.entries.count)
    rules = [CompiledRule?](repeating: nil, count: levels.count)
  }

  /// What is asked of the tokens before a pattern is tried: all of it side by side, for the words that the text has.
  private struct Probe {
    let entry: Int
    /// Fewest and most tokens before the word.
    let nearest: Int
    let furthest: Int
    /// Tokens that every match has for sure, and what the first ones must be.
    let needed: Int
    let first: TokenTest
    let second: TokenTest
    let third: TokenTest

    /// False where one of the first tokens rules a match out. There are as many tokens as every match has.
    @inline(__always)
    func allows(_ tokens: [Token], _ start: Int, _ words: [UInt32], _ classes: ClassTable) -> Bool {
      if needed == 0 { return true }
      guard first.allows(tokens[start], words: words, classes) else { return false }
      if needed == 1 { return true }
      guard second.allows(tokens[start &+ 1], words: words, classes) else { return false }
      return needed == 2 || third.allows(tokens[start &+ 2], words: words, classes)
    }
  }

  mutating func run(over text: TokenizedText) {
    let tokens = text.tokens
    let (words, classes) = (patterns.testWords, matcher.classes)
    var probes: [Probe] = []
    // By word: its probes, once it was met. Most words have none.
    var met = [Bool](repeating: false, count: patterns.starts.count - 1)
    var lists = [Range<Int32>](repeating: 0..<0, count: met.count)
    for paragraph in text.paragraphs {
      for at in paragraph.tokens {
        let word = Int(tokens[at].word.rawValue)
        if word >= met.count { continue }
        if !met[word] {
          met[word] = true
          let start = Int32(probes.count)
          append(word, to: &probes)
          lists[word] = start..<Int32(probes.count)
        }
        var index = Int(lists[word].lowerBound)
        let end = Int(lists[word].upperBound)
        while index < end {
          let last = min(at &- probes[index].nearest, paragraph.tokens.upperBound &- probes[index].needed)
          var start = max(at &- probes[index].furthest, paragraph.tokens.lowerBound)
          while start <= last {
            if probes[index].allows(tokens, start, words, classes) {
              attempt(probes[index].entry, at: start, in: paragraph.tokens)
            }
            start &+= 1
          }
          index &+= 1
        }
      }
    }
  }

  /// Adds the patterns of a word that may match in this text.
  private mutating func append(_ word: Int, to probes: inout [Probe]) {
    for posting in Int(patterns.starts[word])..<Int(patterns.starts[word + 1]) {
      let index = Int(patterns.postings[posting])
      let entry = patterns.entries[index]
      if uses[index] == Use.unasked { uses[index] = mayMatch(entry) ? Use.some : Use.none }
      guard uses[index] == Use.some else { continue }
      probes.append(
        Probe(
          entry: index, nearest: Int(entry.nearest), furthest: Int(entry.furthest), needed: Int(entry.needed),
          first: patterns.tests[Int(entry.first)], second: patterns.tests[Int(entry.second)],
          third: patterns.tests[Int(entry.third)]))
    }
  }

  /// True where the pattern's rule is on and the text has the words that every match of it needs.
  private func mayMatch(_ entry: LinkedPatterns.Entry) -> Bool {
    guard levels[Int(entry.rule)] != nil else { return false }
    for at in Int(entry.firstRequired)..<Int(entry.lastRequired)
    where !matcher.context.marks.has(WordID(patterns.testWords[at])) { return false }
    return true
  }

  private mutating func rule(_ number: Int) -> CompiledRule {
    if let rule = rules[number] { return rule }
    let rule = shelf[number]
    rules[number] = rule
    return rule
  }

  @inline(never)
  private mutating func attempt(_ index: Int, at start: Int, in paragraph: Range<Int>) {
    if left[index] <= 0 { return }
    let before = matcher.spent
    defer { left[index] -= matcher.spent - before }
    let entry = patterns.entries[index]
    guard start >= Int(ends[index]),
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
