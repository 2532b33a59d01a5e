import ArgumentParser
import Files
import Findings
import Linting
import Reporters

/// Options of every command that lints: what is checked, what is shown, what fails.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("\(FormatNames.output).", valueName: "format"))
  var format: [String] = []
  @Option(help: ArgumentHelp("Where the report goes; one per --format. Default: standard output.", valueName: "file"))
  var output: [String] = []
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
  @Option(help: ArgumentHelp("Configuration file. Default: .mtlint.yml here or above.", valueName: "file")) var config:
    String?
  @Option(help: ArgumentHelp("Documents checked at once. Default: the number of processors.", valueName: "n")) var jobs:
    Int?
  @Flag(help: "No colours.") var noColor = false
  @Flag(name: .shortAndLong, help: "Only the report: no notes on standard error.") var quiet = false
  @OptionGroup var glossaries: GlossaryOptions

  func validate() throws {
    for name in format where !ReporterRegistry.ids.contains(name) {
      throw ValidationError("there is no format “\(name)”; there are: \(FormatNames.output)")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    if output.count > max(1, format.count) { throw ValidationError("more --output than --format") }
  }
}

/// A run as the options and `.mtlint.yml` together want it.
struct RunSetup {
  let options: RunOptions
  let settings: Settings
  var runner: LintRunner

  init(_ options: RunOptions) throws {
    self.options = options
    settings = try Settings.load(explicit: options.config, workingDirectory: Paths.workingDirectory)
    var configuration = settings.configuration
    let lists = { (values: [String]) in values.flatMap { $0.split(separator: ",").map(String.init) } }
    if !options.select.isEmpty { configuration.select = lists(options.select) }
    configuration.ignore += lists(options.ignore)
    if let level = options.minLevel { configuration.minimumLevel = level }
    if let language = options.language { configuration.language = language }
    if let language = options.sourceLanguage { configuration.sourceLanguage = language }
    var glossaries = options.glossaries
    glossaries.glossary = settings.glossaries + glossaries.glossary
    glossaries.gazetteer = settings.gazetteers + glossaries.gazetteer
    glossaries.style = glossaries.style ?? settings.style
    let book = try glossaries.ruleBook()
    for selector in configuration.select + configuration.ignore + Array(configuration.levels.keys)
    where !book.has(selector) {
      throw failed("no rule is called “\(selector)”; “mtlint rules list” names all")
    }
    runner = LintRunner(book: book, names: try glossaries.toponymFinder(book), configuration: configuration)
  }

  var jobs: Int { options.jobs ?? settings.jobs ?? Processors.count }

  /// The quietest level that fails the run; nil: none does.
  var failLevel: Level? {
    (options.failLevel ?? settings.failLevel.flatMap { FailLevel(rawValue: $0) } ?? .error).level
  }

  /// What compares documents; nil where the rule does not run, or its findings have no place.
  func documents(for outputs: ReportOutputs) -> AcrossDocuments? {
    outputs.comparesDocuments ? AcrossDocuments(runner.configuration, packs: runner.book.packs) : nil
  }

  /// - Parameter isSilent: nothing is reported (a diff is shown instead).
  func outputs(includesText: Bool = false, isSilent: Bool = false, usesErrorStream: Bool = false) -> ReportOutputs {
    var context = ReportContext(toolVersion: Version.text)
    context.basePath = Paths.workingDirectory
    context.ruleSource = { [book = runner.book] in book.metadata.map(\.description) }
    context.shownLevel = runner.configuration.minimumLevel
    context.lineWidth = Terminal.width
    context.includesText = includesText
    // Read only for the format that draws maps: it goes through all places.
    if options.format.contains(HTMLReporter.id), let names = runner.names {
      context.orientation = Bearings.places(of: names.gazetteer)
    }
    return ReportOutputs(
      formats: options.format.isEmpty ? ["text"] : options.format, paths: options.output, context: context,
      allowsColor: !options.noColor && Terminal.wantsColor, isSilent: isSilent, usesErrorStream: usesErrorStream)
  }
}
