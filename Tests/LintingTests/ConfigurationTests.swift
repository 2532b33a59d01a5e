import Findings
import Linting
import Testing
import YAMLTree

@Suite struct ConfigurationTests {
  private func id(_ name: String) throws -> RuleID { try #require(RuleID(name)) }

  @Test func selectAndIgnoreTakePrefixes() throws {
    var configuration = Configuration()
    configuration.select = ["universal"]
    configuration.ignore = ["universal/repeated-word"]
    #expect(configuration.level(of: try id("universal/html-entity"), own: .error) == .error)
    #expect(configuration.level(of: try id("universal/repeated-word"), own: .error) == nil)
    #expect(configuration.level(of: try id("en/guillemets"), own: .error) == nil)
  }

  @Test func longerSelectorsWin() throws {
    var configuration = Configuration()
    configuration.minimumLevel = .suggestion
    configuration.levels = ["en": .some(.suggestion), "en/guillemets": .some(.error)]
    #expect(configuration.level(of: try id("en/guillemets"), own: .warning) == .error)
    #expect(configuration.level(of: try id("en/list-count"), own: .warning) == .suggestion)
  }

  @Test func settingsAreRead() throws {
    let text = """
      ignore: [en/article-style]
      levels: {en/place-class: error, universal: off}
      min-level: suggestion
      allow: [Huritan]
      """
    let settings = try Settings.parse(Array(text.utf8), file: "a/.mtlint.yml")
    #expect(settings.configuration.ignore == ["en/article-style"])
    #expect(settings.configuration.level(of: try id("en/place-class"), own: .warning) == .error)
    #expect(settings.configuration.level(of: try id("universal/html-entity"), own: .error) == nil)
    #expect(settings.configuration.allowedWords == ["huritan"])
  }

  @Test func unknownKeyNamesItsLine() {
    let error = #expect(throws: YAMLError.self) {
      try Settings.parse(Array("language: en\nignored: [a]\n".utf8), file: ".mtlint.yml")
    }
    #expect(error?.description == ".mtlint.yml:2:1: unknown key “ignored”; did you mean “ignore”?")
  }

  @Test func wrongValueNamesWhatWasExpected() {
    let error = #expect(throws: YAMLError.self) {
      try Settings.parse(Array("min-level: loud\n".utf8), file: "x.yml")
    }
    #expect(error?.description.contains("x.yml:1:12: expected one of error, warning, suggestion") == true)
  }
}
