@preconcurrency import Glibc

/// Finds the files that a list of paths names: files as they are, folders with all that is in them.
///
/// In a folder hidden names are passed over, and what `.gitignore` files, `exclude` patterns, or version control leave
/// out; so are pipes, sockets and devices. A folder that links lead to twice is walked once.
public struct FileWalker {
  private let exclude: [GlobPattern]
  private var seen: Set<String> = []
  private(set) var files: [String] = []
  private(set) var folders: [String] = []
  private(set) var errors: [FileError] = []

  /// - Parameter exclude: globs as `.gitignore` has them, from the folder that is walked.
  public static func files(of paths: [String], exclude: [String]) -> (files: [String], errors: [FileError]) {
    var walker = FileWalker(exclude: exclude)
    for path in paths {
      if path != "-" && Paths.isFolder(path) {
        walker.walk(path, relative: "", ignores: IgnoreFile.above(path))
      } else {
        walker.files.append(path)
      }
    }
    return (walker.files, walker.errors)
  }

  /// The folders in which `files` looks, and those that hold the files which are named.
  public static func folders(of paths: [String], exclude: [String]) -> [String] {
    var walker = FileWalker(exclude: exclude)
    for path in paths where path != "-" {
      if Paths.isFolder(path) {
        walker.walk(path, relative: "", ignores: [])
      } else {
        walker.folders.append(Paths.parent(of: path))
      }
    }
    return walker.folders
  }

  private init(exclude: [String]) { self.exclude = exclude.compactMap { GlobPattern($0) } }

  private mutating func walk(_ folder: String, relative: String, ignores: [IgnoreFile]) {
    guard let identity = Paths.identity(folder), seen.insert(identity).inserted else { return }
    folders.append(folder)
    var ignores = ignores
    if let bytes = try? FileReader.read(Paths.join(folder, ".gitignore")) {
      ignores.append(IgnoreFile(base: relative, text: String(decoding: bytes, as: UTF8.self)))
    }
    let names: [String]
    do throws(FileError) {
      let entries = try Paths.entries(of: folder)
      names = entries.names
      // Hidden ones are passed over whatever they are called.
      errors += entries.illegible.filter { !$0.hasPrefix(".") }.map {
        FileError(path: Paths.join(folder, $0), action: "read", code: EILSEQ)
      }
    } catch {
      errors.append(error)
      return
    }
    for name in names where !name.hasPrefix(".") {
      let path = folder == "." ? name : Paths.join(folder, name)
      let inside = relative.isEmpty ? name : relative + "/" + name
      let isFolder = Paths.isFolder(path)
      // A link that leads nowhere or to itself is no file.
      guard isFolder || Paths.isRegular(path) else { continue }
      if exclude.contains(where: { $0.matches(inside, isFolder: isFolder) }) { continue }
      if IgnoreFile.ignores(inside, isFolder: isFolder, by: ignores) { continue }
      if isFolder { walk(path, relative: inside, ignores: ignores) } else { files.append(path) }
    }
  }
}
