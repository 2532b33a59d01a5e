import Files
@preconcurrency import Glibc
import Testing

@Suite struct AtomicWriterTests {
  private func folder() -> String {
    var template = Array("/tmp/mtlint-files-XXXXXX".utf8CString)
    mkdtemp(&template)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  @Test func keepsModeAndLink() throws {
    let folder = folder()
    let file = folder + "/a.txt"
    try AtomicWriter.replace(file, with: Array("old".utf8))
    chmod(file, 0o640)
    symlink(file, folder + "/link")
    try AtomicWriter.replace(folder + "/link", with: Array("new".utf8))
    var info = stat()
    stat(file, &info)
    #expect(info.st_mode & 0o777 == 0o640)
    #expect(try FileReader.read(file) == Array("new".utf8))
    lstat(folder + "/link", &info)
    #expect(info.st_mode & S_IFMT == S_IFLNK)
    #expect(try Paths.names(in: folder) == ["a.txt", "link"])
  }

  @Test func aFolderThatIsNotThereIsAnError() {
    let error = #expect(throws: FileError.self) { try AtomicWriter.replace("/nowhere/at/all.txt", with: [1]) }
    #expect(error?.description == "/nowhere/at/all.txt: no such file or folder")
  }

  @Test func walkingSurvivesLoopsAndIgnores() throws {
    let folder = folder()
    mkdir(folder + "/sub", 0o755)
    symlink(folder, folder + "/sub/loop")
    for name in ["a.txt", "skip.log", "sub/b.txt", ".hidden"] {
      try AtomicWriter.replace(folder + "/" + name, with: Array("x".utf8))
    }
    try AtomicWriter.replace(folder + "/.gitignore", with: Array("*.log\n".utf8))
    let files = FileWalker.files(of: [folder], exclude: []).files
    #expect(files == [folder + "/a.txt", folder + "/sub/b.txt"])
    #expect(FileWalker.files(of: [folder], exclude: ["sub/"]).files == [folder + "/a.txt"])
  }
}
