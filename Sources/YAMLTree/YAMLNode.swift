/// A YAML value that remembers where it stands, so that an error can name line and column.
public struct YAMLNode: Sendable {
  public indirect enum Value: Sendable {
    case null
    /// `isQuoted` tells `"true"` from `true`.
    case scalar(String, isQuoted: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  public let value: Value
  public let mark: YAMLMark

  public init(_ value: Value, at mark: YAMLMark) {
    self.value = value
    self.mark = mark
  }

  /// What it is, for messages.
  public var kind: String {
    switch value {
    case .null: "nothing"
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A place in a YAML file; both count from 1, the column in Unicode scalars.
public struct YAMLMark: Sendable, Hashable {
  public let line: Int
  public let column: Int
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// What is wrong with a YAML file, where, and what was expected.
public struct YAMLError: Error, Sendable, Hashable, CustomStringConvertible {
  public let file: String
  public let mark: YAMLMark
  public let problem: String

  public init(file: String, mark: YAMLMark, problem: String) {
    self.file = file
    self.mark = mark
    self.problem = problem
  }

  public var description: String { "\(file):\(mark.line):\(mark.column): \(problem)" }
}
