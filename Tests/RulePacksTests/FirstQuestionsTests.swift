import RuleKit
import SourceText
import Testing
import Tokens

@testable import RulePacks

/// What is asked before the matcher is set on a pattern may rule out only what would not match.
@Suite("First questions to patterns") struct FirstQuestionsTests {
  private static let patterns = [
    "a b", "a (?= b) @lower", "@cap a", "a \",\" b", "(w: @lower) and \\w", "(w: <pair>) \",\" \\w",
    "(?<! c) a [0..3] b", "=A @any", "a ^ \"-\" b", "<pair> (?! a) @word", "(a | b){1,3} c", "@s a", "\",\" ^ a",
    "(?<= @number) (c | d) @punct", "\".\" a", "d (@lower (?! b)) e",
  ]

  private static func set() throws -> RuleSet {
    let items = patterns.map { "      - match: '\($0)'" }.joined(separator: "\n")
    let pack = """
      pack: test
      languages: [en]
      classes:
        pair: [c, d, e]
      rules:
        - id: en/test
          summary: A test.
          category: style/awkward
          severity: minor
          level: warning
          message: “$0”
          patterns:
      \(items)
          flag: ["The ⟦a b⟧.", "A ⟦a b⟧."]
          pass: [One., Two.]
      """
    return try PackCompiler.compile([GlossaryFile(path: "rules/test.yml", bytes: Array(pack.utf8))])
  }

  /// A text of few words, so that patterns match often and nearly match oftener.
  private static func text(_ seed: UInt64, words: Int) -> String {
    var state = seed
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let pieces = ["a", "b", "c", "d", "e", "A", "B", "Cat", "and", "7", ",", ".", "-", "x"]
    var text = ""
    for _ in 0..<words {
      text += pieces[next(pieces.count)] + (next(4) == 0 ? "" : " ") + (next(40) == 0 ? "\n\n" : "")
    }
    return text
  }

  /// Long texts have a table of their own, which leaves out patterns whose words they lack.
  @Test(arguments: [(seed: 1, words: 400), (2, 400), (3, 400), (4, 100), (5, 9_000)])
  func loseNoMatch(seed: UInt64, words: Int) throws {
    let set = try Self.set()
    var rules = set.rules
    let linked = LinkedPatterns(&rules, classes: set.classes.map(\.members), wordCount: set.words.count)
    let tokenizer = try Tokenizer(vocabulary: Vocabulary(words: set.words))
    let bytes = Array(Self.text(seed, words: words).utf8)
    let cut = tokenizer.tokenize(bytes)
    let document = Document(
      file: SourceText(path: "a", bytes: bytes), format: "text", text: bytes, map: .identity(count: bytes.count),
      segments: [Segment(range: ByteRange(0, bytes.count))], locked: [])
    let context = LintContext(
      document: document, text: cut, marks: TokenMarks(cut, words: tokenizer.words), words: tokenizer.words,
      lexicon: Lexicon(set.classes, lemmas: set.lemmas), places: .none,
      quotations: Quotations(pairs: [], unpaired: []), language: "en", sourceLanguage: nil)
    let subject = MatchedText(
      context, classes: ClassTable(set.classes.map(\.members)), spellings: set.spellings.map { Array($0.utf8) })
    var search = PatternSearch(
      matcher: PatternMatcher(subject: subject, code: linked.code), patterns: linked,
      shelf: RuleShelf(rules: rules, tables: set.tables), levels: [.warning])
    var memory = PackMemory()
    search.run(over: cut, &memory)

    var matcher = PatternMatcher(subject: subject, code: linked.code)
    var all = 0
    for entry in linked.entries {
      let hits = search.hits[0].filter { $0.pattern == Int(entry.pattern) }.map(\.match.whole)
      for paragraph in cut.paragraphs {
        for start in paragraph.tokens {
          let match = matcher.match(
            at: start, of: Int(entry.start), slotCount: Int(entry.slotCount), refersBack: entry.refersBack,
            within: paragraph.tokens, crossesSentences: entry.crossesSentences)
          guard let match else {
            #expect(!hits.contains { $0.lowerBound == start })
            continue
          }
          all += 1
          #expect(hits.contains { $0.overlaps(match.whole) }, "\(Self.patterns[Int(entry.pattern)]) at \(start)")
        }
      }
    }
    #expect(all > words / 20)
  }
}
