import Findings
import RuleKit
import SourceText
import Tokens

/// All pack rules as one matcher: a table from words to the patterns that may begin around them.
///
/// The cost of a token does not depend on the number of rules, only on the patterns that hold that very word.
public struct PackEngine: Sendable {
  /// What is known of each rule without reading it.
  public let heads: [RuleHead]
  public let vocabulary: Vocabulary
  public let lexicon: Lexicon
  private let shelf: RuleShelf
  private let spellings: [[UInt8]]
  private let classes: ClassTable
  private let patterns: LinkedPatterns

  public init(_ set: RuleSet) {
    var rules = set.rules
    patterns = LinkedPatterns(&rules, classes: set.classes.map(\.members), wordCount: set.words.count)
    heads = rules.map(RuleHead.init)
    shelf = RuleShelf(rules: rules, tables: set.tables)
    vocabulary = Vocabulary(words: set.words)
    spellings = set.spellings.map { Array($0.utf8) }
    classes = ClassTable(set.classes.map(\.members))
    lexicon = Lexicon(set.classes, lemmas: set.lemmas)
  }

  /// The rules of an image that is compiled into the program; most of it is used where it lies.
  ///
  /// - Parameter withExamples: whether the rules bring their examples.
  public init(image: StaticString, withExamples: Bool) throws(DamagedImage) {
    let bytes = ImageBytes(image)
    let front = try RuleImage.decodeFront(bytes)
    patterns = front.patterns
    heads = front.heads
    shelf = RuleShelf(bytes, front, withExamples: withExamples)
    vocabulary = front.vocabulary
    spellings = front.spellings.map { Array($0.utf8) }
    classes = ClassTable(front.classes.map(\.members))
    lexicon = Lexicon(front.classes, lemmas: front.lemmas)
  }

  /// All rules, those included that were not read yet.
  public var rules: [CompiledRule] { heads.indices.map { shelf[$0] } }

  /// Terms and concepts for pairs of texts.
  public var bilingual: BilingualTables { BilingualTables(shelf: shelf) }

  /// Findings of the rules that are switched on.
  ///
  /// - Parameter levels: the level of each rule of `heads`; nil switches it off.
  public func check(_ context: LintContext, levels: [Level?]) -> [Finding] { run(context, levels: levels).findings }

  /// The same for a worker that checks many texts.
  public func check(_ context: LintContext, levels: [Level?], memory: inout PackMemory) -> [Finding] {
    run(context, levels: levels, &memory).findings
  }

  /// Most steps that one pattern may take in a text of so many tokens. Patterns that people write take a few a token; one
  /// that takes more is left out for the rest of the text, so that no pattern makes a run longer than its text is.
  static func allowance(tokens: Int) -> Int { PatternMatcher.budget + 500 * tokens }

  /// Findings, and how many steps it took to look for them.
  func run(_ context: LintContext, levels: [Level?]) -> (findings: [Finding], steps: Int) {
    var memory = PackMemory()
    return run(context, levels: levels, &memory)
  }

  private func run(
    _ context: LintContext, levels: [Level?], _ memory: inout PackMemory
  ) -> (findings: [Finding], steps: Int) {
    var search = PatternSearch(
      matcher: PatternMatcher(
        subject: MatchedText(context, classes: classes, spellings: spellings), code: patterns.code),
      patterns: patterns, shelf: shelf, levels: levels)
    search.run(over: context.text, &memory)
    var steps = search.matcher.spent
    var findings: [Finding] = []
    for (index, own) in search.hits.enumerated() where !own.isEmpty {
      guard let level = levels[index] else { continue }
      let rule = memory.rules[index] ?? shelf[index]
      let writer = FindingWriter(rule: rule, level: level, context: context)
      var reported = RuleHits(rule: rule, context: context, matcher: search.matcher, hits: own)
      findings += reported.reported().map(writer.finding)
      steps += reported.matcher.spent - search.matcher.spent
    }
    return (findings, steps)
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
    if !document.also.isEmpty { kept = accompanied(kept, document.also) }
    if !document.unless.isEmpty && holds(document.unless) { return [] }
    return document.reportsOnce ? Array(kept.prefix(1)) : kept
  }

  private func isFirst(_ paragraph: Range<Int>) -> Bool {
    context.text.paragraphs.first?.tokens.lowerBound == paragraph.lowerBound
  }

  private func count(_ hits: [Hit], _ document: DocumentCondition) -> Int {
    guard let name = document.distinct else { return hits.count }
    let values = hits.compactMap { hit -> String? in
      guard let slot = rule.patterns[hit.pattern].texts.slots.firstIndex(of: name),
        let range = hit.match.slots[slot]
      else { return nil }
      return context.string(range).lowercased()
    }
    return Set(values).count
  }

  /// Hits beside which one of the programs matches elsewhere in the text; what a hit itself says does not count.
  private mutating func accompanied(_ hits: [Hit], _ programs: [Program]) -> [Hit] {
    var found: [Range<Int>] = []
    let most = matcher.spent + PackEngine.allowance(tokens: context.tokens.count)
    for paragraph in context.text.paragraphs {
      for start in paragraph.tokens where matcher.spent < most {
        for program in programs {
          guard let match = matcher.match(program, at: start, within: paragraph.tokens, crossesSentences: true) else {
            continue
          }
          if !hits.contains(where: { $0.match.span.overlaps(match.whole) }) { return hits }
          found.append(match.whole)
        }
      }
    }
    return hits.filter { hit in found.contains { !$0.overlaps(hit.match.span) } }
  }

  /// True where one of the programs matches anywhere in the text.
  private mutating func holds(_ programs: [Program]) -> Bool {
    let most = matcher.spent + PackEngine.allowance(tokens: context.tokens.count)
    for paragraph in context.text.paragraphs {
      for start in paragraph.tokens where matcher.spent < most {
        for program in programs
        where matcher.match(program, at: start, within: paragraph.tokens, crossesSentences: true) != nil { return true }
      }
    }
    return false
  }
}
