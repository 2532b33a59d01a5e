import Glossary
import Linting
import Testing

/// The rules as a run reads them, one when it has something to say, and as they are read all at once.
struct RuleImageTests {
  private static let text = """
    And he indicated that the so-called army took the two villages of Babis, Yaqid al-Adas and Kafr Hamra, the the \
    ministry announced on its part. General Khalifa Haftar said that the warplanes carried out bombing operations.

    Upon that, the the delegation traveled to Deir Ezzor , where it did a visit to the martyrs of the explosive strap.
    """

  @Test func bothFindTheSame() throws {
    var configuration = Configuration()
    configuration.minimumLevel = .suggestion
    let lazy = RuleBook(packs: try Glossary.engine())
    let whole = RuleBook(rules: try Glossary.rules())
    let document = House.document(Self.text)
    let found = try [lazy, whole].map { book in
      try Linter(book: book, configuration: configuration, names: House.names).lint(document).findings.map {
        "\($0.range) \($0.rule) \($0.level): \($0.message) \($0.fixes)"
      }
    }
    #expect(found[0].count > 3)
    #expect(found[0] == found[1])
  }

  @Test func bothTellTheSameOfTheRules() throws {
    let (lazy, whole) = (try Glossary.engine(), try Glossary.rules())
    #expect(lazy.rules.map(\.metadata.id) == whole.rules.map(\.metadata.id))
    #expect(lazy.heads.map(\.id) == whole.rules.map(\.metadata.id))
    #expect(lazy.heads.map(\.level) == whole.rules.map(\.metadata.level))
    #expect(lazy.rules.map(\.metadata.examples) == whole.rules.map(\.metadata.examples))
    let bare = try Glossary.engine(withExamples: false)
    #expect(bare.rules.allSatisfy { $0.metadata.examples.isEmpty })
  }
}
