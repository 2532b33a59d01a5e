/// What became of the rows and names of the files that were imported.
public struct ImportReport: Sendable, Equatable {
  /// How often something happened, and the first time that it did.
  public struct Tally: Sendable, Equatable {
    public var count = 0
    /// Where it happened first: file and line, or the id of a place.
    public var first = ""
  }

  /// Rows or records that were read.
  public internal(set) var read = 0
  /// Places after rows of one place were put together.
  public internal(set) var places = 0
  /// Rows that were put together with an earlier one.
  public internal(set) var merged = 0
  /// Rows that were left out, by the reason.
  public internal(set) var droppedRows: [String: Tally] = [:]
  /// Names that were left out or filed otherwise, by the reason.
  public internal(set) var droppedNames: [String: Tally] = [:]

  mutating func dropRow(_ reason: String, at place: String) { Self.count(&droppedRows, reason, place) }

  mutating func dropName(_ reason: String, at place: String) { Self.count(&droppedNames, reason, place) }

  private static func count(_ tallies: inout [String: Tally], _ reason: String, _ place: String) {
    var tally = tallies[reason, default: Tally(first: place)]
    tally.count += 1
    tallies[reason] = tally
  }

  /// The report, a line for each thing.
  public var text: String {
    var text = "\(read) rows read, \(places) places written"
    if merged > 0 { text += ", \(merged) rows put together with an earlier one" }
    text += "\n"
    for (label, tallies) in [("row left out", droppedRows), ("name", droppedNames)] {
      for (reason, tally) in tallies.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
        text += "  \(tally.count) × \(label): \(reason) (first: \(tally.first))\n"
      }
    }
    return text
  }
}
