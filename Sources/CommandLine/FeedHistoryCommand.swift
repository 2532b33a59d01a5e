import ArgumentParser
import FeedState
import JSONText
import Web

/// `mtlint feed history`: the runs that a state file knows of.
struct FeedHistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "history", abstract: "Lists the runs so far.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  @Option(help: ArgumentHelp("The state file of the runs.", valueName: "file")) var state: String
  @Option(help: ArgumentHelp("How many runs, newest first.", valueName: "n")) var limit = 20
  @Option(help: "text or jsonl.") var format: Format = .text

  func run() async throws {
    let runs: [RunRecord]
    do throws(StateError) {
      runs = try FeedStateStore(path: state, isReadOnly: true).runs(limit: limit)
    } catch {
      throw failed(error.description)
    }
    switch format {
    case .text: try Streams.tell(Self.table(runs))
    case .jsonl: for run in runs { try Streams.output.write(Self.json(run)) }
    }
  }

  private static let columns = [
    "run", "started", "took", "feeds", "items", "new", "edited", "errors", "warnings", "suggestions", "failures",
  ]

  static func table(_ runs: [RunRecord]) -> String {
    var rows = [columns]
    for run in runs {
      let counts = run.counts
      let took = run.finished.map { "\($0.seconds - run.started.seconds) s" } ?? "not ended"
      rows.append(
        ["\(run.id)", run.started.text, took]
          + [
            counts.feeds, counts.items, counts.new, counts.changed, counts.errors, counts.warnings, counts.suggestions,
            counts.failures,
          ].map { String($0) })
    }
    let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let fill = String(repeating: " ", count: widths[column] - cell.count)
        // Figures stand to the right of their column.
        line += (column == 1 ? cell + fill : fill + cell) + (column == row.count - 1 ? "\n" : "  ")
      }
      return line
    }.joined()
  }

  private static func json(_ run: RunRecord) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("run")
    json.int(Int(run.id))
    json.key("started")
    json.string(run.started.text)
    json.key("finished")
    json.string(run.finished?.text)
    json.key("version")
    json.string(run.version)
    let counts = run.counts
    for (key, value) in [
      ("feeds", counts.feeds), ("items", counts.items), ("new", counts.new), ("changed", counts.changed),
      ("errors", counts.errors), ("warnings", counts.warnings), ("suggestions", counts.suggestions),
      ("failures", counts.failures),
    ] {
      json.key(key)
      json.int(value)
    }
    json.endObject()
    json.endLine()
    return json.take()
  }
}
