import Files

/// The standard streams.
enum Streams {
  static var output: OutputStream { .standardOutput }
  static var error: OutputStream { .standardError }

  /// One line on standard error.
  static func complain(_ message: String) { try? error.write("mtlint: \(message)\n") }
}

/// Ends the run with a message on standard error and status 2.
func failed(_ message: String) -> ExitStatus {
  Streams.complain(message)
  return .failure
}
