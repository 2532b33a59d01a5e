import Git
@preconcurrency import Glibc
import Testing

/// A folder of its own that is gone with the value.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/mtlint-git-XXXXXX".utf8CString)
    mkdtemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { _ = try? Subprocess.run(["rm", "-rf", path]) }

  func write(_ name: String, _ text: String) {
    let file = fopen("\(path)/\(name)", "w")
    fwrite(text, 1, text.utf8.count, file)
    fclose(file)
  }

  @discardableResult
  func git(_ arguments: String...) throws -> String {
    let result = try Subprocess.run(
      ["git", "-C", path, "-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "init.defaultBranch=main"]
        + arguments)
    try #require(result.status == 0, "\(String(decoding: result.messages, as: UTF8.self))")
    return String(decoding: result.output, as: UTF8.self)
  }
}

@Suite struct GitChangesTests {
  private func checkout() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    try folder.git("init", "-q")
    let lines = (1...9).map { "line \($0)\n" }.joined()
    for name in ["kept.txt", "edited.txt", "old name.txt", "gone.txt"] { folder.write(name, name + "\n" + lines) }
    folder.write("data.bin", "a\0b")
    try folder.git("add", ".")
    try folder.git("commit", "-qm", "first")
    return folder
  }

  @Test func findsChangedLines() throws {
    let folder = try checkout()
    folder.write("edited.txt", "edited.txt\nline 1\nLINE 2\nline 3\nnew\nline 4\nline 7\nline 8\nline 9\n")
    try folder.git("mv", "old name.txt", "ne\"w\n – name.txt")
    folder.write("ne\"w\n – name.txt", "old name.txt\n" + (1...9).map { "line \($0 == 9 ? 10 : $0)\n" }.joined())
    folder.write("data.bin", "a\0c")
    folder.write("untracked.txt", "text\n")
    var changes = GitChanges(revision: "HEAD")
    #expect(try changes.lines(of: folder.path + "/kept.txt") == [])
    #expect(
      try changes.lines(of: folder.path + "/edited.txt") == [
        LineChange(start: 3, count: 1), LineChange(start: 5, count: 1), LineChange(start: 6, count: 0),
      ])
    #expect(try changes.lines(of: folder.path + "/ne\"w\n – name.txt") == [LineChange(start: 10, count: 1)])
    #expect(try changes.lines(of: folder.path + "/data.bin") == nil)
    #expect(try changes.lines(of: folder.path + "/untracked.txt") == nil)
  }

  @Test func comparesWithOlderRevisions() throws {
    let folder = try checkout()
    folder.write("added.txt", "text\n")
    try folder.git("add", ".")
    try folder.git("commit", "-qm", "second")
    var before = GitChanges(revision: "HEAD~1")
    #expect(try before.lines(of: folder.path + "/added.txt") == nil)
    var now = GitChanges(revision: "main")
    #expect(try now.lines(of: folder.path + "/added.txt") == [])
  }

  @Test(arguments: ["nowhere", "", "--output=x", "HEAD..HEAD"]) func refusesUnknownRevisions(_ revision: String) throws
  {
    let folder = try checkout()
    var changes = GitChanges(revision: revision)
    #expect(throws: GitError.self) { try changes.lines(of: folder.path + "/kept.txt") }
  }

  @Test func refusesFilesOutsideACheckout() throws {
    let folder = TemporaryFolder()
    folder.write("a.txt", "a")
    var changes = GitChanges(revision: "HEAD")
    #expect(throws: GitError.self) { try changes.lines(of: folder.path + "/a.txt") }
    #expect(throws: GitError.self) { try changes.lines(of: folder.path + "/missing.txt") }
  }

  @Test func isNotMovedByTheUsersConfiguration() throws {
    let folder = try checkout()
    for setting in [
      "diff.external=false", "diff.interHunkContext=9", "diff.noprefix=true", "color.diff=always", "diff.renames=false",
      "diff.relative=true",
    ] {
      let parts = setting.split(separator: "=")
      try folder.git("config", String(parts[0]), String(parts[1]))
    }
    folder.write("edited.txt", "edited.txt\nline 1\nx\nline 3\ny\n" + (5...9).map { "line \($0)\n" }.joined())
    var changes = GitChanges(revision: "HEAD")
    #expect(
      try changes.lines(of: folder.path + "/edited.txt") == [
        LineChange(start: 3, count: 1), LineChange(start: 5, count: 1),
      ])
  }
}

@Suite struct SubprocessTests {
  @Test func passesArgumentsAsTheyAre() throws {
    let result = try Subprocess.run(["printf", "%s|", "a b", "$(id)", "é"])
    #expect(String(decoding: result.output, as: UTF8.self) == "a b|$(id)|é|")
    #expect(result.status == 0)
  }

  @Test func readsBothStreamsHoweverMuchTheyHold() throws {
    let script = "head -c 300000 /dev/zero; head -c 200000 /dev/zero >&2; exit 3"
    let result = try Subprocess.run(["sh", "-c", script])
    #expect(result.output.count == 300_000)
    #expect(result.messages.count == 200_000)
    #expect(result.status == 3)
  }

  @Test func setsVariablesAndReportsSignals() throws {
    let result = try Subprocess.run(
      ["sh", "-c", "printf %s \"$MTLINT_X\"; kill -9 $$"], environment: ["MTLINT_X": "y"])
    #expect(result.output == Array("y".utf8))
    #expect(result.status == 137)
  }

  @Test func saysWhichProgramIsMissing() {
    #expect(throws: SubprocessError.self) { try Subprocess.run(["mtlint-no-such-program"]) }
  }
}
