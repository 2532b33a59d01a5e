import FeedRun
import FeedState
import Files
import Findings
import Reporters

/// The reports of a run, each with the stream it goes to.
struct ReportOutputs {
  private var targets: [(reporter: any Reporter, stream: OutputStream, path: String)] = []
  private let isSilent: Bool
  /// True where every report is complete as soon as it is written: all of them go to standard output, in formats whose
  /// documents stand for themselves.
  let isStreaming: Bool
  /// True where some report is written as a whole, at the end.
  let isWhole: Bool
  /// True where findings across documents have a place: among the others, or at the end. In JSON Lines each document is
  /// one line, written as soon as it is done, so that there is none.
  let comparesDocuments: Bool

  /// Formats of which a part is good for something.
  private static let streamingFormats: Set = ["text", "jsonl", "github"]

  /// - Parameters:
  ///   - paths: one a format; formats without a path go to standard output.
  ///   - isSilent: nothing is reported (a diff is shown instead).
  ///   - usesErrorStream: reports for standard output go to standard error, which is free.
  init(
    formats: [String], paths: [String], context: ReportContext, allowsColor: Bool, isSilent: Bool,
    usesErrorStream: Bool
  ) {
    self.isSilent = isSilent
    for (index, format) in formats.enumerated() {
      let path = index < paths.count ? paths[index] : "-"
      var own = context
      own.usesColor = allowsColor && path == "-" && !usesErrorStream
      let stream = path == "-" && usesErrorStream ? OutputStream.standardError : OutputStream(path: path)
      if let reporter = ReporterRegistry.make(format, own) { targets.append((reporter, stream, path)) }
    }
    isWhole = !formats.allSatisfy(Self.streamingFormats.contains)
    comparesDocuments = isWhole || !formats.contains(JSONLinesReporter.id)
    isStreaming = paths.allSatisfy { $0 == "-" } && !isWhole
  }

  mutating func begin() throws { try write(render { $0.begin(into: &$1) }) }
  mutating func report(_ report: DocumentReport) throws { try write(render { $0.report(report, into: &$1) }) }
  mutating func failure(_ failure: InputFailure) throws { try write(render { $0.failure(failure, into: &$1) }) }

  mutating func end(_ summary: ReportSummary) throws { try end(summary) { _ in } }

  /// Reports a document; `expect` is told beforehand where the report will stand, as far as that can be looked up.
  mutating func report(_ report: DocumentReport, expect: ([Delivery]) throws -> Void) throws {
    let rendered = render { $0.report(report, into: &$1) }
    let all = Array(rendered.joined())
    if isStreaming, !all.isEmpty, let place = StandardOutputPlace() {
      try expect([place.delivery(of: all)])
    } else {
      try expect([])
    }
    try write(rendered)
  }

  /// Ends all reports and puts files in place; `expect` is told beforehand what will stand in them, where all reports
  /// are files.
  mutating func end(_ summary: ReportSummary, expect: ([Delivery]) throws -> Void) throws {
    let rendered = render { $0.end(summary, into: &$1) }
    if targets.allSatisfy({ $0.path != "-" }), !isSilent {
      try expect(zip(targets, rendered).map { Delivery(wholeFile: $0.path, $0.stream.unfinished + $1) })
    }
    try write(rendered)
    do {
      for target in targets { try target.stream.finish() }
    } catch {
      throw failed(error.description)
    }
  }

  private mutating func render(_ body: (inout any Reporter, inout [UInt8]) -> Void) -> [[UInt8]] {
    if isSilent { return [] }
    return targets.indices.map { index in
      var bytes: [UInt8] = []
      body(&targets[index].reporter, &bytes)
      return bytes
    }
  }

  private func write(_ rendered: [[UInt8]]) throws {
    for (target, bytes) in zip(targets, rendered) {
      do {
        try target.stream.write(bytes)
      } catch {
        throw failed(error.description)
      }
    }
  }
}
