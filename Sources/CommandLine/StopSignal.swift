@preconcurrency import Glibc
import Synchronization

/// The wish of a user or a service manager that the program end: SIGINT or SIGTERM.
///
/// From `install` on these signals no longer end the process; what runs asks `signal`, and what waits watches
/// `descriptor`. A second signal ends the process at once.
enum StopSignal {
  private static let received = Atomic<Int32>(0)
  private static let readEnd = Atomic<Int32>(-1)
  private static let writeEnd = Atomic<Int32>(-1)

  static func install() {
    guard readEnd.load(ordering: .relaxed) < 0 else { return }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readEnd.store(ends[0], ordering: .relaxed)
    writeEnd.store(ends[1], ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in StopSignal.take(number) }
      // The second time the system's own handling ends the process.
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(number, &action, nil)
    }
  }

  /// Runs in the signal handler: only what is safe there.
  private static func take(_ number: Int32) {
    received.store(number, ordering: .relaxed)
    var byte: UInt8 = 1
    _ = write(writeEnd.load(ordering: .relaxed), &byte, 1)
  }

  /// Becomes readable when the program is to end; -1 before `install`.
  static var descriptor: Int32 { readEnd.load(ordering: .relaxed) }

  /// The signal that came; 0: none.
  static var signal: Int32 { received.load(ordering: .relaxed) }

  static var isSet: Bool { signal != 0 }

  /// Waits so long, or until the program is to end.
  static func wait(milliseconds: Int) {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&polled, 1, Int32(clamping: milliseconds))
  }
}
