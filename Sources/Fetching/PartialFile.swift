@preconcurrency import Glibc

/// A file that is being fetched: `SY.zip.part` beside `SY.zip`, with its origin in `SY.zip.part.from`.
///
/// While it is open no other run can open it.
final class PartialFile {
  let path: String
  private let target: String
  let descriptor: Int32
  /// Where its bytes come from; nil where they are not known, and worth nothing.
  private(set) var origin: DownloadOrigin?

  init(target: String) throws(DownloadFailure) {
    self.target = target
    path = target + ".part"
    descriptor = try Self.openLocked(path)
    origin = Self.origin(path + ".from")
  }

  private static func openLocked(_ path: String) throws(DownloadFailure) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw failure(path) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        let code = errno
        close(descriptor)
        if code == EWOULDBLOCK { throw .busy(path: path) }
        throw failure(path, code: code)
      }
      // Another run may have put the file in place between the two calls.
      var (own, there) = (stat(), stat())
      if fstat(descriptor, &own) == 0, stat(path, &there) == 0, own.st_ino == there.st_ino { return descriptor }
      close(descriptor)
    }
  }

  deinit { close(descriptor) }

  /// Bytes that it has.
  var length: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Origin of the finished file that stands in place; nil where there is none.
  var finished: DownloadOrigin? {
    var status = stat()
    guard access(target, R_OK) == 0, stat(target, &status) == 0, let origin = Self.origin(target + ".from"),
      origin.length == Int(status.st_size)
    else { return nil }
    return origin
  }

  /// Forgets what is there.
  func empty() throws(DownloadFailure) {
    origin = nil
    unlink(path + ".from")
    if length > 0, ftruncate(descriptor, 0) != 0 { throw Self.failure(path) }
  }

  func note(_ origin: DownloadOrigin) throws(DownloadFailure) {
    self.origin = origin
    let file = path + ".from"
    let out = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard out >= 0 else { throw Self.failure(file) }
    defer { close(out) }
    let text = Array(origin.text.utf8)
    guard write(out, text, text.count) == text.count else { throw Self.failure(file) }
  }

  /// Puts it in the place of the finished file.
  func finish() throws(DownloadFailure) {
    guard fsync(descriptor) == 0, rename(path, target) == 0 else { throw Self.failure(target) }
    // Where this fails the file is fetched whole the next time.
    rename(path + ".from", target + ".from")
  }

  /// Deletes it.
  func discard() {
    unlink(path)
    unlink(path + ".from")
  }

  /// Removes what holds nothing.
  func discardIfEmpty() {
    if length == 0 { discard() }
  }

  private static func origin(_ path: String) -> DownloadOrigin? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(file, &bytes, bytes.count)
    return count > 0 ? DownloadOrigin(String(decoding: bytes[..<count], as: UTF8.self)) : nil
  }

  static func failure(_ path: String, code: Int32 = errno) -> DownloadFailure {
    .file(path: path, message: String(cString: strerror(code)))
  }
}
