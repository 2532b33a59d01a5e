import FeedState
import Reporters

/// The last runs, newest first.
struct RunTable {
  let runs: [RunRecord]

  func html() -> String {
    let rows = runs.map { run in
      let counts = run.counts
      let took = run.finished.map { "\($0.seconds - run.started.seconds) s" } ?? "not ended"
      let cells = [
        counts.feeds, counts.items, counts.new, counts.changed, counts.errors, counts.warnings, counts.failures,
      ].map { "<td class=\"count\">\($0 == 0 ? "<span class=\"quiet\">0</span>" : Numbers.count($0))</td>" }
      return "<tr><th scope=\"row\">\(DayNames.minute(run.started))</th><td class=\"count\">\(took)</td>"
        + "\(cells.joined())</tr>\n"
    }
    let heads = ["Took", "Sources", "Items", "New", "Edited", "Errors", "Warnings", "Not read"].map {
      "<th scope=\"col\" class=\"count\">\($0)</th>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Table of runs"><table class="place-table runs">
      <thead><tr><th scope="col">Run (UTC)</th>\(heads.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>

      """
  }
}
