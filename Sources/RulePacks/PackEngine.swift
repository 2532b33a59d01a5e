import Findings
import RuleKit
import SourceText
import Tokens

/// All pack rules as one matcher: a table from words to the patterns that may begin around them.
///
/// The cost of a token does not depend on the number of rules, only on the patterns that hold that very word.
public struct PackEngine: Sendable {
  public let rules: [CompiledRule]
  public let vocabulary: Vocabulary
  public let lexicon: Lexicon
  /// Terms and concepts for pairs of texts.
  public let bilingual: BilingualTables
  private let spellings: [[UInt8]]
  private let classes: ClassTable
  /// Code of all programs, one after another.
  private let code: [UInt32]
  /// Words of the tests of leading tokens.
  private let testWords: [UInt32]

  /// Patterns of all rules in one row.
  private struct Entry: Sendable {
    let rule: Int32
    let pattern: Int32
    /// Where its code starts.
    let start: Int32
    let slotCount: Int32
    /// Most and fewest tokens that stand before the word.
    let furthest: Int32
    let nearest: Int32
    let crossesSentences: Bool
    let refersBack: Bool
    /// The words that a text must hold, among those of the tests.
    let firstRequired: Int32
    let lastRequired: Int32
    /// What its first two tokens must be.
    let first: TokenTest
    let second: TokenTest
  }
  private let entries: [Entry]
  /// Entries of the word with id n: `postings[starts[n]..<starts[n + 1]]`.
  private let starts: [Int32]
  private let postings: [Int32]

  public init(_ set: RuleSet) {
    var rules = set.rules
    var code: [UInt32] = []
    for index in rules.indices {
      rules[index].forEachProgram { program in
        program.start = code.count
        code += program.code
      }
    }
    self.rules = rules
    self.code = code
    bilingual = BilingualTables(tables: set.tables)
    vocabulary = Vocabulary(words: set.words)
    spellings = set.spellings.map { Array($0.utf8) }
    classes = ClassTable(set.classes.map(\.members))
    lexicon = Lexicon(
      classes: set.classes.map { Lexicon.WordClass(name: $0.name, members: $0.members.map { WordID($0) }) },
      lemmas: Dictionary(set.lemmas.map { (WordID($0.word), $0.lemma) }, uniquingKeysWith: { first, _ in first }))
    var entries: [Entry] = []
    var testWords: [UInt32] = []
    var counts = [Int32](repeating: 0, count: set.words.count + 2)
    for (rule, compiled) in rules.enumerated() {
      for (pattern, body) in compiled.patterns.enumerated() {
        let leading = TokenTest.leading(of: body.program.start, in: code, words: &testWords)
        let required = Int32(testWords.count)
        testWords += body.anchor.required
        entries.append(
          Entry(
            rule: Int32(rule), pattern: Int32(pattern), start: Int32(body.program.start),
            slotCount: Int32(body.program.slotCount), furthest: Int32(body.anchor.before.upperBound),
            nearest: Int32(body.anchor.before.lowerBound), crossesSentences: compiled.crossesSentences,
            refersBack: body.program.refersBack, firstRequired: required, lastRequired: Int32(testWords.count),
            first: leading.first, second: leading.second))
        for word in body.anchor.words { counts[Int(word) + 1] += 1 }
      }
    }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    starts = counts
    var postings = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    var fill = counts
    for (index, entry) in entries.enumerated() {
      for word in rules[Int(entry.rule)].patterns[Int(entry.pattern)].anchor.words {
        postings[Int(fill[Int(word)])] = Int32(index)
        fill[Int(word)] += 1
      }
    }
    self.entries = entries
    self.testWords = testWords
    self.postings = postings
  }

  /// Findings of the rules that are switched on.
  ///
  /// - Parameter levels: the level of each rule of `rules`; nil switches it off.
  public func check(_ context: LintContext, levels: [Level?]) -> [Finding] {
    var matcher = PatternMatcher(context: context, code: code, classes: classes, spellings: spellings)
    let isOn = entriesThatMayMatch(context.tokens, levels)
    var hits = [[Hit]](repeating: [], count: rules.count)
    var ends = [Int](repeating: 0, count: entries.count)
    let tokens = context.tokens
    let wordCount = starts.count - 1
    for paragraph in context.text.paragraphs {
      for at in paragraph.tokens {
        let word = Int(tokens[at].word.rawValue)
        if word >= wordCount { continue }
        let to = Int(starts[word + 1])
        var posting = Int(starts[word])
        while posting < to {
          let index = Int(postings[posting])
          posting += 1
          if isOn[index] { attempt(index, around: at, in: paragraph.tokens, &matcher, &ends, &hits) }
        }
      }
    }
    var findings: [Finding] = []
    for (index, own) in hits.enumerated() where !own.isEmpty {
      guard let level = levels[index] else { continue }
      let writer = FindingWriter(rule: rules[index], level: level, context: context)
      var reported = RuleHits(rule: rules[index], context: context, matcher: matcher, hits: own)
      findings += reported.reported().map(writer.finding)
    }
    return findings
  }

