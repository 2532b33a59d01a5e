@preconcurrency import Glibc

/// Reads files and standard input.
public enum FileReader {
  /// Longest file that is read whole, in bytes. Tokens hold offsets of 32 bits, and a text takes about ten times its
  /// length in memory; what never ends (`/dev/zero`, a pipe) must not take all of it.
  public static let longest = 1 << 30

  /// Whole content of a file; `-` is standard input.
  ///
  /// A file that grows or shrinks meanwhile is read as far as it goes.
  ///
  /// - Parameter longest: what is longer is an error, before it is read where its size is known.
  public static func read(_ path: String, longest: Int = longest) throws(FileError) -> [UInt8] {
    let stream = try ByteStream(path)
    let tooLong = FileError(path: path, action: "read", code: EFBIG)
    if stream.expectedSize > longest { throw tooLong }
    var out: [UInt8] = []
    out.reserveCapacity(stream.expectedSize + 1)
    while let chunk = try stream.next() {
      if out.count + chunk.count > longest { throw tooLong }
      out += chunk
    }
    return out
  }
}

/// A file or standard input, chunk by chunk. Belongs to one task.
public final class ByteStream {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8]
  /// Bytes of a regular file when it was opened; 0 for pipes.
  public let expectedSize: Int

  /// Opens a file; `-` is standard input.
  public init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileError(path: path, action: "read", code: errno) }
    var info = stat()
    fstat(descriptor, &info)
    let isRegular = info.st_mode & S_IFMT == S_IFREG
    expectedSize = isRegular ? Int(info.st_size) : 0
    buffer = [UInt8](repeating: 0, count: isRegular ? min(max(expectedSize, 4096), 1 << 18) : 1 << 16)
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// True where `next` does not wait: bytes are there, or the end. Files always are ready.
  public var isReady: Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) != 0
  }

  /// The next bytes; nil at the end.
  public func next() throws(FileError) -> ArraySlice<UInt8>? {
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count > 0 { return buffer[..<count] }
      if count == 0 { return nil }
      if errno != EINTR { throw FileError(path: path, action: "read", code: errno) }
    }
  }
}
