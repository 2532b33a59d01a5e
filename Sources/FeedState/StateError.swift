/// Why the state of feeds cannot be read or written.
public struct StateError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  public let problem: String

  public init(path: String, problem: String) {
    self.path = path
    self.problem = problem
  }

  public var description: String { "\(path): \(problem)" }
}
