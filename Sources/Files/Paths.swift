@preconcurrency import Glibc

/// Questions about paths.
public enum Paths {
  public static var workingDirectory: String {
    guard let raw = getcwd(nil, 0) else { return "/" }
    defer { free(raw) }
    return String(cString: raw)
  }

  public static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// True for what has an end to read: not for pipes, sockets and devices, at which a reader may wait for ever.
  static func isRegular(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  public static func exists(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0
  }

  /// Names in a folder, sorted by bytes, without `.` and `..`.
  public static func names(in folder: String) throws(FileError) -> [String] { try entries(of: folder).names }

  /// Names in a folder, sorted by bytes, without `.` and `..`; and those that are no UTF-8, made readable, which no path
  /// of this program leads to.
  static func entries(of folder: String) throws(FileError) -> (names: [String], illegible: [String]) {
    guard let handle = opendir(folder) else { throw FileError(path: folder, action: "read", code: errno) }
    defer { closedir(handle) }
    var names: [String] = []
    var illegible: [String] = []
    while let entry = readdir(handle) {
      withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          if let name = String(validatingCString: name) {
            if name != "." && name != ".." { names.append(name) }
          } else {
            illegible.append(String(cString: name))
          }
        }
      }
    }
    let inOrder = { (a: String, b: String) in a.utf8.lexicographicallyPrecedes(b.utf8) }
    return (names.sorted(by: inOrder), illegible.sorted(by: inOrder))
  }

  /// Makes a folder and those above it; one that is there already is left as it is.
  public static func makeFolder(_ path: String) throws(FileError) {
    if isFolder(path) { return }
    let above = parent(of: path)
    if above != path, above != "." { try makeFolder(above) }
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw FileError(path: path, action: "make", code: errno) }
  }

  /// Deletes a file.
  public static func removeFile(_ path: String) throws(FileError) {
    if unlink(path) != 0 { throw FileError(path: path, action: "delete", code: errno) }
  }

  /// Two parts with one `/` between.
  public static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The folder that holds a path; `.` for a bare name.
  public static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path from the root, links resolved; nil where there is no such file.
  public static func absolute(_ path: String) -> String? {
    guard let raw = realpath(path, nil) else { return nil }
    defer { free(raw) }
    return String(cString: raw)
  }

  /// Device and inode, to know a folder again behind links.
  public static func identity(_ path: String) -> String? {
    var info = stat()
    return stat(path, &info) == 0 ? "\(info.st_dev):\(info.st_ino)" : nil
  }
}

extension Paths {
  /// True where the first 8 KB hold a zero byte and no byte order mark of UTF-16 stands in front.
  public static func isBinary(_ path: String) -> Bool {
    guard let stream = try? ByteStream(path), let head = try? stream.next() else { return false }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return false }
    return head.prefix(8192).contains(0)
  }
}

/// The machine.
public enum Processors {
  /// Processors that this process may use; at least 1.
  public static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
