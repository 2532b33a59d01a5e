import Files
import Findings
import Reporters

/// The reports of a run, each with the stream it goes to.
struct ReportOutputs {
  private var targets: [(reporter: any Reporter, stream: OutputStream)] = []
  private let isSilent: Bool

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
      if let reporter = ReporterRegistry.make(format, own) { targets.append((reporter, stream)) }
    }
  }

  mutating func begin() throws { try each { $0.begin(into: &$1) } }
  mutating func report(_ report: DocumentReport) throws { try each { $0.report(report, into: &$1) } }
  mutating func failure(_ failure: InputFailure) throws { try each { $0.failure(failure, into: &$1) } }

  mutating func end(_ summary: ReportSummary) throws {
    try each { $0.end(summary, into: &$1) }
    do {
      for target in targets { try target.stream.finish() }
    } catch {
      throw failed(error.description)
    }
  }

  private mutating func each(_ body: (inout any Reporter, inout [UInt8]) -> Void) throws {
    if isSilent { return }
    for index in targets.indices {
      var bytes: [UInt8] = []
      body(&targets[index].reporter, &bytes)
      do {
        try targets[index].stream.write(bytes)
      } catch {
        throw failed(error.description)
      }
    }
  }
}
