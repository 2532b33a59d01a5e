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
  private let classNumbers: [Lexicon.WordClass]

  /// Patterns of all rules in one row.
  private struct Entry: Sendable {
    let rule: Int
    let pattern: Int
    let before: ClosedRange<Int>
  }
  private let entries: [Entry]
  /// Entries of the word with id n: `postings[starts[n]..<starts[n + 1]]`.
  private let starts: [Int32]
  private let postings: [Int32]

  public init(_ set: RuleSet) {
    rules = set.rules
    bilingual = BilingualTables(tables: set.tables)
    vocabulary = Vocabulary(words: set.words)
    spellings = set.spellings.map { Array($0.utf8) }
    classNumbers = set.classes.map { Lexicon.WordClass(name: $0.name, members: $0.members.map { WordID($0) }) }
    lexicon = Lexicon(
      classes: classNumbers,
      lemmas: Dictionary(set.lemmas.map { (WordID($0.word), $0.lemma) }, uniquingKeysWith: { first, _ in first }))
    var entries: [Entry] = []
    var counts = [Int32](repeating: 0, count: set.words.count + 2)
    for (rule, compiled) in set.rules.enumerated() {
      for (pattern, body) in compiled.patterns.enumerated() {
        entries.append(Entry(rule: rule, pattern: pattern, before: body.anchor.before))
        for word in body.anchor.words { counts[Int(word) + 1] += 1 }
      }
    }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    starts = counts
    var postings = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    var fill = counts
    for (index, entry) in entries.enumerated() {
      for word in set.rules[entry.rule].patterns[entry.pattern].anchor.words {
        postings[Int(fill[Int(word)])] = Int32(index)
        fill[Int(word)] += 1
      }
    }
    self.entries = entries
    self.postings = postings
  }

  /// Findings of the rules that are switched on.
  ///
  /// - Parameter levels: the level of each rule of `rules`; nil switches it off.
  public func check(_ context: LintContext, levels: [Level?]) -> [Finding] {
    let matcher = PatternMatcher(
      context: context, tokens: context.tokens, classes: classNumbers, spellings: spellings)
    var hits = [[Hit]](repeating: [], count: rules.count)
    var ends = [Int](repeating: 0, count: entries.count)
    for paragraph in context.text.paragraphs {
      for at in paragraph.tokens {
        let word = Int(matcher.tokens[at].word.rawValue)
        if word + 1 >= starts.count { continue }
        let from = Int(starts[word])
        let to = Int(starts[word + 1])
        if from == to { continue }
        for posting in postings[from..<to] {
          let index = Int(posting)
          let entry = entries[index]
          if levels[entry.rule] == nil { continue }
          attempt(entry, index, around: at, in: paragraph.tokens, matcher, &ends, &hits)
        }
      }
    }
    var findings: [Finding] = []
    for (index, own) in hits.enumerated() where !own.isEmpty {
      guard let level = levels[index] else { continue }
      let writer = FindingWriter(rule: rules[index], level: level, context: context)
      findings += RuleHits(rule: rules[index], context: context, matcher: matcher, hits: own).reported.map(
        writer.finding)
    }
    return findings
  }

  private func attempt(
    _ entry: Entry, _ index: Int, around at: Int, in paragraph: Range<Int>, _ matcher: PatternMatcher,
    _ ends: inout [Int], _ hits: inout [[Hit]]
  ) {
    let rule = rules[entry.rule]
    let program = rule.patterns[entry.pattern].program
    for before in entry.before.reversed() {
      let start = at - before
      if start < paragraph.lowerBound || start < ends[index] { continue }
      guard
        let match = matcher.match(program, at: start, within: paragraph, crossesSentences: rule.crossesSentences)
      else { continue }
      ends[index] = max(match.whole.upperBound, start + 1)
      if RuleFilter(rule: rule, pattern: entry.pattern, matcher: matcher).accepts(match, in: paragraph) {
        hits[entry.rule].append(Hit(pattern: entry.pattern, match: match, paragraph: paragraph))
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
  let matcher: PatternMatcher
  let hits: [Hit]

  var reported: [Hit] {
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
  private func holds(_ programs: [Program]) -> Bool {
    for paragraph in context.text.paragraphs {
      for start in paragraph.tokens {
        for program in programs
        where matcher.match(program, at: start, within: paragraph.tokens, crossesSentences: true) != nil { return true }
      }
    }
    return false
  }
}
