import Files
@preconcurrency import Glibc
import Testing

@Suite struct WatchCommandTests {
  private let folder = Program.temporaryFolder()

  private func write(_ text: String, _ name: String) throws {
    try AtomicWriter.replace(folder + "/texts/" + name, with: Array(text.utf8))
  }

  private func read(_ name: String) -> String {
    (try? FileReader.read(folder + "/" + name)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Waits until a file holds a text. Gives up after minutes, so that a fault ends the suite.
  private func wait(for text: String, in name: String) throws {
    for _ in 0..<20000 {
      if read(name).contains(text) { return }
      usleep(5000)
    }
    Issue.record("no “\(text)” in “\(name)”: \(read(name))")
    throw FileError(path: name, action: "read", code: ETIME)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func lintsWhatIsSavedUntilItIsTold(_ signal: Int32) throws {
    mkdir(folder + "/texts", 0o755)
    try write("The army army advanced.\n", "a.txt")
    try write("All is well.\n", "b.txt")
    let child = try Program.start(
      ["watch", folder + "/texts"], output: folder + "/out", error: folder + "/err")
    try wait(for: "watching 2 files", in: "err")
    #expect(read("out").contains("a.txt:1:5"))
    try write("The the town is calm.\n", "b.txt")
    try wait(for: "b.txt:1:1", in: "out")
    mkdir(folder + "/texts/new", 0o755)
    try write("The the snow fell.\n", "new/c.txt")
    try wait(for: "c.txt:1:1", in: "out")
    // What was not saved was not looked at again.
    #expect(read("out").split(separator: "a.txt:1:5").count == 2)
    #expect(child.end(with: signal) == 0)
  }

  @Test func aReportInTheFolderIsKeptUpToDate() throws {
    mkdir(folder + "/texts", 0o755)
    try write("The army army advanced.\n", "a.txt")
    let child = try Program.start(
      ["watch", "--format", "json", "--output", folder + "/texts/r.txt", folder + "/texts"], output: folder + "/out",
      error: folder + "/err")
    try wait(for: "watching 1 file;", in: "err")
    try write("The the snow fell.\n", "b.txt")
    try wait(for: "\"documents\": 2", in: "texts/r.txt")
    #expect(child.end(with: SIGTERM) == 0)
  }

  @Test func aFeedThatIsPolledEndsCleanly() throws {
    let feed = folder + "/feed.json"
    let item = { (id: Int) in #"{"id": "\#(id)", "content_text": "The army army advanced."}"# }
    let arguments = ["feed", "--every", "50ms", "--state", folder + "/seen.db", "--format", "jsonl", feed]
    try AtomicWriter.replace(feed, with: Array("{\"items\": [\(item(1))]}".utf8))
    let child = try Program.start(arguments, output: folder + "/out", error: folder + "/err")
    try wait(for: "\"id\":\"1\"", in: "out")
    try AtomicWriter.replace(feed, with: Array("{\"items\": [\(item(2)), \(item(1))]}".utf8))
    try wait(for: "\"id\":\"2\"", in: "out")
    #expect(child.end(with: SIGTERM) == 0)
    #expect(read("out").split(separator: "\n").count == 2)
  }
}
