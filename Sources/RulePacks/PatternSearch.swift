import Findings
import RuleKit
import Tokens

/// What a look at a few tokens tells of a pattern. Handed from call to call, so that none copies the search.
private struct FirstTests {
  let tests: [TokenTest]
  let words: [UInt32]
  let classes: ClassTable

  /// False where one of the first tokens rules a match out. There are as many tokens as every match has.
  @inline(__always)
  func allow(_ probe: ProbeTable.Probe, _ tokens: [Token], _ start: Int) -> Bool {
    if probe.needed == 0 { return true }
    guard allows(probe.tests.0, tokens[start &+ Int(probe.places.0)]) else { return false }
    if probe.needed == 1 { return true }
    guard allows(probe.tests.1, tokens[start &+ Int(probe.places.1)]) else { return false }
    return probe.needed == 2 || allows(probe.tests.2, tokens[start &+ Int(probe.places.2)])
  }

  @inline(__always)
  private func allows(_ test: Int32, _ token: Token) -> Bool {
    tests[Int(test)].allows(token, words: words, classes)
  }
}

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
    let firstTests = FirstTests(tests: patterns.tests, words: patterns.testWords, classes: matcher.classes)
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
        var node = row.lowerBound
        while node < row.upperBound {
          let question = memory.table.nodes[Int(node)]
          let place = at &- 1 &+ Int(question.place)
          if place < first || place >= end || !question.mask.mayAllow(tokens[place]) {
            node = question.skip(node)
            continue
          }
          if question.target >= 0 { tryOne(Int(question.target), at &- 1, tokens, first..<end, firstTests, &memory) }
          node &+= 1
        }
      }
    }
  }

  /// Tries a pattern of the word at a token.
  @inline(never)
  private mutating func tryOne(
    _ number: Int, _ at: Int, _ tokens: [Token], _ paragraph: Range<Int>, _ firstTests: FirstTests,
    _ memory: inout PackMemory
  ) {
    let probe = memory.table.probes[number]
    let last = min(at &- Int(probe.nearest), paragraph.upperBound &- Int(probe.needed))
    var start = max(at &- Int(probe.furthest), paragraph.lowerBound)
    while start <= last {
      if firstTests.allow(probe, tokens, start) { attempt(Int(probe.entry), at: start, in: paragraph, &memory) }
      start &+= 1
    }
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
    let entry = patterns.entries[index]
    if entry.repetition != 0 {
      let second = start + Int(entry.repetition)
      guard second < paragraph.upperBound,
        matcher.tokens[second].word == matcher.tokens[start + Int(entry.repeated)].word
      else { return }
    }
    let before = matcher.spent
    defer { memory.states[index].left -= matcher.spent - before }
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
