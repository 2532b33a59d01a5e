@preconcurrency import Glibc

/// Where a report goes: standard output, standard error, or a file that is put in place when it is complete.
public final class OutputStream {
  private let path: String?
  private let descriptor: Int32
  private var kept: [UInt8] = []

  /// What errors call the standard streams.
  static let standardName = "standard output"

  public static var standardOutput: OutputStream { OutputStream(descriptor: STDOUT_FILENO) }
  public static var standardError: OutputStream { OutputStream(descriptor: STDERR_FILENO) }

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    path = nil
  }

  /// A file; `-` is standard output.
  public init(path: String) {
    self.path = path == "-" ? nil : path
    descriptor = STDOUT_FILENO
  }

  /// What a file will hold so far; empty for the standard streams.
  public var unfinished: [UInt8] { kept }

  public func write(_ bytes: [UInt8]) throws(FileError) {
    if bytes.isEmpty { return }
    if path != nil {
      kept += bytes
    } else if !AtomicWriter.writeAll(bytes, to: descriptor) {
      throw FileError(path: Self.standardName, action: "write", code: errno)
    }
  }

  public func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

  /// Puts a file in place; nothing for the standard streams.
  public func finish() throws(FileError) {
    if let path { try AtomicWriter.replace(path, with: kept) }
  }
}

/// What the terminal is and allows.
public enum Terminal {
  public static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }
  public static var isError: Bool { isatty(STDERR_FILENO) == 1 }

  /// True where escape sequences for colour are wanted: a terminal that has them, and no `NO_COLOR` (no-color.org).
  public static var wantsColor: Bool {
    isOutput && Environment.value("NO_COLOR").map { $0.isEmpty } ?? true && Environment.value("TERM") != "dumb"
  }

  /// Columns of the terminal; 100 where there is none.
  public static var width: Int {
    var size = winsize()
    guard isOutput, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 100 }
    return Int(size.ws_col)
  }
}

/// Variables of the process.
public enum Environment {
  public static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
