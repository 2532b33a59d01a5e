@preconcurrency import Glibc

/// Replaces files whole: readers see the old bytes or the new, never a part.
public enum AtomicWriter {
  /// Writes `bytes` beside the file and renames them into its place. The file keeps its mode; a link keeps pointing
  /// where it points, and the file behind it is replaced. Nothing changes where an error is thrown.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let target = resolved(path)
    var info = stat()
    let exists = stat(target, &info) == 0
    if exists, access(target, W_OK) != 0 { throw FileError(path: path, action: "write", code: errno) }
    // Hidden, so that a walk over the folder passes it over, and short, so that it fits where the name is as long as
    // names may be.
    let folder = Paths.parent(of: target)
    var template = Array(((folder == "/" ? "" : folder) + "/.mtlint-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    if descriptor < 0 { throw FileError(path: path, action: "write", code: errno) }
    let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var failure: Int32 = 0
    if !writeAll(bytes, to: descriptor) { failure = errno }
    // mkstemp makes a private file; the file's own mode, or what the user's mask allows a new one.
    if failure == 0, fchmod(descriptor, exists ? info.st_mode & 0o7777 : 0o666 & ~currentMask()) != 0 {
      failure = errno
    }
    if failure == 0, fsync(descriptor) != 0, errno != EINVAL { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(temporary, target) != 0 { failure = errno }
    if failure != 0 {
      unlink(temporary)
      throw FileError(path: path, action: "write", code: failure)
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func currentMask() -> mode_t {
    let mask = umask(0o22)
    umask(mask)
    return mask
  }

  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var at = 0
      while at < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[at...])
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        at += count
      }
      return true
    }
  }
}