  /// For each pattern, whether its rule is on and the text holds the words that every match of it needs.
  private func entriesThatMayMatch(_ tokens: [Token], _ levels: [Level?]) -> [Bool] {
    var isPresent = [Bool](repeating: false, count: starts.count)
    for token in tokens where Int(token.word.rawValue) < isPresent.count { isPresent[Int(token.word.rawValue)] = true }
    return entries.indices.map { index in
      guard levels[Int(entries[index].rule)] != nil else { return false }
      for at in Int(entries[index].firstRequired)..<Int(entries[index].lastRequired)
      where !isPresent[Int(testWords[at])] { return false }
      return true
    }
  }

  /// False where one of the first two tokens rules a match out.
  @inline(__always)
  private func mayBegin(_ index: Int, at start: Int, _ tokens: [Token]) -> Bool {
    guard entries[index].first.allows(tokens[start], words: testWords, classes) else { return false }
    if start + 1 == tokens.count { return true }
    return entries[index].second.allows(tokens[start + 1], words: testWords, classes)
  }

  /// Tries a pattern at every start from which it may reach the word at `at`.
  private func attempt(
    _ index: Int, around at: Int, in paragraph: Range<Int>, _ matcher: inout PatternMatcher, _ ends: inout [Int],
    _ hits: inout [[Hit]]
  ) {
    var start = max(at - Int(entries[index].furthest), paragraph.lowerBound)
    let last = at - Int(entries[index].nearest)
    while start <= last {
      defer { start += 1 }
      guard start >= ends[index], mayBegin(index, at: start, matcher.tokens) else { continue }
      let entry = entries[index]
      guard
        let match = matcher.match(
          at: start, of: Int(entry.start), slotCount: Int(entry.slotCount), refersBack: entry.refersBack,
          within: paragraph, crossesSentences: entry.crossesSentences)
      else { continue }
      ends[index] = max(match.whole.upperBound, start + 1)
      var filter = RuleFilter(rule: rules[Int(entry.rule)], pattern: Int(entry.pattern), matcher: matcher)
      if filter.accepts(match, in: paragraph) {
        hits[Int(entry.rule)].append(Hit(pattern: Int(entry.pattern), match: match, paragraph: paragraph))
      }
    }
  }
}

/// A match that its rule's conditions let through.
struct Hit {
  let pattern: Int
  let match: PatternMatcher.Match
  let paragraph: Range<Int>
}

/// What a rule reports of all its matches in a text.
private struct RuleHits {
  let rule: CompiledRule
  let context: LintContext
  var matcher: PatternMatcher
  let hits: [Hit]

  mutating func reported() -> [Hit] {
    var kept: [Hit] = []
    let sorted = hits.sorted {
      ($0.match.span.lowerBound, -$0.match.span.count, $0.pattern)
        < ($1.match.span.lowerBound, -$1.match.span.count, $1.pattern)
    }
    for hit in sorted {
      // Two patterns of one rule on the same words say the same thing; the longer one says it better.
      if let last = kept.last, last.match.span.overlaps(hit.match.span) { continue }
      kept.append(hit)
    }
    guard let document = rule.document else { return kept }
    switch document.paragraph {
    case .any: break
    case .first: kept = kept.filter { isFirst($0.paragraph) }
    case .notFirst: kept = kept.filter { !isFirst($0.paragraph) }
    }
    if count(kept, document) < document.atLeast { return [] }
    if document.share > 0 {
      let sentences = max(1, context.tokens.reduce(0) { $0 + ($1.has(.sentenceStart) ? 1 : 0) })
      if Double(kept.count) / Double(sentences) < document.share { return [] }
    }
    if !document.also.isEmpty && !holds(document.also) { return [] }
    if !document.unless.isEmpty && holds(document.unless) { return [] }
    return document.reportsOnce ? Array(kept.prefix(1)) : kept
  }

  private func isFirst(_ paragraph: Range<Int>) -> Bool {
    context.text.paragraphs.first?.tokens.lowerBound == paragraph.lowerBound
  }

  private func count(_ hits: [Hit], _ document: DocumentCondition) -> Int {
    guard let name = document.distinct else { return hits.count }
    let values = hits.compactMap { hit -> String? in
      guard let slot = rule.patterns[hit.pattern].slots.firstIndex(of: name),
        let range = hit.match.slots[slot]
      else { return nil }
      return context.string(range).lowercased()
    }
    return Set(values).count
  }

  /// True where one of the programs matches anywhere in the text.
  private mutating func holds(_ programs: [Program]) -> Bool {
    for paragraph in context.text.paragraphs {
      for start in paragraph.tokens {
        for program in programs
        where matcher.match(program, at: start, within: paragraph.tokens, crossesSentences: true) != nil { return true }
      }
    }
    return false
  }
}
