import Files
@preconcurrency import Glibc
import JSONText
import LoopbackServer
import Testing

/// The program against a site of 200 items on this machine.
@Suite struct FeedCommandTests {
  private let folder = Program.temporaryFolder()
  private var output: String { folder + "/out.jsonl" }

  private func arguments(_ site: NewsSite, _ more: String...) -> [String] {
    [
      "feed", "--follow", "--state", folder + "/seen.db", "--allow-host", site.host, "--timeout", "1500ms",
      "--attempts", "1", "--max-size", "1", "--format", "jsonl", site.feed,
    ] + more
  }

  /// Documents of the lines that are whole.
  private func documents() throws -> [JSONValue] {
    let bytes = try FileReader.read(output)
    return try bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map {
      try JSONValue.parse(Array($0))
    }
  }

  private func ids(_ documents: some Sequence<JSONValue>) -> [String] { documents.compactMap { $0["id"]?.string } }

  @Test func killedInTheMiddleItLosesNothingAndRepeatsNothing() throws {
    let site = NewsSite(delay: 15)
    let errors = folder + "/err"
    let first = try Program.start(arguments(site), output: output, error: errors)
    // Gives up after minutes, so that a fault ends the suite.
    for _ in 0..<20000 {
      if access(output, R_OK) == 0, try documents().count >= 60 { break }
      usleep(5000)
    }
    #expect(first.end(with: SIGKILL) == 128 + SIGKILL)
    let cut = ids(try documents())
    #expect((60..<190).contains(cut.count))

    let second = try Program.start(arguments(site), output: output, error: errors)
    #expect(second.wait() == 2)
    // The cut line, if there is one, is no document; its item came again.
    let later: Set = ["n\(NewsSite.down)", "n\(NewsSite.slow)"]
    let all = ids(try documents())
    #expect(all == (0..<NewsSite.count).map { "n\($0)" }.filter { !later.contains($0) })
    #expect(try documents().contains { $0["findings"]?.array?.isEmpty == false })

    // Nothing new: only what is still wrong is said.
    let third = try Program.start(arguments(site), output: output, error: folder + "/err3")
    #expect(third.wait() == 2)
    #expect(try documents().count == all.count)
    let problems = String(decoding: try FileReader.read(folder + "/err3"), as: UTF8.self)
    #expect(problems.split(separator: "\n").count == 2)
    #expect(problems.contains("n\(NewsSite.down): "))

    site.edit(5, 50, 150)
    let fourth = try Program.start(arguments(site), output: output, error: folder + "/err4")
    #expect(fourth.wait() == 2)
    let edited = try documents().dropFirst(all.count)
    #expect(ids(edited) == ["n5", "n50", "n150"])
    #expect(edited.allSatisfy { $0["extra"]?["change"]?.string == "changed" })
  }

  @Test func refusesPrivateAddressesUnlessAllowed() throws {
    let site = NewsSite()
    let refused = try Program.run(["feed", site.feed])
    #expect(refused.status == 2)
    #expect(refused.error.contains("127.0.0.1 is a private or reserved address; --allow-private"))
    #expect(site.server?.requests.isEmpty == true)
    let allowed = try Program.run(["feed", "--allow-private", "--quiet", site.feed])
    #expect(allowed.status == 0)
    #expect(site.server?.requests.count == 1)
  }

  @Test func listsItsRuns() throws {
    let site = NewsSite()
    let state = folder + "/seen.db"
    for _ in 0..<2 { _ = try Program.run(["feed", "--allow-private", "--state", state, site.feed]) }
    // All items, of which none is new or edited.
    let all = try Program.run(["feed", "--allow-private", "--state", state, "--all", "--format", "jsonl", site.feed])
    #expect(all.output.split(separator: #""change":"unchanged""#).count == NewsSite.count + 1)
    #expect(all.error.isEmpty)
    let history = try Program.run(["feed", "history", "--state", state, "--format", "jsonl"])
    let runs = try history.output.split(separator: "\n").map { try JSONValue.parse(Array($0.utf8)) }
    #expect(runs.map { $0["new"]?.int } == [0, 0, 200])
    #expect(runs.map { $0["changed"]?.int } == [0, 0, 0])
    #expect(try Program.run(["feed", "history", "--state", folder + "/gone.db"]).status == 2)
  }
}
