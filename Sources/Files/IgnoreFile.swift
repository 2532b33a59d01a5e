/// A `.gitignore` file, in or above the folder that is walked.
struct IgnoreFile {
  /// Folder of the file, relative to where the walk began; empty above it.
  let base: String
  /// The way from the file's folder down to where the walk began; empty inside it.
  let above: String
  let patterns: [GlobPattern]

  init(base: String, above: String = "", text: String) {
    self.base = base
    self.above = above
    patterns = text.split(whereSeparator: \.isNewline).compactMap { GlobPattern(String($0)) }
  }

  /// The last pattern that matches decides; files of deeper folders come later.
  ///
  /// - Parameter path: from where the walk began.
  static func ignores(_ path: String, isFolder: Bool, by files: [IgnoreFile]) -> Bool {
    var ignored = false
    for file in files {
      let below = file.base.isEmpty ? path : String(path.dropFirst(file.base.count + 1))
      let inside = file.above.isEmpty ? below : file.above + "/" + below
      for pattern in file.patterns where pattern.matches(inside, isFolder: isFolder) { ignored = !pattern.isNegated }
    }
    return ignored
  }

  /// The files that hold for a folder of a repository from above it: those from the repository's root down, and
  /// `.git/info/exclude`. Outside of repositories there are none.
  static func above(_ folder: String) -> [IgnoreFile] {
    guard let start = Paths.absolute(folder) else { return [] }
    var out: [IgnoreFile] = []
    var here = start
    var way = ""
    while true {
      if here != start, let file = read(Paths.join(here, ".gitignore"), above: way) { out.append(file) }
      if Paths.exists(Paths.join(here, ".git")) {
        if let file = read(Paths.join(here, ".git/info/exclude"), above: way) { out.append(file) }
        return out.reversed()
      }
      if here == "/" { return [] }
      let name = here.split(separator: "/").last.map(String.init) ?? ""
      way = way.isEmpty ? name : name + "/" + way
      here = Paths.parent(of: here)
    }
  }

  private static func read(_ path: String, above: String) -> IgnoreFile? {
    guard Paths.exists(path), let bytes = try? FileReader.read(path) else { return nil }
    return IgnoreFile(base: "", above: above, text: String(decoding: bytes, as: UTF8.self))
  }
}
