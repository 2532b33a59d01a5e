@preconcurrency import Glibc

/// Tells which files of some folders have changed, through Linux's inotify. Belongs to one task.
public final class FolderWatch {
  /// What has changed.
  public struct Changes: Sendable, Hashable {
    /// Files and folders: the folder as it was named, and the name in it.
    public var paths: Set<String> = []
    /// So much has changed that the system has lost count: anything may have.
    public var hasOverflowed = false

    public var isEmpty: Bool { paths.isEmpty && !hasOverflowed }
  }

  private let descriptor: Int32
  private var folders: [Int32: String] = [:]

  /// Waits so long for more, so that a file that is saved in several steps is one change.
  private static let settling: Int32 = 60
  /// Saved, put in place, made, taken away; never only read.
  private static let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE)

  public init() throws(FileError) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    if descriptor < 0 { throw FileError(path: "inotify", action: "open", code: errno) }
  }

  deinit { close(descriptor) }

  /// Adds folders; those that are watched already change nothing. A folder that is gone is passed over.
  public func watch(_ paths: [String]) throws(FileError) {
    for path in paths {
      let number = inotify_add_watch(descriptor, path, Self.mask)
      if number >= 0 {
        // One folder under two names keeps the first.
        if folders[number] == nil { folders[number] = path }
      } else if errno != ENOENT, errno != ENOTDIR {
        throw FileError(path: path, action: "watch", code: errno)
      }
    }
  }

  /// Waits for changes.
  ///
  /// - Parameters:
  ///   - wake: a file descriptor that ends the waiting when it becomes readable; -1: none.
  ///   - milliseconds: longest wait; -1: for ever.
  /// - Returns: none where the waiting ended without.
  public func next(wake: Int32 = -1, milliseconds: Int32 = -1) -> Changes {
    var changes = Changes()
    var wait = milliseconds
    while true {
      var polled = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
      if wake >= 0 { polled.append(pollfd(fd: wake, events: Int16(POLLIN), revents: 0)) }
      let count = poll(&polled, nfds_t(polled.count), wait)
      if count < 0, errno == EINTR { continue }
      if count <= 0 || polled.count > 1 && polled[1].revents != 0 { return changes }
      take(into: &changes)
      // What is of no interest does not end the waiting.
      if !changes.isEmpty { wait = Self.settling }
    }
  }

  private func take(into changes: inout Changes) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let length = read(descriptor, &buffer, buffer.count)
    var at = 0
    // wd, mask, cookie, length of the name, name. Source: inotify(7).
    while length >= at + 16 {
      let number = Int32(bitPattern: Self.word(buffer, at))
      let mask = Self.word(buffer, at + 4)
      let nameLength = Int(Self.word(buffer, at + 12))
      guard length >= at + 16 + nameLength else { return }
      let name = buffer[(at + 16)..<(at + 16 + nameLength)].prefix { $0 != 0 }
      at += 16 + nameLength
      if mask & UInt32(IN_Q_OVERFLOW) != 0 { changes.hasOverflowed = true }
      if mask & UInt32(IN_IGNORED) != 0 { folders[number] = nil }
      guard let folder = folders[number], !name.isEmpty else { continue }
      changes.paths.insert(Paths.join(folder, String(decoding: name, as: UTF8.self)))
    }
  }

  /// Four bytes as the machine orders them.
  private static func word(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    let value = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
    return UInt32(littleEndian: value.littleEndian)
  }
}
