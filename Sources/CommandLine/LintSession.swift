import Files
import Findings
import Linting
import Readers
import Reporters
import SourceText

/// One run of `mtlint lint`: configuration, inputs, reports, exit status.
struct LintSession {
  private let command: LintCommand
  private let setup: RunSetup

  init(_ command: LintCommand) throws {
    self.command = command
    var setup = try RunSetup(command.options)
    setup.runner.inputFormat = command.inputFormat
    setup.runner.readOptions = command.inputs.readOptions
    if command.fix || command.diff { setup.runner.fixing = command.unsafeFixes ? .unsafe : .safe }
    setup.runner.original = try command.source.map { try ParallelFile.read($0) }
    self.setup = setup
  }

  /// True where a second thread would have nothing to do: one job, or one text.
  var isInTurn: Bool {
    if setup.jobs <= 1 { return true }
    guard let path = command.paths.first, command.paths.count == 1, !Paths.isFolder(path) else { return false }
    return !InputQueue(paths: [path], format: command.inputFormat).holdsStream
  }

  func run() async throws {
    if isInTurn { return try runInTurn() }
    var pass = try begin()
    let runner = setup.runner
    let pool = LinterPool(size: setup.jobs)
    let drawing = pass.bar.draw()
    defer { drawing?.cancel() }
    try await WorkQueue.run(jobs: setup.jobs) {
      next(&pass)
    } work: { input in
      (StopSignal.isSet ? [] : pool.run(input, by: runner), input.fileCount)
    } deliver: { outcomes, files in
      try deliver(outcomes, files, &pass)
      return true
    }
    try end(&pass)
  }

  /// Runs on the caller's thread alone.
  func runInTurn() throws {
    var pass = try begin()
    let drawing = pass.bar.draw()
    defer { drawing?.cancel() }
    var linter: Linter?
    while let input = next(&pass) { try deliver(setup.runner.run(input, &linter), input.fileCount, &pass) }
    try end(&pass)
  }

  /// One run over the inputs.
  private struct Pass {
    var queue: InputQueue
    var outputs: ReportOutputs
    var across: AcrossRun<Void>
    var state: RunState
    let bar: ProgressBar
  }

  private func begin() throws -> Pass {
    let paths = command.paths.isEmpty ? ["."] : command.paths
    let found = FileWalker.files(of: paths, exclude: setup.settings.exclude + command.exclude)
    var state = RunState(known: try knownFindings())
    if command.budget.failOnNew, state.known == nil, command.changedSince == nil {
      throw failed("--fail-on-new needs to know what was there before: --baseline or --changed-since")
    }
    for error in found.errors { fail(error.description, path: error.path, &state) }
    // Corrected text of standard input goes to standard output; the report makes way for it.
    let correctsInput = command.fix && !command.diff && paths.contains("-")
    var outputs = setup.outputs(isSilent: command.diff, usesErrorStream: correctsInput)
    // What writes files ends between two of them; what only prints, at once.
    if command.fix || command.writeBaseline != nil || !command.options.output.isEmpty { StopSignal.install() }
    try outputs.begin()
    let across = AcrossRun<Void>(setup.documents(for: outputs), holds: outputs.isWhole)
    // Fixing rewrites whole files, so that streams are read whole too.
    let isWhole = setup.runner.fixing != nil || setup.runner.original != nil
    let format = isWhole && command.inputFormat == "auto" ? "files" : command.inputFormat
    var files = try regular(found.files, named: Set(command.paths))
    if let revision = command.changedSince {
      let changed = try ChangedFiles(files, since: revision)
      files = changed.files
      state.changed = changed
    }
    return Pass(
      queue: InputQueue(paths: files, format: format), outputs: outputs, across: across, state: state,
      bar: ProgressBar(total: files.count, isOn: Terminal.isError && !command.options.quiet))
  }

  private func next(_ pass: inout Pass) -> LintInput? {
    while !StopSignal.isSet {
      do throws(FileError) {
        return try pass.queue.next()
      } catch {
        pass.state.failures.append(error)
        pass.queue.skip()
      }
    }
    return nil
  }

  private func deliver(_ outcomes: [LintOutcome], _ files: Int, _ pass: inout Pass) throws {
    let bar = pass.bar
    try bar.hidden(inputs: files) {
      for outcome in outcomes where !StopSignal.isSet {
        // Records of one file are texts of many hands and years, and a stream of them keeps nothing.
        if case .report(let report) = outcome,
          pass.across.keeps(report, (), isCompared: report.document.offsetBase == .file)
        {
          continue
        }
        try deliver(outcome, &pass.outputs, &pass.state)
      }
    }
  }

