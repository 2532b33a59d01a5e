import Files
import Findings
import Linting
import Readers
import Reporters
import SourceText

/// One run of `mtlint lint`: configuration, inputs, reports, exit status.
struct LintSession {
  private let command: LintCommand
  private let settings: Settings
  private let runner: LintRunner

  init(_ command: LintCommand) throws {
    self.command = command
    settings = try Settings.load(explicit: command.config, workingDirectory: Paths.workingDirectory)
    var configuration = settings.configuration
    let lists = { (values: [String]) in values.flatMap { $0.split(separator: ",").map(String.init) } }
    if !command.select.isEmpty { configuration.select = lists(command.select) }
    configuration.ignore += lists(command.ignore)
    if let level = command.minLevel { configuration.minimumLevel = level }
    if let language = command.language { configuration.language = language }
    if let language = command.sourceLanguage { configuration.sourceLanguage = language }
    var glossaries = command.glossaries
    glossaries.glossary = settings.glossaries + glossaries.glossary
    glossaries.gazetteer = settings.gazetteers + glossaries.gazetteer
    let book = try glossaries.ruleBook()
    for selector in configuration.select + configuration.ignore + Array(configuration.levels.keys)
    where !book.metadata.contains(where: { $0.id.isSelected(by: selector) }) {
      throw failed("no rule is called “\(selector)”; “mtlint rules list” names all")
    }
    var runner = LintRunner(book: book, names: try glossaries.toponymFinder(book), configuration: configuration)
    runner.inputFormat = command.inputFormat
    if command.fix || command.diff { runner.fixing = command.unsafeFixes ? .unsafe : .safe }
    self.runner = runner
  }

  func run() async throws {
    let paths = command.paths.isEmpty ? ["."] : command.paths
    let found = FileWalker.files(of: paths, exclude: settings.exclude + command.exclude)
    var state = RunState(known: try knownFindings())
    for error in found.errors { fail(error.description, path: error.path, &state) }
    var outputs = makeOutputs()
    try outputs.begin()
    // Fixing rewrites whole files, so that streams are read whole too.
    let format = runner.fixing != nil && command.inputFormat == "auto" ? "files" : command.inputFormat
    var queue = InputQueue(paths: try regular(found.files, named: Set(command.paths)), format: format)
    let runner = self.runner
    try await WorkQueue.run(jobs: jobs) {
      while true {
        do throws(FileError) {
          return try queue.next()
        } catch {
          state.failures.append(error)
          queue.skip()
        }
      }
    } work: { input in
      runner.run(input)
    } deliver: { outcomes in
      for outcome in outcomes { try deliver(outcome, &outputs, &state) }
      return true
    }
    for error in state.failures { fail(error.description, path: error.path, &state) }
    try outputs.end(state.summary)
    if let path = command.writeBaseline { try write(state.baseline, to: path) }
    try conclude(state)
  }

  private struct RunState {
    let known: Baseline?
    var summary = ReportSummary()
    var baseline = Baseline()
    var failures: [FileError] = []
    var hasFailed = false
    var fixes = 0
    var fixedFiles = 0

    init(known: Baseline?) { self.known = known }
  }

  private var jobs: Int { command.jobs ?? settings.jobs ?? Processors.count }

  private func knownFindings() throws -> Baseline? {
    guard let path = command.baseline ?? settings.baseline else { return nil }
    do {
      return try Baseline.parse(try FileReader.read(path))
    } catch {
      throw failed("\(path): \(error)")
    }
  }

  private func makeOutputs() -> ReportOutputs {
    let formats = command.format.isEmpty ? ["text"] : command.format
    var context = ReportContext(toolVersion: Version.text)
    context.basePath = Paths.workingDirectory
    context.rules = runner.book.metadata.map(\.description)
    context.shownLevel = runner.configuration.minimumLevel
    context.lineWidth = Terminal.width
    return ReportOutputs(
      formats: formats, paths: command.output, context: context, allowsColor: !command.noColor && Terminal.wantsColor,
      isSilent: command.diff)
  }

  /// Files that a folder held and that are binary are passed over; those that the user named are read.
  private func regular(_ files: [String], named: Set<String>) throws -> [String] {
    files.filter { path in
      if path == "-" || named.contains(path) || !Paths.isBinary(path) { return true }
      if command.verbose { Streams.complain("\(path): binary, passed over") }
      return false
    }
  }

  private func fail(_ message: String, path: String, _ state: inout RunState) {
    state.hasFailed = true
    Streams.complain(message)
  }

  private func deliver(_ outcome: LintOutcome, _ outputs: inout ReportOutputs, _ state: inout RunState) throws {
    switch outcome {
    case .failure(let path, let message):
      fail(message, path: path, &state)
      try outputs.failure(InputFailure(path: path, message: message))
    case .fixed(let file): try deliver(file, &state)
    case .report(let report):
      if command.writeBaseline != nil { state.baseline.add(report, basePath: Paths.workingDirectory) }
      let shown = state.known.map { $0.new(in: report, basePath: Paths.workingDirectory) } ?? report
      state.summary.add(shown)
      try outputs.report(shown)
    }
  }

  private func deliver(_ file: FixedFile, _ state: inout RunState) throws {
    state.fixes += file.count
    if file.count > 0 { state.fixedFiles += 1 }
    do {
      if command.diff {
        var out: [UInt8] = []
        UnifiedDiff().write(path: file.path, original: file.original, corrected: file.result, into: &out)
        try Streams.output.write(out)
      } else if file.path == "-" {
        try Streams.output.write(file.result)
      } else if file.result != file.original {
        try AtomicWriter.replace(file.path, with: file.result)
      }
    } catch {
      fail(error.description, path: file.path, &state)
    }
  }

  private func write(_ baseline: Baseline, to path: String) throws {
    do {
      try AtomicWriter.replace(path, with: baseline.json())
    } catch {
      throw failed(error.description)
    }
  }

  private func conclude(_ state: RunState) throws {
    if command.fix, !command.quiet, state.fixes > 0 {
      Streams.complain(
        "\(state.fixes) fixes applied in \(state.fixedFiles) \(state.fixedFiles == 1 ? "file" : "files")")
    }
    if state.hasFailed { throw ExitStatus.failure }
    let failLevel = command.failLevel ?? settings.failLevel.flatMap { FailLevel(rawValue: $0) } ?? .error
    if let level = failLevel.level, let loudest = state.summary.loudest, loudest >= level, command.writeBaseline == nil
    {
      throw ExitStatus.findings
    }
  }
}
