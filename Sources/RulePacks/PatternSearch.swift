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

  init(matcher: PatternMatcher, patterns: LinkedPatterns, shelf: RuleShelf, levels: [Level?]) {
    self.matcher = matcher
    self.patterns = patterns
    self.shelf = shelf
    self.levels = levels
    hits = [[Hit]](repeating: [], count: levels.count)
  }

  mutating func run(over text: TokenizedText, _ memory: inout PackMemory) {
    memory.begin(patterns, levels: levels, tokens: text.tokens.count)
    let tokens = text.tokens
    for paragraph in text.paragraphs {
      let (first, end) = (paragraph.tokens.lowerBound, paragraph.tokens.upperBound)
      var at = first
      while at < end {
        let word = Int(tokens[at].word.rawValue)
        at &+= 1
        if word >= memory.table.rowOf.count { continue }
        var number = memory.table.rowOf[word]
        if number == 0 { continue }
        if number < 0 {
          let (levels, words, marks) = (levels, patterns.testWords, matcher.context.marks)
          let isOfText = memory.isOfText
          number = memory.table.fill(word, patterns) { entry in
            levels[Int(entry.rule)] != nil && (!isOfText || Self.mayMatch(entry, words, marks))
          }
          if number == 0 { continue }
        }
        let row = memory.table.rows[Int(number) &- 1]
        if row.endOfNext > row.first, at < end, row.next.mayAllow(tokens[at]) {
          tryAll(row.first..<row.endOfNext, at &- 1, tokens, first..<end, &memory)
        }
        if row.endOfPrevious > row.endOfNext, at &- 2 >= first, row.previous.mayAllow(tokens[at &- 2]) {
          tryAll(row.endOfNext..<row.endOfPrevious, at &- 1, tokens, first..<end, &memory)
        }
        if row.end > row.endOfPrevious {
          tryAll(row.endOfPrevious..<row.end, at &- 1, tokens, first..<end, &memory)
        }
      }
    }
  }

  /// Tries some patterns of the word at a token.
  private mutating func tryAll(
    _ probes: Range<Int32>, _ at: Int, _ tokens: [Token], _ paragraph: Range<Int>, _ memory: inout PackMemory
  ) {
    for number in probes {
      let probe = memory.table.probes[Int(number)]
      if probe.nearest == probe.furthest {
        let start = at &- Int(probe.nearest)
        if start >= paragraph.lowerBound, start &+ Int(probe.needed) <= paragraph.upperBound,
          allows(probe, tokens, start)
        {
          attempt(Int(probe.entry), at: start, in: paragraph, &memory)
        }
        continue
      }
      let last = min(at &- Int(probe.nearest), paragraph.upperBound &- Int(probe.needed))
      var start = max(at &- Int(probe.furthest), paragraph.lowerBound)
      while start <= last {
        if allows(probe, tokens, start) { attempt(Int(probe.entry), at: start, in: paragraph, &memory) }
        start &+= 1
      }
    }
  }

  /// False where one of the first tokens rules a match out. There are as many tokens as every match has.
  @inline(__always)
  private func allows(_ probe: ProbeTable.Probe, _ tokens: [Token], _ start: Int) -> Bool {
    if probe.needed == 0 { return true }
    guard allows(probe.tests.0, tokens[start &+ Int(probe.places.0)]) else { return false }
    if probe.needed == 1 { return true }
    guard allows(probe.tests.1, tokens[start &+ Int(probe.places.1)]) else { return false }
    return probe.needed == 2 || allows(probe.tests.2, tokens[start &+ Int(probe.places.2)])
  }

  @inline(__always)
  private func allows(_ test: Int32, _ token: Token) -> Bool {
    patterns.tests[Int(test)].allows(token, words: patterns.testWords, matcher.classes)
  }

  /// True where the text has the words that every match of a pattern needs.
  private static func mayMatch(_ entry: LinkedPatterns.Entry, _ words: [UInt32], _ marks: TokenMarks) -> Bool {
    for at in Int(entry.firstRequired)..<Int(entry.lastRequired) where !marks.has(WordID(words[at])) { return false }
    var at = Int(entry.lastRequired)
    while at < Int(entry.lastChoice) {
      let end = at + 1 + Int(words[at])
      at += 1
      while at < end, !marks.has(WordID(words[at])) { at += 1 }
      if at == end { return false }
      at = end
    }
    return true
  }

  private func rule(_ number: Int, _ memory: inout PackMemory) -> CompiledRule {
    if let rule = memory.rules[number] { return rule }
    let rule = shelf[number]
    memory.rules[number] = rule
    return rule
  }

  @inline(never)
  private mutating func attempt(_ index: Int, at start: Int, in paragraph: Range<Int>, _ memory: inout PackMemory) {
    if memory.states[index].text != memory.text {
      memory.states[index] = PackMemory.State(
        text: memory.text, mayMatch: Self.mayMatch(patterns.entries[index], patterns.testWords, matcher.context.marks),
        end: 0,
        left: PackEngine.allowance(tokens: matcher.tokens.count))
    }
    let state = memory.states[index]
    guard state.mayMatch, state.left > 0, start >= Int(state.end) else { return }
    let before = matcher.spent
    defer { memory.states[index].left -= matcher.spent - before }
    let entry = patterns.entries[index]
    guard
      let match = matcher.match(
        at: start, of: Int(entry.start), slotCount: Int(entry.slotCount), refersBack: entry.refersBack,
        within: paragraph, crossesSentences: entry.crossesSentences)
    else { return }
    memory.states[index].end = UInt32(truncatingIfNeeded: max(match.whole.upperBound, start + 1))
    let filter = RuleFilter(rule: rule(Int(entry.rule), &memory), pattern: Int(entry.pattern))
    if filter.accepts(match, in: paragraph, &matcher) {
      hits[Int(entry.rule)].append(Hit(pattern: Int(entry.pattern), match: match, paragraph: paragraph))
    }
  }
}
