import Findings

/// Writes what a run found, in one format.
///
/// A reporter appends to the buffer it is given and keeps no more than it must, so that the caller can write the
/// buffer out and empty it after each call. It never writes anywhere itself.
///
/// Calls come in this order: `begin`, then one `report` or `failure` an input in input order, then `end`.
public protocol Reporter: Sendable {
  /// The format as `--format` takes it: `text`, `sarif`.
  static var id: String { get }
  /// What the format is for, in one line of a help text.
  static var summary: String { get }

  init(_ context: ReportContext)

  /// Whatever stands before the first document.
  mutating func begin(into out: inout [UInt8])
  /// One document with the findings that are to be shown.
  mutating func report(_ report: DocumentReport, into out: inout [UInt8])
  /// An input that could not be read, for the formats that have a place for it.
  mutating func failure(_ failure: InputFailure, into out: inout [UInt8])
  /// Whatever stands after the last document. `summary` counts the documents that were reported.
  mutating func end(_ summary: ReportSummary, into out: inout [UInt8])
}

extension Reporter {
  public mutating func begin(into out: inout [UInt8]) {}
  public mutating func failure(_ failure: InputFailure, into out: inout [UInt8]) {}
  public mutating func end(_ summary: ReportSummary, into out: inout [UInt8]) {}
}

/// An input that could not be read or was malformed.
public struct InputFailure: Sendable, Hashable {
  /// The input as its user named it.
  public let path: String
  /// What is wrong, in one sentence.
  public let message: String

  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}
