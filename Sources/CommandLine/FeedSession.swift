import Feeds
import Files
import Findings
import Linting
import Readers
import Reporters
import SourceText

/// One run of `mtlint feed`: feeds in, findings a item out.
struct FeedSession {
  private let command: FeedCommand.Check
  private let setup: RunSetup

  init(_ command: FeedCommand.Check) throws {
    self.command = command
    setup = try RunSetup(command.options)
  }

  private struct RunState {
    var summary = ReportSummary()
    var hasFailed = false
  }

  func run() async throws {
    var state = RunState()
    var outputs = setup.outputs(includesText: true)
    try outputs.begin()
    let runner = setup.runner
    var sources = command.sources[...]
    var waiting: [LintInput] = []
    try await WorkQueue.run(jobs: setup.jobs) {
      while waiting.isEmpty, let source = sources.popFirst() { waiting = pieces(of: read(source)) }
      return waiting.isEmpty ? nil : waiting.removeFirst()
    } work: { input in
      runner.run(input)
    } deliver: { outcomes in
      for outcome in outcomes { try deliver(outcome, &outputs, &state) }
      return true
    }
    try outputs.end(state.summary)
    if state.hasFailed { throw ExitStatus.failure }
    let found = state.summary.errors + state.summary.warnings + state.summary.suggestions
    try setup.conclude(state.summary, new: found, budget: command.budget)
  }

  /// Items of one piece of work.
  private static let itemsAtOnce = 16

  private func pieces(of results: [Result<Document, ReadError>]) -> [LintInput] {
    stride(from: 0, to: results.count, by: Self.itemsAtOnce).map {
      .documents(Array(results[$0..<min($0 + Self.itemsAtOnce, results.count)]))
    }
  }

  /// The items of a feed as documents, and what could not be read of it.
  private func read(_ source: String) -> [Result<Document, ReadError>] {
    let feed: Feed
    do {
      feed = try FeedReader.read(try FileReader.read(source))
    } catch let error as FeedError {
      return [.failure(ReadError(file: source, line: error.line, problem: error.problem))]
    } catch {
      let message = String(describing: error)
      return [.failure(ReadError(file: source, problem: String(message.trimmingPrefix("\(source): "))))]
    }
    let texts = ItemText(feed: source, format: feed.format, language: feed.language)
    var out: [Result<Document, ReadError>] = feed.items.map { item in
      Result { () throws(ReadError) in try texts.document(item, extra: ItemFacts(item).json) }
    }
    if let damage = feed.damage {
      out.append(.failure(ReadError(file: source, line: damage.line, problem: damage.problem)))
    }
    return out
  }

  private func deliver(_ outcome: LintOutcome, _ outputs: inout ReportOutputs, _ state: inout RunState) throws {
    switch outcome {
    case .failure(let path, let message):
      state.hasFailed = true
      Streams.complain(message)
      try outputs.failure(InputFailure(path: path, message: message))
    case .report(let report):
      state.summary.add(report)
      try outputs.report(report)
    case .fixed: break
    }
  }
}
