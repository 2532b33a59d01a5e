import ArgumentParser
import Files
import Findings
import Linting
import Readers
import Reporters
import SourceText

extension Level: ExpressibleByArgument {}

/// Names of formats, for help texts and messages.
enum FormatNames {
  static var input: String { ReaderRegistry.all.map { $0.format.name }.joined(separator: ", ") }
  static var output: String { ReporterRegistry.ids.joined(separator: ", ") }
}

/// The quietest level that fails a run.
enum FailLevel: String, ExpressibleByArgument, CaseIterable {
  case error, warning, suggestion, never

  var level: Level? { Level(rawValue: rawValue) }
}

/// `mtlint lint`.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Lints translated texts: files, folders, or - for standard input.",
    discussion: """
      Folders are walked; what .gitignore leaves out, hidden files and binary files are passed over.
      Exit status: 0 nothing at or above the fail level, 1 something is, 2 the run itself failed.
      """)

  @Argument(help: "Files, folders, or - for standard input. Default: the working directory.")
  var paths: [String] = []

  @Option(help: ArgumentHelp("\(FormatNames.output).", valueName: "format"))
  var format: [String] = []
  @Option(help: ArgumentHelp("Where the report goes; one per --format. Default: standard output.", valueName: "file"))
  var output: [String] = []
  @Option(help: ArgumentHelp("auto, or one of: \(FormatNames.input).", valueName: "format"))
  var inputFormat: String = "auto"
  @Option(help: ArgumentHelp("Language of texts that don't say it, such as en.", valueName: "tag")) var language:
    String?
  @Option(help: ArgumentHelp("Language of originals that don't say it, such as ar.", valueName: "tag"))
  var sourceLanguage: String?
  @Option(help: "Quietest level that is shown: error, warning, suggestion. Default: warning.") var minLevel: Level?
  @Option(help: "Quietest level that fails the run: error, warning, suggestion, never. Default: error.")
  var failLevel: FailLevel?
  @Option(help: ArgumentHelp("Run only these rules: ids or prefixes, separated by commas.", valueName: "rules"))
  var select: [String] = []
  @Option(help: ArgumentHelp("Leave these rules out: ids or prefixes, separated by commas.", valueName: "rules"))
  var ignore: [String] = []
  @Flag(help: "Apply safe fixes to the files.") var fix = false
  @Flag(help: "Apply unsafe fixes too (with --fix or --diff).") var unsafeFixes = false
  @Flag(help: "Show what --fix would change as a unified diff, and change nothing.") var diff = false
  @Option(help: ArgumentHelp("Report only findings that this file does not list.", valueName: "file")) var baseline:
    String?
  @Option(help: ArgumentHelp("Write all findings to a baseline file.", valueName: "file")) var writeBaseline: String?
  @Option(help: ArgumentHelp("Leave out files that match (as in .gitignore).", valueName: "glob")) var exclude:
    [String] = []
  @Option(help: ArgumentHelp("Configuration file. Default: .mtlint.yml here or above.", valueName: "file")) var config:
    String?
  @Option(help: ArgumentHelp("Documents checked at once. Default: the number of processors.", valueName: "n")) var jobs:
    Int?
  @Flag(help: "No colours.") var noColor = false
  @Flag(name: .shortAndLong, help: "Only the report: no notes on standard error.") var quiet = false
  @Flag(name: .shortAndLong, help: "Say which files are passed over.") var verbose = false
  @OptionGroup var glossaries: GlossaryOptions

  func validate() throws {
    for name in format where !ReporterRegistry.ids.contains(name) {
      throw ValidationError("there is no format “\(name)”; there are: \(ReporterRegistry.ids.joined(separator: ", "))")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    if output.count > max(1, format.count) { throw ValidationError("more --output than --format") }
    if inputFormat != "auto", ReaderRegistry.reader(named: inputFormat) == nil {
      throw ValidationError("there is no input format “\(inputFormat)”; there are: auto, \(FormatNames.input)")
    }
  }

  func run() async throws {
    try await LintSession(self).run()
  }
}
