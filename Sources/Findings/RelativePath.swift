/// Paths as machine formats and baselines write them: relative to one folder, alike on every machine.
public enum RelativePath {
  /// `path` relative to `base` (absolute) where it lies inside it, with `.` and empty steps gone; else `path` with
  /// these steps gone. An address with a scheme (`https://…`) stays as it is.
  public static func of(_ path: String, to base: String?) -> String {
    if isAddress(path) { return path }
    let steps = normalized(path)
    guard isAbsolute(path) else { return steps.isEmpty ? "." : steps.joined(separator: "/") }
    if let base, isAbsolute(base) {
      let root = normalized(base)
      if steps.count > root.count, Array(steps.prefix(root.count)) == root {
        return steps.dropFirst(root.count).joined(separator: "/")
      }
    }
    return "/" + steps.joined(separator: "/")
  }

  /// True where a path leads out of the folder it is relative to.
  public static func escapes(_ path: String) -> Bool {
    isAbsolute(path) || normalized(path).first == ".."
  }

  static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

  /// True for `scheme://…`.
  public static func isAddress(_ path: String) -> Bool {
    let bytes = path.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return false
    }
    let scheme = bytes[..<colon]
    return scheme.count > 1
      && scheme.allSatisfy { (97...122).contains($0 | 0x20) || (48...57).contains($0) || "+-.".utf8.contains($0) }
  }

  /// Steps of a path without `.`, empty steps, and steps that a following `..` takes back.
  public static func normalized(_ path: String) -> [String] {
    var steps: [String] = []
    // By bytes: a combining mark behind a slash would hide it from a search by characters.
    for bytes in path.utf8.split(separator: UInt8(ascii: "/")) {
      let step = Substring(bytes)
      if step == "." { continue }
      if step == "..", let last = steps.last, last != ".." {
        steps.removeLast()
      } else if step == "..", isAbsolute(path), steps.isEmpty {
        continue
      } else {
        steps.append(String(step))
      }
    }
    return steps
  }
}
