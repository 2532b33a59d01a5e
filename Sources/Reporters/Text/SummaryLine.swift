import Findings

/// The last line of a report to a person.
enum SummaryLine {
  static func text(_ summary: ReportSummary, fixes: FixCount) -> String {
    if summary.documents == 0 { return "nothing was checked" }
    var counts: [String] = []
    if summary.errors > 0 { counts.append(Numbers.counted(summary.errors, "error")) }
    if summary.warnings > 0 { counts.append(Numbers.counted(summary.warnings, "warning")) }
    if summary.suggestions > 0 { counts.append(Numbers.counted(summary.suggestions, "suggestion")) }
    let found = counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
    let scope = "\(Numbers.counted(summary.documents, "document")) (\(Numbers.counted(summary.words, "word")))"
    var parts = ["\(found) in \(scope)"]
    if !counts.isEmpty {
      parts.append("MQM penalty \(Numbers.decimal(summary.penaltyPerThousandWords, places: 1)) per 1,000 words")
    }
    switch (fixes.safe, fixes.unsafe) {
    case (0, 0): break
    case (let safe, 0): parts.append("\(fixPhrase(safe)) safe (--fix)")
    case (0, let unsafe): parts.append("\(Numbers.counted(unsafe, "fix", plural: "fixes")) with --unsafe-fixes")
    case (let safe, let unsafe):
      parts.append("\(fixPhrase(safe)) safe (--fix), \(Numbers.count(unsafe)) more with --unsafe-fixes")
    }
    return parts.joined(separator: "; ")
  }

  private static func fixPhrase(_ count: Int) -> String {
    "\(Numbers.counted(count, "fix", plural: "fixes")) \(count == 1 ? "is" : "are")"
  }
}
