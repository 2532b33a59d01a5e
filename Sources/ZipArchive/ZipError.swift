/// Why an archive, or a member of it, cannot be read.
public struct ZipError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Byte of the archive.
  public let offset: Int
  public let problem: String

  public var description: String { "\(problem) at byte \(offset)" }
}
