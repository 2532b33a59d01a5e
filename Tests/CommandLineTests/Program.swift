import Files
@preconcurrency import Glibc

/// Runs the built program as its users do.
enum Program {
  struct Result {
    let status: Int32
    let output: String
    let error: String
  }

  /// The program beside the test bundle.
  static let path: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return Paths.join(Paths.parent(of: bundle), "mtlint")
  }()

  static func temporaryFolder() -> String {
    var template = Array("/tmp/mtlint-cli-XXXXXX".utf8CString)
    mkdtemp(&template)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A program at work; it ends with the value at the latest.
  final class Running {
    private let number: pid_t
    private var status: Int32?

    init(_ number: pid_t) { self.number = number }

    deinit {
      if status == nil { _ = end(with: SIGKILL) }
    }

    /// Its exit status, or 128 and the signal that ended it.
    func wait() -> Int32 {
      if let status { return status }
      var raw: Int32 = 0
      waitpid(number, &raw, 0)
      let status = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 128 + raw & 0x7F
      self.status = status
      return status
    }

    /// Sends it a signal and waits.
    func end(with signal: Int32) -> Int32 {
      if status == nil { kill(number, signal) }
      return wait()
    }
  }

  /// Starts the program and does not wait for it; what it writes is appended to files.
  static func start(_ arguments: [String], output: String, error: String) throws -> Running {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    var list: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in list { free(pointer) } }
    var child: pid_t = 0
    guard posix_spawn(&child, path, &actions, nil, &list, environ) == 0 else {
      throw FileError(path: path, action: "run", code: errno)
    }
    return Running(child)
  }

  /// - Parameters:
  ///   - folder: working directory.
  ///   - environment: `NAME=value`, all that the program finds there; nil: that of the tests.
  static func run(
    _ arguments: [String], input: String = "", in folder: String = "/tmp", environment: [String]? = nil
  ) throws -> Result {
    let files = temporaryFolder()
    try AtomicWriter.replace(files + "/in", with: Array(input.utf8))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files + "/in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, files + "/out", O_WRONLY | O_CREAT, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, files + "/err", O_WRONLY | O_CREAT, 0o644)
    let clean = environment.map { ["env", "-i"] + $0 } ?? []
    let words = ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + clean + [path] + arguments
    var list: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for pointer in list { free(pointer) } }
    var child: pid_t = 0
    guard posix_spawn(&child, "/bin/sh", &actions, nil, &list, environ) == 0 else {
      throw FileError(path: path, action: "run", code: errno)
    }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return Result(
      status: (status >> 8) & 0xFF, output: String(decoding: try FileReader.read(files + "/out"), as: UTF8.self),
      error: String(decoding: try FileReader.read(files + "/err"), as: UTF8.self))
  }
}
