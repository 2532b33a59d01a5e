/// What two languages must say alike: numbers, weekdays, months, countries, with their words in each language.
///
/// `Glossaries/concepts/*.tsv`: a header `concept`, then one BCP 47 tag a column. A concept is `theme/key`
/// (`weekday/5`, `number/12`, `country/FR`). Forms are separated by `|`. A Latin form with a capital first letter
/// matches only words with a capital; a form that ends in `*` also matches with the endings of its language's
/// adjectives and plurals; `=` in front of an Arabic form keeps its article: `=الاثنين` is Monday, `اثنين` two.
public struct ConceptTable: Sendable {
  public struct Concept: Sendable, Hashable {
    public let theme: String
    public let key: String
    /// Forms by language.
    public let forms: [String: [String]]

    public init(theme: String, key: String, forms: [String: [String]]) {
      self.theme = theme
      self.key = key
      self.forms = forms
    }

    /// The key as a number, where it is one.
    public var value: Double? { Double(key) }
  }

  public private(set) var concepts: [Concept] = []

  public init() {}

  public init(concepts: [Concept]) { self.concepts = concepts }

  /// Adds the rows of a table.
  ///
  /// - Parameter file: name for messages.
  public mutating func add(_ text: String, file: String) throws(ConceptTableError) {
    var languages: [Substring] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.last == "\r" ? line.dropLast() : line
      if line.isEmpty || line.hasPrefix("#") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      let fail = { (problem: String) in ConceptTableError(file: file, line: index + 1, problem: problem) }
      if languages.isEmpty {
        guard cells.count > 1, cells[0] == "concept" else {
          throw fail("expected the header “concept” and a language for each other column, tab-separated")
        }
        languages = Array(cells.dropFirst())
        continue
      }
      guard cells.count <= languages.count + 1 else {
        throw fail("expected at most \(languages.count + 1) columns, found \(cells.count)")
      }
      let name = cells[0].split(separator: "/", maxSplits: 1)
      guard name.count == 2 else { throw fail("expected “theme/key”, found “\(cells[0])”") }
      var forms: [String: [String]] = [:]
      for (language, cell) in zip(languages, cells.dropFirst()) where !cell.isEmpty {
        forms[String(language)] = cell.split(separator: "|").map(String.init)
      }
      concepts.append(Concept(theme: String(name[0]), key: String(name[1]), forms: forms))
    }
  }

  public mutating func add(_ concept: Concept) { concepts.append(concept) }
}

/// A concept table that cannot be read.
public struct ConceptTableError: Error, Sendable, Hashable, CustomStringConvertible {
  public let file: String
  /// Counted from 1.
  public let line: Int
  public let problem: String
  public var description: String { "\(file):\(line): \(problem)" }

  public init(file: String, line: Int, problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }
}
