import SourceText

/// Names of inputs as reports write them.
enum ReportPath {
  /// Name of a document for a person: the path, and the record's id where the path holds many records.
  static func display(_ document: Document) -> String {
    let path = document.file.path == "-" ? "<stdin>" : document.file.path
    guard document.offsetBase == .record, let id = document.id else { return path }
    return "\(path)#\(id)"
  }

  /// `path` relative to `base` where it lies inside it, with `.` and empty steps gone; else `path` itself.
  static func relative(_ path: String, to base: String?) -> String {
    let steps = normalized(path)
    guard path.hasPrefix("/") else { return steps.isEmpty ? "." : steps.joined(separator: "/") }
    if let base, base.hasPrefix("/") {
      let root = normalized(base)
      if steps.count > root.count, Array(steps.prefix(root.count)) == root {
        return steps.dropFirst(root.count).joined(separator: "/")
      }
    }
    return "/" + steps.joined(separator: "/")
  }

  /// True where a path leads out of the folder it is relative to.
  static func escapes(_ path: String) -> Bool {
    path.hasPrefix("/") || normalized(path).first == ".."
  }

  private static func normalized(_ path: String) -> [String] {
    var steps: [String] = []
    for step in path.split(separator: "/") where step != "." {
      if step == "..", let last = steps.last, last != ".." {
        steps.removeLast()
      } else if step == "..", path.hasPrefix("/"), steps.isEmpty {
        continue
      } else {
        steps.append(String(step))
      }
    }
    return steps
  }
}
