@preconcurrency import Glibc
import Testing

@testable import Files

@Suite struct FileWalkerTests {
  private let root: String

  init() throws {
    var template = Array("/tmp/mtlint-walk-XXXXXX".utf8CString)
    mkdtemp(&template)
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func add(_ path: String, _ text: String = "x") throws {
    var folder = root
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
    try AtomicWriter.replace(root + "/" + path, with: Array(text.utf8))
  }

  private func walk(_ folder: String = "", exclude: [String] = []) -> [String] {
    let start = folder.isEmpty ? root : root + "/" + folder
    return FileWalker.files(of: [start], exclude: exclude).files.map { String($0.dropFirst(root.count + 1)) }
  }

  @Test func hiddenFilesAreLeftOut() throws {
    try add("a.txt")
    try add(".b.txt")
    try add(".git/c.txt")
    #expect(walk() == ["a.txt"])
  }

  @Test func ignoredFilesAreLeftOutUnlessTakenBack() throws {
    try add(".gitignore", "*.log\nbuild/\n/top.txt\n!keep.log\n")
    for path in ["a.log", "keep.log", "top.txt", "sub/top.txt", "sub/build/x.txt", "sub/a.txt"] { try add(path) }
    try add("sub/.gitignore", "a.txt\n")
    #expect(walk() == ["keep.log", "sub/top.txt"])
  }

  @Test func filesAboveTheFolderCountInsideARepository() throws {
    try add(".gitignore", "/sub/out/\n*.tmp\n")
    try add(".git/info/exclude", "private.txt\n")
    for path in ["sub/out/a.txt", "sub/a.txt", "sub/b.tmp", "sub/private.txt"] { try add(path) }
    #expect(walk("sub") == ["sub/a.txt"])
  }

  @Test func excludedFilesAreLeftOut() throws {
    for path in ["a.txt", "b/c.txt", "b/d.md"] { try add(path) }
    #expect(walk(exclude: ["b/*.txt"]) == ["a.txt", "b/d.md"])
    #expect(walk(exclude: ["b/"]) == ["a.txt"])
  }

  @Test func loopsOfLinksEnd() throws {
    try add("a/b.txt")
    symlink(root, root + "/a/loop")
    symlink("self", root + "/self")
    symlink("gone", root + "/gone")
    #expect(walk() == ["a/b.txt"])
  }
}
