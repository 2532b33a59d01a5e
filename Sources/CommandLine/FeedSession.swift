import FeedRun
import FeedState
import Files
import Findings
import Linting
import Readers
import Reporters
import SourceText
import Web

/// `mtlint feed`: one round over the feeds, or one after the other.
struct FeedSession {
  private let command: FeedCommand.Check
  private let setup: RunSetup

  init(_ command: FeedCommand.Check) throws {
    self.command = command
    setup = try RunSetup(command.options)
  }

  func run() async throws {
    StopSignal.install()
    guard let every = command.every else {
      let result = try await round()
      if StopSignal.isSet { throw ExitStatus(code: 128 + StopSignal.signal) }
      if result.hasFailed { throw ExitStatus.failure }
      return try setup.conclude(result.summary, new: result.newFindings, budget: command.budget)
    }
    while !StopSignal.isSet {
      // A round that fails is said on standard error; the next may do better.
      do { _ = try await round() } catch is ExitStatus {}
      if !StopSignal.isSet { StopSignal.wait(milliseconds: every.milliseconds) }
    }
  }

  private func round() async throws -> FeedRoundResult {
    var worker = try FeedRoundWorker(command, setup)
    return try await worker.run()
  }
}

/// What a round came to.
struct FeedRoundResult {
  var summary = ReportSummary()
  var newFindings = 0
  var hasFailed = false
}

/// One round over the feeds: reads, lints, reports, remembers.
private struct FeedRoundWorker {
  private let command: FeedCommand.Check
  private let setup: RunSetup
  private let now = Clock.now
  private let lock: RunLock?
  private let store: FeedStateStore?
  private let run: Int64
  private let round: FeedRound
  private var outputs: ReportOutputs
  private var hasBegun = false
  private var across: AcrossRun<RoundItem>
  private var counts = RunCounts()
  private var result = FeedRoundResult()

  /// Items of one piece of work.
  private static let itemsAtOnce = 8

  init(_ command: FeedCommand.Check, _ setup: RunSetup) throws {
    self.command = command
    self.setup = setup
    outputs = setup.outputs(includesText: true)
    do throws(StateError) {
      (lock, store) = try Self.open(command)
      run = try store?.beginRun(at: now, version: Version.text) ?? 0
      var options = FeedOptions(sources: command.sources)
      options.followsLinks = command.follow
      options.takesAll = command.all
      options.policy = command.network.policy
      round = try FeedRound(options, store: store, now: now, wake: StopSignal.descriptor) { StopSignal.isSet }
      var documents = setup.documents(for: outputs)
      if !command.all, documents != nil, let store {
        for use in try store.knownNames() {
          documents?.know(
            place: use.place, house: use.house, spelling: use.spelling, language: use.language, mentions: use.mentions,
            documents: use.items)
        }
      }
      across = AcrossRun(documents, holds: outputs.isWhole)
    } catch {
      throw failed(error.description)
    }
  }

  private static func open(_ command: FeedCommand.Check) throws(StateError) -> (RunLock?, FeedStateStore?) {
    guard let path = command.state else { return (nil, nil) }
    let note = {
      if !command.options.quiet { Streams.complain("\(path): another run is at work; waiting for it") }
    }
    let lock = try RunLock(path, isStopped: { StopSignal.isSet }, note: note)
    let store = try FeedStateStore(path: path)
    let recovery = try store.recover { $0.hasArrived }
    if recovery.forgotten > 0, !command.options.quiet {
      let items = recovery.forgotten == 1 ? "1 item" : "\(recovery.forgotten) items"
      Streams.complain("an earlier run was cut short; \(items) it had not finished with are reported now")
    }
    return (lock, store)
  }

