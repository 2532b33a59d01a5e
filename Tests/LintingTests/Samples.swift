import Findings
import Gazetteer
import Glossary
import Linting
import RuleKit
import SourceText
import Toponyms

/// The rules and names that are built into the program, opened once for all tests.
enum House {
  static let book: RuleBook = {
    guard let rules = try? Glossary.rules() else { preconditionFailure("the built-in rules do not load") }
    return RuleBook(rules: rules)
  }()

  static let names: ToponymFinder = {
    guard let model = try? Glossary.nameModel(),
      let gazetteer = try? Gazetteer.open(builtin: Glossary.places, tables: [], model: model)
    else { preconditionFailure("the built-in places do not load") }
    return ToponymFinder(gazetteer: gazetteer, lexicon: book.packs.lexicon)
  }()

  /// Findings in a text, as a run with this level shows them.
  static func findings(in text: String, level: Level = .warning) throws -> [(rule: String, text: String, fix: String?)]
  {
    let document = document(text)
    return try report(document, level: level).findings.map { finding in
      (finding.rule.name, document.string(finding.range), finding.fixes.first.map { fixed(text, $0) })
    }
  }

  static func report(_ document: Document, level: Level) throws -> DocumentReport {
    var configuration = Configuration()
    configuration.minimumLevel = level
    return try Linter(book: book, configuration: configuration, names: names).lint(document)
  }

  static func document(_ text: String) -> Document {
    let bytes = Array(text.utf8)
    return Document(
      file: SourceText(path: "test", bytes: bytes), format: "text", language: "en", text: bytes,
      map: .identity(count: bytes.count), segments: [Segment(range: ByteRange(0, bytes.count))])
  }

  private static func fixed(_ text: String, _ fix: Fix) -> String {
    let edits = fix.edits.map { FileEdit($0.range, Array($0.replacement.utf8)) }
    return String(decoding: FileEdit.apply(edits, to: Array(text.utf8)), as: UTF8.self)
  }
}
