/// Why bytes are not JSON.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Byte at which reading stopped, from 0.
  public let offset: Int
  /// Line of that byte, from 1.
  public let line: Int
  /// What was expected and what was found.
  public let problem: String

  public init(offset: Int, line: Int, problem: String) {
    self.offset = offset
    self.line = line
    self.problem = problem
  }

  public var description: String { "line \(line), byte \(offset): \(problem)" }
}
