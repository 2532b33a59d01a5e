import RulePacks
import Testing

@Suite struct PackTests {
  private static func pack(_ rule: String) -> [GlossaryFile] {
    let text = """
      pack: test
      languages: [en]
      classes:
        road: [highway, motorway, high way]
      rules:
        - id: en/test
          summary: A test.
          cause: None.
          category: style/awkward
          severity: minor
          level: warning
          message: “$0”
      \(rule)
          flag: ["The ⟦highway road⟧.", "A ⟦motorway road⟧."]
          pass: [One., Two.]
      """
    return [GlossaryFile(path: "rules/test.yml", bytes: Array(text.utf8))]
  }

  @Test func compilesAndSurvivesStorage() throws {
    let set = try PackCompiler.compile(Self.pack("    match: <road> road\n    fix: $road"))
    let again = try RuleImage.decode(RuleImage.encode(set))
    #expect(again.words == set.words)
    #expect(again.rules.map(\.metadata.id) == set.rules.map(\.metadata.id))
    #expect(RuleImage.encode(again) == RuleImage.encode(set))
  }

  @Test func damagedImagesAreRefused() throws {
    let bytes = RuleImage.encode(try PackCompiler.compile(Self.pack("    match: <road> road")))
    #expect(throws: DamagedImage.self) { try RuleImage.decode(Array(bytes.dropLast())) }
    #expect(throws: DamagedImage.self) { try RuleImage.decode(bytes + [0]) }
    #expect(throws: DamagedImage.self) { try RuleImage.decode([]) }
  }

  @Test(arguments: [
    ("    match: '(<road> road'", "13:13", "a parenthesis that never closes"),
    ("    match: <lane> road", "unknown class", "“<lane>”"),
    ("    match: '@cap @lower'", "looked for", "every match must hold a word"),
    ("    match: '~drive road'", "not in the lexicon", "“~drive”"),
    ("    match: a [3..1] b", "gap", "0 to at most 40"),
    ("    match: road @number(1..99999999999)", "at most 4294967295", "in the pattern"),
    ("    match: a {5}b", "test.yml", "in the pattern"),
    ("    match: <road> road\n    fix: $lane", "captured by no part", "$lane"),
    (
      "    patterns:\n      - {match: <road> road, message: write “$fix”}", "14:17",
      "give the pattern a fix or a message of its own"
    ),
    ("    match: <road> road\n    fixes: x", "unknown key “fixes”", "did you mean “fix”?"),
    ("    match: a\n    where: [{same: [road, x]}]", "captured by no part", "“road”"),
  ])
  func brokenPacksNameThePlace(rule: String, first: String, second: String) {
    let error = #expect(throws: PackError.self) { try PackCompiler.compile(Self.pack(rule)) }
    #expect(error?.description.contains(first) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains(second) == true, "\(error?.description ?? "")")
    #expect(error?.description.hasPrefix("rules/test.yml:") == true)
  }

  @Test func aRuleWithoutExamplesIsRefused() {
    let text = """
      pack: test
      languages: [en]
      rules:
        - {id: en/x, summary: s, category: style/awkward, severity: minor, level: error, message: m, match: a b,
           flag: [⟦a b⟧], pass: [c, d]}
      """
    let error = #expect(throws: PackError.self) {
      try PackCompiler.compile([GlossaryFile(path: "p.yml", bytes: Array(text.utf8))])
    }
    #expect(error?.description.contains("at least two texts under “flag”") == true)
  }

  private static func file(_ path: String, _ text: String) -> GlossaryFile {
    GlossaryFile(path: path, bytes: Array(text.utf8))
  }

  @Test func aClassOfTwoFilesIsRefused() {
    let error = #expect(throws: PackError.self) {
      try PackCompiler.compile([
        Self.file("lexicon/en/a.yml", "classes:\n  road: [lane]\n"),
        Self.file("lexicon/en/b.yml", "classes:\n  way: [path]\n  road: [street]\n"),
      ])
    }
    #expect(error?.description.hasPrefix("lexicon/en/b.yml:3:3: the class “road”") == true)
    #expect(error?.description.contains("lexicon/en/a.yml:2") == true)
  }

  @Test func aLexiconEntryOfTwoFilesIsRefused() {
    let error = #expect(throws: PackError.self) {
      try PackCompiler.compile([
        Self.file("lexicon/en/a.yml", "lemmas: {go: [go, goes]}"), Self.file("lexicon/en/b.yml", "lemmas: {go: [go]}"),
      ])
    }
    #expect(error?.description.contains("the lexicon entry “go”") == true)
  }

  @Test func twoLanguagesMayShareAName() throws {
    _ = try PackCompiler.compile([
      Self.file("lexicon/en/a.yml", "classes: {day: [Monday]}"),
      Self.file("lexicon/fr/a.yml", "classes: {day: [lundi]}"),
    ])
  }

  @Test func termTablesNameTheLine() {
    let table = GlossaryFile(path: "terms/t.tsv", bytes: Array("kind\tarabic\n".utf8))
    let error = #expect(throws: PackError.self) { try PackCompiler.compile([table]) }
    #expect(error?.description.hasPrefix("terms/t.tsv:1: expected the header") == true)
  }
}
