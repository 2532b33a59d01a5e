import ArgumentParser
import Findings

/// What a run may hold before it fails, beside its loudest finding.
struct BudgetOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Fail where there are more warnings than this.", valueName: "n")) var maxWarnings: Int?
  @Option(
    help: ArgumentHelp(
      "Fail where MQM's penalty per 1,000 words is above this (minor 1, major 5, critical 25).", valueName: "x"))
  var maxMqm: Double?
  @Flag(help: "Fail on any finding that was not there before, whatever its level.") var failOnNew = false

  func validate() throws {
    if let maxWarnings, maxWarnings < 0 { throw ValidationError("--max-warnings takes a number from 0") }
    if let maxMqm, !(maxMqm >= 0) { throw ValidationError("--max-mqm takes a number from 0") }
  }

  /// What the run exceeded, a sentence each.
  ///
  /// - Parameter new: findings that were not there before.
  func excess(_ summary: ReportSummary, new: Int) -> [String] {
    var out: [String] = []
    if let maxWarnings, summary.warnings > maxWarnings {
      out.append("\(summary.warnings) warnings are more than --max-warnings \(maxWarnings)")
    }
    if let maxMqm, summary.penaltyPerThousandWords > maxMqm {
      let penalty = (summary.penaltyPerThousandWords * 100).rounded() / 100
      out.append("MQM's penalty of \(penalty) per 1,000 words is above --max-mqm \(maxMqm)")
    }
    if failOnNew, new > 0 { out.append("\(new) \(new == 1 ? "finding is" : "findings are") new") }
    return out
  }
}

extension RunSetup {
  /// Ends a run with the status that its findings ask for.
  func conclude(_ summary: ReportSummary, new: Int, budget: BudgetOptions) throws {
    let excess = budget.excess(summary, new: new)
    if !options.quiet { for sentence in excess { Streams.complain(sentence) } }
    let isLoud = failLevel.map { level in summary.loudest.map { $0 >= level } ?? false } ?? false
    if isLoud || !excess.isEmpty { throw ExitStatus.findings }
  }
}
