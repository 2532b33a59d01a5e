/// Why a file could not be imported, as one line for a person.
public struct ImportError: Error, Equatable, Sendable, CustomStringConvertible {
  public let file: String
  /// Line of the file, from 1; 0 where the fault has no line.
  public let line: Int
  public let problem: String

  public init(file: String, line: Int = 0, _ problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  public var description: String { line == 0 ? "\(file): \(problem)" : "\(file):\(line): \(problem)" }
}