  private func end(_ pass: inout Pass) throws {
    pass.bar.end()
    if StopSignal.isSet { throw stopped(pass.state) }
    let end = pass.across.finish()
    for (_, report) in end.held { try deliver(report, &pass.outputs, &pass.state) }
    for report in end.added { try deliver(report, isCounted: true, &pass.outputs, &pass.state) }
    for error in pass.state.failures { fail(error.description, path: error.path, &pass.state) }
    try pass.outputs.end(pass.state.summary)
    if let path = command.writeBaseline { try write(pass.state.baseline, to: path) }
    try conclude(pass.state)
  }

  private struct RunState {
    let known: Baseline?
    var changed: ChangedFiles?
    var summary = ReportSummary()
    var baseline = Baseline()
    var failures: [FileError] = []
    var hasFailed = false
    var fixes = 0
    var fixedFiles = 0

    init(known: Baseline?) { self.known = known }
  }

  private func knownFindings() throws -> Baseline? {
    guard let path = command.baseline ?? setup.settings.baseline else { return nil }
    do {
      return try Baseline.parse(try FileReader.read(path))
    } catch {
      throw failed("\(path): \(error)")
    }
  }

  /// Files that a folder held and that are binary are passed over, but for archives that are read (Word files); those
  /// that the user named are read.
  private func regular(_ files: [String], named: Set<String>) throws -> [String] {
    files.filter { path in
      if path == "-" || named.contains(path) || ReaderRegistry.isArchive(path) || !Paths.isBinary(path) { return true }
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
    case .note(_, let message): Streams.complain(message)
    case .fixed(let file): try deliver(file, &state)
    case .report(let report): try deliver(report, &outputs, &state)
    }
  }

  /// - Parameter isCounted: the document was reported before, and this is what was found across documents.
  private func deliver(
    _ report: DocumentReport, isCounted: Bool = false, _ outputs: inout ReportOutputs, _ state: inout RunState
  ) throws {
    if command.reportUnused, !isCounted { complain(of: report.unusedSuppressions, in: report.document.file) }
    if command.writeBaseline != nil { state.baseline.add(report, basePath: Paths.workingDirectory) }
    var shown = state.known.map { $0.new(in: report, basePath: Paths.workingDirectory) } ?? report
    if let changed = state.changed { shown = changed.touched(in: shown) }
    if isCounted {
      if shown.findings.isEmpty { return }
      state.summary.addFindings(of: shown)
    } else {
      state.summary.add(shown)
    }
    try outputs.report(shown)
  }

  private func complain(of unused: [UnusedSuppression], in file: SourceText) {
    for suppression in unused {
      let position = file.position(at: suppression.comment.start)
      Streams.complain("\(file.path):\(position.line):\(position.column): \(suppression.message)")
    }
  }

  private func deliver(_ file: FixedFile, _ state: inout RunState) throws {
    do {
      if command.diff {
        var out: [UInt8] = []
        UnifiedDiff().write(path: file.path, original: file.original, corrected: file.result, into: &out)
        try Streams.hand(out)
      } else if file.path == "-" {
        try Streams.output.write(file.result)
      } else if file.result != file.original {
        try AtomicWriter.replace(file.path, with: file.result)
      }
      state.fixes += file.count
      if file.count > 0 { state.fixedFiles += 1 }
    } catch {
      fail(error.description, path: file.path, &state)
    }
  }

  /// The run ends before its time: what was fixed is whole, reports and baselines stay as they were.
  private func stopped(_ state: RunState) -> ExitStatus {
    let files = state.fixedFiles == 1 ? "1 file was" : "\(state.fixedFiles) files were"
    let fixes = command.fix && !command.diff
    Streams.complain(fixes ? "stopped: \(files) fixed, all others are as before" : "stopped: nothing was written")
    return ExitStatus(code: 128 + StopSignal.signal)
  }

  private func write(_ baseline: Baseline, to path: String) throws {
    do {
      try AtomicWriter.replace(path, with: baseline.json())
    } catch {
      throw failed(error.description)
    }
  }

  private func conclude(_ state: RunState) throws {
    if command.fix, !command.options.quiet, state.fixes > 0 {
      Streams.complain(
        "\(state.fixes) \(state.fixes == 1 ? "fix" : "fixes") applied in \(state.fixedFiles) \(state.fixedFiles == 1 ? "file" : "files")"
      )
    }
    if state.hasFailed { throw ExitStatus.failure }
    if command.writeBaseline != nil { return }
    let found = state.summary.errors + state.summary.warnings + state.summary.suggestions
    try setup.conclude(state.summary, new: found, budget: command.budget)
  }
}
