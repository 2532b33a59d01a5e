import Findings
import SourceText

/// Puts what is found across documents into the reports of a run.
///
/// Where reports are written as they come, what is found across is a report of its own at the end, of the document
/// that it stands in. Where they are written together, all wait for the end, and it stands among the other findings.
public struct AcrossRun<Item: Sendable>: Sendable {
  private var across: AcrossDocuments?
  private let holds: Bool
  private var held: [(item: Item, report: DocumentReport)] = []
  /// Place in `held` by the number of the document that is compared.
  private var places: [Int] = []

  /// - Parameters:
  ///   - across: nil where the rule does not run.
  ///   - holds: reports are written together.
  public init(_ across: AcrossDocuments?, holds: Bool) {
    self.across = across
    self.holds = holds
  }

  /// Takes a report in.
  ///
  /// - Parameter isCompared: whether it is one of the documents that are compared.
  /// - Returns: whether the report is to wait for `finish`.
  public mutating func keeps(_ report: DocumentReport, _ item: Item, isCompared: Bool = true) -> Bool {
    guard across != nil else { return false }
    if isCompared { across?.add(report) }
    // A run that compares nothing keeps nothing.
    guard holds, isCompared || !held.isEmpty else { return false }
    if isCompared { places.append(held.count) }
    held.append((item, report))
    return true
  }

  public struct End: Sendable {
    /// Reports that waited, in their order, complete.
    public let held: [(item: Item, report: DocumentReport)]
    /// Reports that hold only what was found across; their documents were reported before.
    public let added: [DocumentReport]
  }

  /// What is left to report.
  public mutating func finish() -> End {
    let found = across?.findings() ?? []
    var added: [DocumentReport] = []
    for (number, report, finding) in found {
      if holds {
        let at = places[number]
        held[at].report = held[at].report.adding([finding])
      } else if let last = added.indices.last, added[last].document.file.path == report.document.file.path,
        added[last].document.id == report.document.id
      {
        added[last] = added[last].adding([finding])
      } else {
        added.append(report.adding([finding]))
      }
    }
    defer { held = [] }
    return End(held: held, added: added)
  }
}
