import FeedState
import Files
@preconcurrency import Glibc
import Web

extension Delivery {
  /// A report of which `bytes` will be the whole file.
  public init(wholeFile path: String, _ bytes: [UInt8]) {
    self.init(path: path, openFile: nil, start: 0, length: bytes.count, hash: StableHash.of(bytes))
  }

  /// Whether the report stands where it was to: whole, and unchanged.
  public var hasArrived: Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { return false }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return false }
    if let openFile {
      if openFile
        != OpenFile(device: Int64(bitPattern: UInt64(info.st_dev)), inode: Int64(bitPattern: UInt64(info.st_ino)))
      {
        return false
      }
    } else if Int(info.st_size) != length {
      return false
    }
    guard Int(info.st_size) >= start + length else { return false }
    var bytes = [UInt8](repeating: 0, count: length)
    var at = 0
    while at < length {
      let count = bytes[at...].withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, start + at) }
      if count <= 0 { return false }
      at += count
    }
    return StableHash.of(bytes) == hash
  }
}

/// Where on standard output the next byte will stand, where that is a regular file.
public struct StandardOutputPlace: Sendable {
  public let path: String
  public let file: Delivery.OpenFile
  /// Bytes from the start of the file.
  public let offset: Int

  /// Nil for pipes and terminals: what was written there cannot be looked up.
  public init?() {
    var info = stat()
    guard fstat(STDOUT_FILENO, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    var name = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = readlink("/proc/self/fd/1", &name, Int(PATH_MAX))
    if length <= 0 { return nil }
    path = String(decoding: name[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    file = Delivery.OpenFile(
      device: Int64(bitPattern: UInt64(info.st_dev)), inode: Int64(bitPattern: UInt64(info.st_ino)))
    let appends = fcntl(STDOUT_FILENO, F_GETFL) & O_APPEND != 0
    offset = appends ? Int(info.st_size) : lseek(STDOUT_FILENO, 0, SEEK_CUR)
  }

  /// A report that `bytes` are, written from here on.
  public func delivery(of bytes: [UInt8]) -> Delivery {
    Delivery(path: path, openFile: file, start: offset, length: bytes.count, hash: StableHash.of(bytes))
  }
}
