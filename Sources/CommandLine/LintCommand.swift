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

  @Option(help: ArgumentHelp("auto, or one of: \(FormatNames.input).", valueName: "format"))
  var inputFormat: String = "auto"
  @Option(help: ArgumentHelp("The original of a single text; the two are aligned.", valueName: "file")) var source:
    String?
  @Flag(help: "Apply safe fixes to the files.") var fix = false
  @Flag(help: "Apply unsafe fixes too (with --fix or --diff).") var unsafeFixes = false
  @Flag(help: "Show what --fix would change as a unified diff, and change nothing.") var diff = false
  @Option(help: ArgumentHelp("Report only findings that this file does not list.", valueName: "file")) var baseline:
    String?
  @Option(help: ArgumentHelp("Write all findings to a baseline file.", valueName: "file")) var writeBaseline: String?
  @Option(
    help: ArgumentHelp(
      "Report only findings that touch lines changed since a git revision (a commit, branch or tag).", valueName: "rev")
  )
  var changedSince: String?
  @OptionGroup var budget: BudgetOptions
  @Option(help: ArgumentHelp("Leave out files that match (as in .gitignore).", valueName: "glob")) var exclude:
    [String] = []
  @Flag(help: "Say which comments switch off rules that find nothing there, or that no rule is called.")
  var reportUnused = false
  @Flag(name: .shortAndLong, help: "Say which files are passed over.") var verbose = false
  @OptionGroup(title: "Form of the inputs") var inputs: InputOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    if budget.failOnNew, writeBaseline != nil { throw ValidationError("--fail-on-new with --write-baseline") }
    if source != nil, paths.count != 1 { throw ValidationError("--source is the original of one text: name one file") }
    if inputFormat != "auto", ReaderRegistry.reader(named: inputFormat) == nil {
      throw ValidationError("there is no input format “\(inputFormat)”; there are: auto, \(FormatNames.input)")
    }
  }

  func run() async throws {
    try await LintSession(self).run()
  }
}
