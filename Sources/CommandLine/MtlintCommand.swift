import ArgumentParser
@preconcurrency import Glibc
import Reporters

/// The program's commands.
public struct MtlintCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "mtlint",
    abstract: "Finds the faults of machine translation in news, and proposes the fix.",
    discussion: """
      mtlint lint article.txt            lint a translated article
      mtlint lint --fix --diff folder/   show what the safe fixes would change
      mtlint normalize "Deir Ezzor"      a place name in the house's spelling
      mtlint romanize معارة الأرتيق       an Arabic name in Latin letters
      mtlint rules explain en/guillemets why a rule speaks, with examples

      Exit status: 0 nothing at or above the fail level, 1 something is, 2 the run itself failed.
      """,
    version: Version.text,
    subcommands: [
      LintCommand.self, WatchCommand.self, FeedCommand.self, NormalizeCommand.self, RomanizeCommand.self,
      RulesCommand.self, GazetteerCommand.self, AlignCommand.self,
    ],
    helpNames: [.short, .long])

  public init() {}

  /// Runs the program and ends it.
  ///
  /// What one thread can do is done on this one: starting others, and the argument parser, take longer than an article.
  public static func run(_ arguments: [String]) -> Never {
    // A reader that has seen enough (`| head`) ends the program without a word, also where the parent ignores that signal.
    signal(SIGPIPE, SIG_DFL)
    // A file that grows beyond what the user is allowed is an error of that file, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    if let command = QuickArguments.command(arguments) {
      do {
        let session = try LintSession(command)
        if session.isInTurn {
          // The process ends inside: taking all of its memory apart first would be for nothing.
          try withExtendedLifetime(session) {
            try session.runInTurn()
            leave(0)
          }
        }
        wait { try await session.run() }
      } catch {
        leave(status(of: error))
      }
    }
    wait { try await run(parsing: arguments) }
  }

  /// Ends the process with the status of some work that other threads do.
  private static func wait(for work: sending @escaping () async throws -> Void) -> Never {
    Task.detached {
      do {
        try await work()
        leave(0)
      } catch {
        leave(status(of: error))
      }
    }
    // Threads of the work block signals. This one takes them, also where the parent left them blocked.
    var none = sigset_t()
    sigemptyset(&none)
    while true { sigsuspend(&none) }
  }

  private static func leave(_ status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }

  /// Runs the program with its arguments and returns the exit status: usage errors are 2, as all failures of a run.
  public static func status(of arguments: [String]) async -> Int32 {
    do {
      try await run(parsing: arguments)
      return 0
    } catch {
      return status(of: error)
    }
  }

  private static func run(parsing arguments: [String]) async throws {
    var command = try parseAsRoot(arguments)
    if var asynchronous = command as? any AsyncParsableCommand {
      try await asynchronous.run()
    } else {
      try command.run()
    }
  }

  /// The exit status of a run that ended with an error, everything said.
  private static func status(of error: any Error) -> Int32 {
    if let exit = error as? ExitStatus { return exit.code }
    let text = fullMessage(for: error)
    let isHelp = exitCode(for: error).isSuccess
    try? (isHelp ? Streams.output : Streams.error).write(VisibleText.lines(text) + "\n")
    return isHelp ? 0 : 2
  }
}

/// Ends a command with an exit status, everything said already.
struct ExitStatus: Error {
  let code: Int32
  /// Something is at or above the fail level.
  static let findings = ExitStatus(code: 1)
  /// The run itself failed.
  static let failure = ExitStatus(code: 2)
}

/// The program's version.
public enum Version {
  public static let text = "0.1.0"
}
