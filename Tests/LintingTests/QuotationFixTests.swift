import Findings
import Testing

@Suite("Closing a quotation") struct QuotationFixTests {
  /// What the rule proposes for each mark, in their order; nil where it proposes nothing.
  private static func proposals(_ text: String) throws -> [String?] {
    try House.findings(in: text, level: .suggestion).filter { $0.rule == "universal/unpaired-quotation" }.map(\.fix)
  }

  @Test(
    "is proposed at the end of the paragraph",
    arguments: [
      ("He said: “We stay.", "He said: “We stay.”"),
      ("He said: \"We stay.", "He said: \"We stay.\""),
      ("He said: «We stay.", "He said: «We stay.»"),
      ("He said: “We «stay» here.", "He said: “We «stay» here.”"),
      ("The “siege” ended, he said: “We stay.", "The “siege” ended, he said: “We stay.”"),
      ("He said: “We stay.\n\nThe “siege” went on.", "He said: “We stay.”\n\nThe “siege” went on."),
      ("He wrote: “See https://example.org/a_b", "He wrote: “See https://example.org/a_b”"),
      ("He wrote: \"See https://example.org/a_b", "He wrote: \"See https://example.org/a_b\""),
    ])
  func closes(text: String, fixed: String) throws {
    #expect(try Self.proposals(text) == [fixed])
    #expect(try Self.proposals(fixed) == [])
  }

  /// A mark at the end of the paragraph would close another quotation, or none.
  @Test(
    "is not proposed where the new mark would not be its partner",
    arguments: [
      // The second one opens anew, so the first is left for good.
      ("He said: “We stay in the “town” tonight.", [nil]),
      ("A mark at the end opens nothing “", [nil]),
      // The outer quotation ends before the paragraph does.
      ("“We «stay here” he said at noon.", [nil]),
      // The inner one is closed first; then the outer one's turn comes.
      ("He said: “We «stay here.", [nil, "He said: “We «stay here.»"]),
    ] as [(String, [String?])])
  func leaves(text: String, proposals: [String?]) throws {
    #expect(try Self.proposals(text) == proposals)
  }
}
