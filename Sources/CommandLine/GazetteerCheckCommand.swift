import ArgumentParser
import Files
import Gazetteer
import Glossary
import Linting
import Tokens
import Toponyms

/// `mtlint gazetteer check`.
struct GazetteerCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks place tables: columns, ids, scripts, coordinates, names that are words too.",
    discussion: """
      mtlint gazetteer check Glossaries/places

      A table that cannot be read is an error (status 2). A warning (status 1) is what is likely wrong: a spelling that
      is also an English word, a demonym or the name of another place, a row that stands twice, an Arabic name that is
      not in Arabic script, coordinates outside the country, a parent that is not there or leads back.
      """)

  @Argument(help: "Tables (*.tsv) or folders of them.") var paths: [String]
  @Flag(name: .shortAndLong, help: "Only what is wrong.") var quiet = false

  func run() async throws {
    let book = try Self.builtinRules()
    let vocabulary = book.packs.vocabulary
    var audit = PlaceAudit(words: OrdinaryWords(lexicon: book.packs.lexicon, words: WordTable(vocabulary: vocabulary)))
    var hasFailed = false
    let (files, errors) = FileWalker.files(of: paths, exclude: [])
    for error in errors {
      hasFailed = true
      Streams.complain("\(error)")
    }
    let tables = files.filter { $0.hasSuffix(".tsv") }
    if tables.isEmpty, errors.isEmpty {
      throw failed("\(paths.joined(separator: ", ")): no place table (*.tsv) there")
    }
    for path in tables {
      do {
        let table = try PlaceTableReader.read(try FileReader.read(path), name: path)
        audit.add(table)
        if !quiet {
          try Streams.tell("\(path): \(table.rows.count) places\(table.isCurated ? ", curated" : "")\n")
        }
      } catch {
        hasFailed = true
        Streams.complain("\(error)")
      }
    }
    let findings = audit.findings()
    for finding in findings { try Streams.tell("\(finding)\n") }
    if hasFailed { throw ExitStatus.failure }
    if !findings.isEmpty { throw ExitStatus.findings }
  }

  private static func builtinRules() throws -> RuleBook {
    do {
      return RuleBook(rules: try Glossary.rules())
    } catch {
      throw failed("\(error)")
    }
  }
}
