import Files
@preconcurrency import Glibc
import Testing

@Suite struct FolderWatchTests {
  private let folder: String

  init() {
    var template = Array("/tmp/mtlint-watch-XXXXXX".utf8CString)
    mkdtemp(&template)
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func write(_ name: String) throws { try AtomicWriter.replace(folder + "/" + name, with: [0x61]) }

  @Test func tellsWhatWasSavedInWhateverWay() throws {
    let watch = try FolderWatch()
    try watch.watch([folder, folder + "/none"])
    try write("a.txt")
    #expect(watch.next().paths.contains(folder + "/a.txt"))
    let file = try #require(fopen(folder + "/a.txt", "a"))
    fputs("b", file)
    fclose(file)
    #expect(watch.next().paths == [folder + "/a.txt"])
    rename(folder + "/a.txt", folder + "/b.txt")
    #expect(watch.next().paths == [folder + "/a.txt", folder + "/b.txt"])
    unlink(folder + "/b.txt")
    #expect(watch.next().paths == [folder + "/b.txt"])
  }

  @Test func readingChangesNothing() throws {
    try write("a.txt")
    let watch = try FolderWatch()
    try watch.watch([folder])
    // A program that another test has started may hold the file open, as it was written, until it begins.
    while !watch.next(milliseconds: 100).isEmpty {}
    _ = try FileReader.read(folder + "/a.txt")
    #expect(watch.next(milliseconds: 30).isEmpty)
  }

  @Test func takesFoldersThatComeLater() throws {
    let watch = try FolderWatch()
    try watch.watch(FileWalker.folders(of: [folder], exclude: []))
    mkdir(folder + "/in", 0o755)
    #expect(watch.next().paths == [folder + "/in"])
    try watch.watch(FileWalker.folders(of: [folder], exclude: []))
    try write("in/a.txt")
    #expect(watch.next().paths.contains(folder + "/in/a.txt"))
  }

  @Test func endsWhenItIsWoken() throws {
    let watch = try FolderWatch()
    try watch.watch([folder])
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    Glibc.write(ends[1], "x", 1)
    #expect(watch.next(wake: ends[0]).isEmpty)
  }

  @Test func foldersAreThoseOfTheWalk() throws {
    for name in ["sub", "sub/deep", ".hidden", "left"] { mkdir(folder + "/" + name, 0o755) }
    #expect(
      FileWalker.folders(of: [folder, "/tmp/x.txt", "-"], exclude: ["left"])
        == [folder, folder + "/sub", folder + "/sub/deep", "/tmp"])
  }
}
