@preconcurrency import Glibc

/// Runs a program without a shell, so that nothing in a name is ever read as a command.
public enum Subprocess {
  public struct Output: Sendable {
    /// Exit status, or 128 and the signal that ended it.
    public let status: Int32
    public let output: [UInt8]
    /// What it said on standard error.
    public let messages: [UInt8]
  }

  /// Runs a program, found along `PATH`, to its end. Standard input is empty.
  ///
  /// - Parameter environment: variables set for it, beside those of this process.
  /// - Throws: where it cannot be started.
  public static func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws(SubprocessError) -> Output {
    let program = arguments.first ?? ""
    var output = try Pipe(program)
    var messages = try Pipe(program)
    defer {
      output.close()
      messages.close()
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writeEnd, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, messages.writeEnd, STDERR_FILENO)
    var process = pid_t()
    let code = withStrings(arguments) { arguments in
      withStrings(merged(environment)) { posix_spawnp(&process, program, &actions, nil, arguments, $0) }
    }
    if code != 0 { throw SubprocessError(program: program, code: code) }
    output.closeWriteEnd()
    messages.closeWriteEnd()
    drain(&output, &messages)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Output(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: output.bytes, messages: messages.bytes)
  }

  /// Reads both pipes as they fill, so that neither stops the program.
  private static func drain(_ first: inout Pipe, _ second: inout Pipe) {
    while first.isOpen || second.isOpen {
      var polled = [
        pollfd(fd: first.isOpen ? first.readEnd : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: second.isOpen ? second.readEnd : -1, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&polled, 2, -1) < 0, errno != EINTR { return }
      if polled[0].revents != 0 { first.take() }
      if polled[1].revents != 0 { second.take() }
    }
  }

  private static func merged(_ environment: [String: String]) -> [String] {
    var out: [String] = []
    var index = 0
    while let entry = environ[index] {
      let text = String(cString: entry)
      if environment[String(text.prefix { $0 != "=" })] == nil { out.append(text) }
      index += 1
    }
    return out + environment.map { "\($0)=\($1)" }.sorted()
  }

  private static func withStrings(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32
  ) -> Int32 {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

/// Why a program could not be started.
public struct SubprocessError: Error, Sendable, Hashable, CustomStringConvertible {
  public let program: String
  /// `errno`.
  public let code: Int32

  public var description: String {
    code == ENOENT ? "the program “\(program)” is not installed" : "\(program): \(String(cString: strerror(code)))"
  }
}

/// A pipe of which this process reads one end.
private struct Pipe {
  let readEnd: Int32
  private(set) var writeEnd: Int32
  private(set) var bytes: [UInt8] = []
  private(set) var isOpen = true

  init(_ program: String) throws(SubprocessError) {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { throw SubprocessError(program: program, code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  mutating func closeWriteEnd() {
    if writeEnd >= 0 { Glibc.close(writeEnd) }
    writeEnd = -1
  }

  mutating func close() {
    closeWriteEnd()
    Glibc.close(readEnd)
  }

  mutating func take() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(readEnd, &chunk, chunk.count)
    if count > 0 { bytes += chunk[..<count] } else if count == 0 || errno != EINTR { isOpen = false }
  }
}
