import RuleKit
import SourceText
import Testing
import Tokens

@testable import RulePacks

/// Patterns that are written to hold a run up: steps, not seconds, so that no machine is too slow or too fast for it.
@Suite("Patterns made to hold a run up") struct BudgetTests {
  private static func engine(_ pattern: String, rule: String = "") throws -> PackEngine {
    let pack = """
      pack: test
      languages: [en]
      rules:
        - id: en/test
          summary: A test.
          category: style/awkward
          severity: minor
          level: warning
          message: “$0”
          match: '\(pattern)'
      \(rule)
          flag: ["The ⟦a⟧.", "A ⟦b⟧."]
          pass: [One., Two.]
      """
    return PackEngine(try PackCompiler.compile([GlossaryFile(path: "rules/test.yml", bytes: Array(pack.utf8))]))
  }

  private static func steps(_ engine: PackEngine, _ text: String) throws -> (steps: Int, tokens: Int) {
    let tokenizer = try Tokenizer(vocabulary: engine.vocabulary)
    let bytes = Array(text.utf8)
    let cut = tokenizer.tokenize(bytes)
    let document = Document(
      file: SourceText(path: "a", bytes: bytes), format: "text", text: bytes, map: .identity(count: bytes.count),
      segments: [Segment(range: ByteRange(0, bytes.count))], locked: [])
    let context = LintContext(
      document: document, text: cut, marks: TokenMarks(cut, words: tokenizer.words), words: tokenizer.words,
      lexicon: engine.lexicon, places: .none,
      quotations: Quotations(pairs: [], unpaired: []), language: "en", sourceLanguage: nil)
    return (engine.run(context, levels: engine.rules.map(\.metadata.level)).steps, cut.tokens.count)
  }

  /// Twice the text takes at most twice the steps, and no more than is allowed however the pattern is written. The text
  /// holds all words that the patterns look for, and nothing that they match.
  @Test(arguments: [
    "(a | b)+ stop stop", "((a | b | @word){1,12} ((a | b){1,12} @any*){1,3}){1,3} stop stop",
    "(w: (a | b){1,12}) (v: (a | b){1,12}) (\\w | \\v | a){1,12} stop stop",
    "(?<= ((a | b){1,6} [0..6])) (?<! (a (?= b) [0..12])) a (?= a b) b b stop stop",
    "(?<= (?<= (?<= (a | b){1,9}) (a | b){1,9}) (a | b){1,9}) a b b stop stop",
  ])
  func stepsGrowWithTheText(pattern: String) throws {
    let engine = try Self.engine(pattern)
    let unit = "a b a a b b stop a b b a b a a b "
    var last = 0
    for copies in [25, 50, 100, 200] {
      let (steps, tokens) = try Self.steps(engine, String(repeating: unit, count: copies))
      #expect(steps <= PackEngine.allowance(tokens: tokens) + PatternMatcher.budget, "\(copies)")
      if last > 0 { #expect(steps <= last * 21 / 10 + 2 * PatternMatcher.budget, "\(copies): \(steps) after \(last)") }
      last = steps
    }
    #expect(last > 1000, "too few steps to prove anything: \(last)")
  }

  /// One that is tried everywhere in the text after a match is held to the same.
  @Test func conditionsOnTheTextAreBounded() throws {
    let engine = try Self.engine(
      "a", rule: "    document: {also: '(w: (a | b){1,12}) (v: (a | b){1,12}) (\\w | \\v | a){1,12} stop'}")
    let (steps, tokens) = try Self.steps(engine, String(repeating: "a b a a b b ", count: 400))
    #expect(steps <= 2 * (PackEngine.allowance(tokens: tokens) + PatternMatcher.budget))
  }

  /// Rules that people write stay far below what is allowed.
  @Test func ordinaryPatternsAreNotCut() throws {
    let engine = try Self.engine("(a | b) [0..6] (?<! the [0..3]) stop")
    let (steps, tokens) = try Self.steps(
      engine, String(repeating: "a man and b woman did not stop there. ", count: 400))
    #expect(steps < 200 * tokens)
  }

  @Test(arguments: ["(((((a | b){1,40}){1,40}){1,40}){1,40}){1,40} stop", "a ((([0..40]){40}){40}){40} b"])
  func repetitionsInRepetitionsAreRefusedWhereTheyAreTooLarge(pattern: String) throws {
    let error = #expect(throws: PackError.self) { try Self.engine(pattern) }
    #expect(error?.description.contains("too large") == true, "\(error?.description ?? "")")
  }
}
