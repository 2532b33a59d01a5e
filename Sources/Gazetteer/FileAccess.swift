@preconcurrency import Glibc

/// Reading of whole files and folders, by the C library, as Foundation stays out of the program.
package enum FileAccess {
  /// An operation of the system that failed.
  package struct Failure: Error, Equatable, Sendable, CustomStringConvertible {
    package let path: String
    package let code: Int32

    package var description: String { "\(path): \(String(cString: strerror(code)))" }
  }

  /// What identifies the contents of a file without reading it.
  package struct Stamp: Equatable, Sendable {
    package var size: Int
    package var seconds: Int
    package var nanoseconds: Int
    /// When the file's entry was last changed, which no program sets: also where a file of the same length is given the
    /// time of the old one, or the clock was set back. And its number, for one that was put in its place.
    package var entrySeconds: Int
    package var entryNanoseconds: Int
    package var number: UInt

    package var all: [Int] { [size, seconds, nanoseconds, entrySeconds, entryNanoseconds, Int(bitPattern: number)] }
  }

  package static func stamp(_ path: String) throws(Failure) -> Stamp {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Failure(path: path, code: errno) }
    return Stamp(
      size: Int(status.st_size), seconds: Int(status.st_mtim.tv_sec), nanoseconds: Int(status.st_mtim.tv_nsec),
      entrySeconds: Int(status.st_ctim.tv_sec), entryNanoseconds: Int(status.st_ctim.tv_nsec),
      number: UInt(status.st_ino))
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Reads a whole file.
  package static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(path: path, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(path: path, code: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw Failure(path: path, code: EISDIR) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(path: path, code: errno)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Names in a folder that end in a suffix, in order, hidden ones left out.
  package static func list(_ folder: String, suffix: String) throws(Failure) -> [String] {
    guard let handle = opendir(folder) else { throw Failure(path: folder, code: errno) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(suffix), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Writes a file so that a reader sees the old one or the whole new one: a temporary neighbour, then a rename.
  package static func writeAtomically(_ bytes: [UInt8], to path: String) throws(Failure) {
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Failure(path: path, code: errno) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(descriptor, $0 + written, buffer.count - written) } ?? 0
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 {
        let code = count < 0 ? errno : EIO
        close(descriptor)
        unlink(temporary)
        throw Failure(path: path, code: code)
      }
      written += count
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw Failure(path: path, code: code)
    }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(Failure) {
    if isFolder(path) { return }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw Failure(path: path, code: errno) }
  }
}

extension FileAccess {
  /// The path from the root, symbolic links followed where they lead anywhere.
  package static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
