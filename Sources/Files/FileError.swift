@preconcurrency import Glibc

/// What the system refused.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  /// What was tried: "read", "write".
  public let action: String
  /// `errno`.
  public let code: Int32

  public init(path: String, action: String, code: Int32) {
    self.path = path
    self.action = action
    self.code = code
  }

  /// One line with what to do about it, for the cases a user can mend.
  public var description: String {
    switch code {
    case ENOENT: "\(path): no such file or folder"
    case EACCES, EPERM: "\(path): no permission to \(action) it"
    case EISDIR: "\(path): is a folder"
    case EFBIG where action == "read":
      "\(path): is too long to be read whole; give it in parts, or as JSON Lines, which are read one by one"
    case EILSEQ where action == "read": "\(path): its name is no UTF-8; give it another name"
    case ENOSPC where action == "watch":
      "\(path): there are more folders than the system lets a user watch (fs.inotify.max_user_watches)"
    case ENOSPC where path == OutputStream.standardName: "\(path): no space left"
    case ENOSPC, EDQUOT, EFBIG: "\(path): no space left to \(action) it; the file is as it was"
    case EROFS: "\(path): is on a read-only file system"
    case ELOOP: "\(path): is a link that leads to itself"
    default: "\(path): cannot \(action) it: \(String(cString: strerror(code)))"
    }
  }
}
