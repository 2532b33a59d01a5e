import Linting
import RulePacks
import Testing

/// Packs of one rule, proved by the examples they carry.
@Suite struct PackMatchingTests {
  private static func faults(
    _ rule: String, terms: String = "", lexicon: String = "", onto base: RuleSet = .empty
  ) throws -> [String] {
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
      \(rule)
      """
    let header = "kind\tarabic\tcanonical\tvariants\tnote\tsource\n"
    let set = try PackCompiler.compile(
      [
        GlossaryFile(path: "rules/test.yml", bytes: Array(pack.utf8)),
        GlossaryFile(path: "terms/test.tsv", bytes: Array((header + terms).utf8)),
        GlossaryFile(path: "lexicon/en/test.yml", bytes: Array(lexicon.utf8)),
      ], onto: base)
    let book = RuleBook(rules: set)
    let metadata = try #require(book.packs.rules.last?.metadata)
    return try ExampleCheck(book: book, names: nil).faults(of: metadata)
  }

  @Test func aGapBehindReachesUpToThePlace() throws {
    let faults = try Self.faults(
      """
          match: '(?<= Sudan [0..6]) (span: support forces)'
          flag: ["In Sudan the rapid ⟦support forces⟧ left.", "Sudan ⟦support forces⟧ left."]
          pass: [The support forces left Sudan., "It is Sudan. The support forces left."]
      """)
    #expect(faults == [])
  }

  @Test func aLookAheadInsideALookBehindIsFreeToEndAnywhere() throws {
    let faults = try Self.faults(
      """
          match: '(?<= (?= an old) an [0..3]) (span: stone)'
          flag: ["They saw an old ⟦stone⟧ and a road.", "It was an old ⟦stone⟧ road."]
          pass: [They saw a new stone., They saw an ugly stone.]
      """)
    #expect(faults == [])
  }

  /// Every word can be taken in two ways, so there are 2⁴⁸ ways through; the sixteen words too many are given back one by
  /// one. A machine that tries a choice again and again spends its steps before it is back at the stop.
  @Test func noChoiceIsTriedTwice() throws {
    let words = (1...40).map { "word\($0)" }
    let reached = "begin " + words[..<24].joined(separator: " ") + " stop"
    let rest = words[24...].joined(separator: " ")
    let faults = try Self.faults(
      """
          match: 'begin ((@lower | @word){1,12}){1,4} stop'
          flag: ["⟦\(reached)⟧ \(rest)", "⟦begin now stop⟧"]
          pass: ["begin \(words.joined(separator: " ")).", begin stop.]
      """)
    #expect(faults == [])
  }

  @Test func termsTakeOrdinaryEnglishOnlyWhereAsked() throws {
    let terms = "org\tالحشد الشعبي\tPopular Mobilization\tpopular crowd|?gathering|~PMF\t\tusage\n"
    let plain = """
          terms: [org]
          flag: ["The ⟦popular crowd⟧ won.", "A ⟦Popular Crowd⟧ man won."]
          pass: [The gathering won., PMF won.]
      """
    #expect(try Self.faults(plain, terms: terms) == [])
    let wide = """
          terms: ["org?"]
          flag: ["The ⟦popular crowd⟧ won.", "The ⟦gathering⟧ won."]
          pass: [The crowd won., PMF won.]
      """
    #expect(try Self.faults(wide, terms: terms) == [])
  }

  @Test func aPackOfTheUserKnowsTheInflectionsOfTheHouse() throws {
    let rule = """
          match: ~shell:ing of <cargo> <lorry>
          flag: ["The ⟦shelling of a dry cargo truck⟧ began.", "⟦Shelling of a dry cargo lorry⟧ began."]
          pass: [The shell of a dry cargo truck., The shelling of a dry lorry.]
      """
    let base = try PackCompiler.compile([
      GlossaryFile(
        path: "lexicon/en/base.yml",
        bytes: Array(
          "classes: {cargo: [a dry cargo], lorry: [truck]}\nlemmas: {shell: [shell, shells, shelled, shelled, shelling]}"
            .utf8))
    ])
    // As the build stores it, and with a member that the user adds to a class of the house.
    let stored = try RuleImage.decode(RuleImage.encode(base))
    #expect(try Self.faults(rule, lexicon: "classes: {lorry: [lorry]}", onto: stored) == [])
  }

  /// A text without any of the words of one part is not searched; every other text is.
  @Test func partsThatNeedOneOfSomeWords() throws {
    let faults = try Self.faults(
      """
          match: '(span: (oil | sugar | the bread) [0..4] (card | ration (cards | books)))'
          flag:
            - They saw ⟦the bread with a card⟧ and left.
            - They saw ⟦sugar and ration books⟧ and left.
            - They saw ⟦oil and a card⟧ and left.
          pass: [They saw oil and sugar and cards., They saw a card., They saw the bread., A ration book and oil.]
      """)
    #expect(faults == [])
  }

  @Test func aTermOfOneCapitalizedWordIsAName() throws {
    let faults = try Self.faults(
      """
          terms: [media]
          flag: ["He told ⟦Opic⟧ so.", "⟦OPIC⟧ met."]
          pass: [The opic nerve., An opic word.]
      """, terms: "media\tأوبك\tOPEC\tOpic\t\tusage\n")
    #expect(faults == [])
  }
}
