import Files
import Findings
import Linting
import Reporters

/// `mtlint watch`: a run over all files, then one over what has changed, until it is told to end.
struct WatchSession {
  private let command: WatchCommand
  private let watch: FolderWatch
  private var setup: RunSetup

  init(_ command: WatchCommand) throws {
    self.command = command
    setup = try RunSetup(command.options)
    setup.runner.inputFormat = command.inputFormat
    do throws(FileError) {
      watch = try FolderWatch()
    } catch {
      throw failed(error.description)
    }
  }

  private var paths: [String] { command.paths.isEmpty ? ["."] : command.paths }
  private var exclude: [String] { setup.settings.exclude + command.exclude }

  /// Rule packs, place tables and settings: where one changes, every text is looked at again.
  private var rulePaths: [String] {
    let given = command.options.glossaries
    return given.glossary + given.gazetteer + setup.settings.glossaries + setup.settings.gazetteers
      + (command.options.config.map { [$0] } ?? [])
  }

  mutating func run() async throws {
    StopSignal.install()
    // Before the first run, so that nothing which is saved meanwhile is missed.
    try follow()
    var known = files()
    try await round(known)
    if !command.options.quiet {
      Streams.complain("watching \(known.count) \(known.count == 1 ? "file" : "files"); Ctrl-C ends")
    }
    while !StopSignal.isSet {
      let changes = watch.next(wake: StopSignal.descriptor)
      if StopSignal.isSet { return }
      let hasNewRules = concernsRules(changes)
      if hasNewRules { reload() }
      try follow()
      let (before, now) = (Set(known), files())
      known = now
      let changed = now.filter { changes.paths.contains($0) || !before.contains($0) }
      if hasNewRules || changes.hasOverflowed {
        try await round(now)
      } else if setup.outputs().isWhole {
        // A report of all files, so that it is always complete.
        if !changed.isEmpty || !before.isSubset(of: now) { try await round(now) }
      } else if !changed.isEmpty {
        try await round(changed)
      }
    }
  }

  private func follow() throws {
    let folders = FileWalker.folders(of: paths, exclude: exclude) + FileWalker.folders(of: rulePaths, exclude: [])
    do throws(FileError) {
      try watch.watch(folders)
    } catch {
      throw failed(error.description)
    }
  }

  /// What is linted: not the reports of this very run, which would be linted again for ever.
  private func files() -> [String] {
    let own = Set(command.options.output.compactMap(Paths.identity))
    return FileWalker.files(of: paths, exclude: exclude).files.filter { path in
      guard let identity = Paths.identity(path) else { return false }
      return !own.contains(identity) && !(Paths.isBinary(path) && !command.paths.contains(path))
    }
  }

  private func concernsRules(_ changes: FolderWatch.Changes) -> Bool {
    changes.paths.contains { path in
      path.split(separator: "/").last.map { $0 == Settings.fileName } ?? false
        || rulePaths.contains { path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
    }
  }

  /// Takes the rules anew; where they are broken, says so and goes on with the old ones.
  private mutating func reload() {
    do {
      var fresh = try RunSetup(command.options)
      fresh.runner.inputFormat = command.inputFormat
      setup = fresh
    } catch let error where !(error is ExitStatus) {
      Streams.complain(String(describing: error))
    } catch {
      // Said already.
    }
  }

  private func round(_ files: [String]) async throws {
    var outputs = setup.outputs()
    var summary = ReportSummary()
    var queue = InputQueue(paths: files, format: command.inputFormat)
    let runner = setup.runner
    try outputs.begin()
    try await WorkQueue.run(jobs: setup.jobs) {
      while !StopSignal.isSet {
        do throws(FileError) {
          return try queue.next()
        } catch {
          Streams.complain(error.description)
          queue.skip()
        }
      }
      return nil
    } work: { input in
      runner.run(input)
    } deliver: { outcomes in
      for outcome in outcomes {
        switch outcome {
        case .report(let report):
          summary.add(report)
          try outputs.report(report)
        case .failure(let path, let message):
          Streams.complain(message)
          try outputs.failure(InputFailure(path: path, message: message))
        case .note(_, let message): Streams.complain(message)
        case .fixed: break
        }
      }
      return true
    }
    if !StopSignal.isSet { try outputs.end(summary) }
  }
}
