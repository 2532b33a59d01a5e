import ArgumentParser
import Readers

/// `mtlint watch`.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Lints files and folders, and again what is saved.",
    discussion: """
      mtlint watch drafts/                          findings of each file as it is saved
      mtlint watch --format html --output r.html .  a report that is always up to date
      mtlint watch --glossary rules.yml texts/      all texts, whenever a rule is changed

      Ends with status 0 on Ctrl-C or SIGTERM.
      """)

  @Argument(help: "Files and folders. Default: the working directory.") var paths: [String] = []
  @Option(help: ArgumentHelp("auto, or one of: \(FormatNames.input).", valueName: "format"))
  var inputFormat: String = "auto"
  @Option(help: ArgumentHelp("Leave out files that match (as in .gitignore).", valueName: "glob")) var exclude:
    [String] = []
  @OptionGroup var options: RunOptions

  func validate() throws {
    if paths.contains("-") { throw ValidationError("standard input cannot be watched") }
    if inputFormat != "auto", ReaderRegistry.reader(named: inputFormat) == nil {
      throw ValidationError("there is no input format “\(inputFormat)”; there are: auto, \(FormatNames.input)")
    }
  }

  func run() async throws {
    var session = try WatchSession(self)
    try await session.run()
  }
}
