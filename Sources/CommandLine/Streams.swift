import Files
import Reporters

/// The standard streams.
enum Streams {
  static var output: OutputStream { .standardOutput }
  static var error: OutputStream { .standardError }

  /// One line on standard error. What it quotes of names and texts cannot steer a terminal, nor look like a line more.
  static func complain(_ message: String) { try? error.write("mtlint: \(VisibleText.of(message))\n") }

  /// Text for a person on standard output: what it quotes of packs and tables cannot steer a terminal.
  static func tell(_ text: String) throws { try output.write(VisibleText.lines(text)) }

  /// Data on standard output: to the byte where a program or a file takes it, as `tell` where it is a terminal.
  static func hand(_ bytes: [UInt8]) throws(FileError) {
    try output.write(Terminal.isOutput ? Array(VisibleText.lines(String(decoding: bytes, as: UTF8.self)).utf8) : bytes)
  }

  static func hand(_ text: String) throws(FileError) { try hand(Array(text.utf8)) }
}

/// Ends the run with a message on standard error and status 2.
func failed(_ message: String) -> ExitStatus {
  Streams.complain(message)
  return .failure
}