  mutating func run() async throws -> FeedRoundResult {
    // A round of many begins to write when there is something to say.
    if command.every == nil { try begin() }
    let runner = setup.runner
    let round = self.round
    var failure: StateError?
    try await WorkQueue.run(jobs: setup.jobs) { () -> [RoundItem]? in
      var items: [RoundItem] = []
      do throws(StateError) {
        while items.count < Self.itemsAtOnce, !StopSignal.isSet, let item = try round.next() { items.append(item) }
      } catch {
        failure = error
      }
      return items.isEmpty ? nil : items
    } work: { items in
      zip(items, runner.run(.documents(items.map { $0.input }))).map { ($0, $1) }
    } deliver: { (results: [(RoundItem, LintOutcome)]) in
      for (item, outcome) in results { try deliver(item, outcome) }
      return true
    }
    if let failure { throw failed(failure.description) }
    try end()
    return result
  }

  private mutating func begin() throws {
    if !hasBegun { try outputs.begin() }
    hasBegun = true
  }

  private mutating func deliver(_ item: RoundItem, _ outcome: LintOutcome) throws {
    try begin()
    switch (item.content, outcome) {
    case (.problem(let problem), _): try fail(problem.feed, problem.message)
    case (_, .failure(let path, let message)): try fail(path, message)
    case (.document, .report(let report)):
      if !across.keeps(report, item) { try handOut(item, report) }
    case (_, .note), (_, .fixed): break
    }
  }

  private mutating func fail(_ path: String, _ message: String) throws {
    result.hasFailed = true
    counts.failures += 1
    Streams.complain(message)
    try outputs.failure(InputFailure(path: path, message: message))
  }

  private mutating func handOut(_ item: RoundItem, _ found: DocumentReport) throws {
    let (store, run, now) = (self.store, self.run, self.now)
    let before = try Self.state { try item.previous.map { try store?.findings(ofVersion: $0.id) ?? [] } ?? [] }
    let report = ItemReport(item, found, before: before, hasState: store != nil)
    let versions = report.version.map { [$0] } ?? []
    if outputs.isStreaming {
      try outputs.report(report.report) { deliveries in
        try Self.state { try store?.add(versions, expecting: deliveries, run: run, at: now) }
      }
      try Self.state { _ = try store?.confirm(run: run) }
    } else {
      try Self.state { try store?.add(versions, expecting: [], run: run, at: now) }
      try outputs.report(report.report)
    }
    result.summary.add(report.report)
    result.newFindings += report.isNew.count { $0 }
    switch report.change {
    case .new: counts.new += 1
    case .changed: counts.changed += 1
    case .unchanged: break
    }
    if let note = report.note, !command.options.quiet { Streams.complain(note) }
  }

  private mutating func end() throws {
    let (store, run) = (self.store, self.run)
    if !command.options.quiet { for note in round.notes { Streams.complain(note) } }
    let rest = across.finish()
    for (item, report) in rest.held { try handOut(item, report) }
    for report in rest.added {
      try outputs.report(report)
      result.summary.addFindings(of: report)
      result.newFindings += report.findings.count
    }
    if hasBegun {
      try outputs.end(result.summary) { deliveries in try Self.state { try store?.expect(deliveries, run: run) } }
    }
    (counts.feeds, counts.items) = (round.feeds, round.items)
    (counts.errors, counts.warnings) = (result.summary.errors, result.summary.warnings)
    counts.suggestions = result.summary.suggestions
    let (counts, round) = (self.counts, self.round)
    try Self.state {
      _ = try store?.confirm(run: run)
      if !StopSignal.isSet { try round.finish() }
      try store?.finishRun(run, at: Clock.now, counts: counts)
    }
  }

  /// Runs what touches the state; its failure ends the program.
  private static func state<Output>(_ body: () throws -> Output) throws -> Output {
    do {
      return try body()
    } catch let error as StateError {
      throw failed(error.description)
    }
  }
}

extension RoundItem {
  /// What is linted of it: a problem passes through.
  fileprivate var input: Result<Document, ReadError> {
    switch content {
    case .document(let document): .success(document)
    case .problem(let problem): .failure(ReadError(file: problem.feed, problem: problem.problem))
    }
  }
}

/// The time that is written into the state: the system's, or what `SOURCE_DATE_EPOCH` says, so that a run can be
/// repeated to the byte. Source: reproducible-builds.org.
enum Clock {
  static var now: Moment {
    Environment.value("SOURCE_DATE_EPOCH").flatMap { Int64($0) }.map { Moment(seconds: $0) } ?? .now
  }
}
