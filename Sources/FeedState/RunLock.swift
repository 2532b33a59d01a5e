@preconcurrency import Glibc

/// Lets one run at a time work on a state file. The system takes the lock back when the process ends, however it ends.
public final class RunLock {
  private let descriptor: Int32

  /// Waits for its turn.
  ///
  /// - Parameters:
  ///   - path: the state file; the lock is a file beside it.
  ///   - seconds: longest wait.
  ///   - isStopped: asked while waiting.
  ///   - note: called once, where there is another run to wait for.
  public init(
    _ path: String, seconds: Int = 600, isStopped: () -> Bool = { false }, note: () -> Void = {}
  ) throws(StateError) {
    descriptor = open(path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    if descriptor < 0 {
      throw StateError(path: path, problem: "cannot write beside it: \(String(cString: strerror(errno)))")
    }
    var tenths = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno != EWOULDBLOCK, errno != EINTR {
        close(descriptor)
        throw StateError(path: path, problem: "cannot be locked: \(String(cString: strerror(errno)))")
      }
      if tenths == 0 { note() }
      if tenths >= seconds * 10 || isStopped() {
        close(descriptor)
        throw StateError(path: path, problem: "another run is at work on it")
      }
      tenths += 1
      usleep(100_000)
    }
  }

  deinit { close(descriptor) }
}
