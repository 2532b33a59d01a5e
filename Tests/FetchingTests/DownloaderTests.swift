@preconcurrency import Glibc
import LoopbackServer
import Synchronization
import Testing

@testable import Fetching

@Suite struct DownloaderTests {
  private let folder: String
  private var target: String { folder + "/SY.zip" }
  /// 300,000 bytes of which no two stretches are alike.
  private let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }

  init() {
    var template = Array("/tmp/mtlint-download-XXXXXX".utf8CString)
    mkdtemp(&template)
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = Glibc.read(file, &bytes, bytes.count)
    return count >= 0 ? Array(bytes[..<count]) : nil
  }

  private func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private func downloader(_ attempts: Int = 1, isStopped: @escaping @Sendable () -> Bool = { false }) -> Downloader {
    var policy = FetchPolicy()
    policy.allowsPrivate = true
    policy.attempts = attempts
    policy.pauseMilliseconds = 1
    policy.mostIdleMilliseconds = 1000
    return Downloader(policy, isStopped: isStopped)
  }

  private func failure(_ body: () throws(DownloadFailure) -> DownloadOutcome) -> DownloadFailure? {
    do throws(DownloadFailure) {
      _ = try body()
      return nil
    } catch { return error }
  }

  @Test func fetchesAWholeFileAndTellsHowFarItIs() throws {
    let file = LoopbackServer.ServedFile(content)
    let server = LoopbackServer { file.answer($0) }
    defer { server.stop() }
    var last: (Int, Int?) = (0, nil)
    let outcome = try downloader().download(
      server.address + "/SY.zip", to: target, progress: { last = ($0, $1) })
    #expect(outcome == .fetched(bytes: content.count, resumedAt: 0))
    #expect(last == (content.count, content.count))
    #expect(read(target) == content)
    #expect(!isThere(target + ".part") && !isThere(target + ".part.from"))
    #expect(server.requests.map { $0.fields["range"] } == [nil])
    #expect(server.requests[0].fields["accept-encoding"] == nil)
  }

  @Test func goesOnWhereAConnectionWasCut() throws {
    let file = LoopbackServer.ServedFile(content)
    let server = LoopbackServer { file.answer($0, cut: $0.count < 2 ? 100_000 : nil) }
    defer { server.stop() }
    // In one run, and in a later one.
    #expect(failure { () throws(DownloadFailure) in try downloader(2).download(server.address, to: target) } != nil)
    #expect(!isThere(target))
    #expect(read(target + ".part") == Array(content[..<200_000]))
    let outcome = try downloader().download(server.address, to: target)
    #expect(outcome == .fetched(bytes: content.count, resumedAt: 200_000))
    #expect(read(target) == content)
    #expect(server.requests.map { $0.fields["range"] } == [nil, "bytes=100000-", "bytes=200000-"])
    #expect(server.requests.map { $0.fields["if-range"] } == [nil, "\"1\"", "\"1\""])
  }

  @Test func beginsAnewWhereTheServerKnowsNoRanges() throws {
    var file = LoopbackServer.ServedFile(content)
    file.knowsRanges = false
    let server = LoopbackServer { [file] in file.answer($0, cut: $0.count == 0 ? 50_000 : nil) }
    defer { server.stop() }
    let outcome = try downloader(2).download(server.address, to: target)
    #expect(outcome == .fetched(bytes: content.count, resumedAt: 0))
    #expect(read(target) == content)
  }

  @Test func beginsAnewWhereTheFileHasChanged() throws {
    let newer = Array(content.reversed().prefix(120_000))
    let server = LoopbackServer { [content] in
      $0.count == 0
        ? LoopbackServer.ServedFile(content).answer($0, cut: 150_000)
        : LoopbackServer.ServedFile(newer, etag: "\"2\"").answer($0)
    }
    defer { server.stop() }
    let outcome = try downloader(2).download(server.address, to: target)
    #expect(outcome == .fetched(bytes: newer.count, resumedAt: 0))
    #expect(read(target) == newer)
  }

  @Test func aServerThatPassesOverIfRangeDoesNotMixTwoFiles() throws {
    let newer = Array(content.reversed())
    let server = LoopbackServer { [content] request in
      if request.count == 0 { return LoopbackServer.ServedFile(content).answer(request, cut: 150_000) }
      guard request.fields["range"] != nil else {
        return LoopbackServer.ServedFile(newer, etag: "\"2\"").answer(request)
      }
      let range = "Content-Range: bytes 150000-299999/300000"
      return .init(206, ["ETag: \"2\"", range], bytes: Array(newer[150_000...]))
    }
    defer { server.stop() }
    _ = try downloader(2).download(server.address, to: target)
    #expect(read(target) == newer)
  }

  @Test func aPartThatIsNotTheOneAskedForIsRefused() {
    let server = LoopbackServer { [content] request in
      if request.count == 0 { return LoopbackServer.ServedFile(content).answer(request, cut: 150_000) }
      return .init(206, ["ETag: \"1\"", "Content-Range: bytes 0-299999/300000"], bytes: content)
    }
    defer { server.stop() }
    #expect(failure { () throws(DownloadFailure) in try downloader(2).download(server.address, to: target) } != nil)
    #expect(!isThere(target))
    #expect(read(target + ".part") == Array(content[..<150_000]))
  }

  @Test func aPartThatIsLongerThanTheFileIsForgotten() throws {
    let file = LoopbackServer.ServedFile(Array(content[..<1000]))
    let longer = LoopbackServer.ServedFile(content)
    let server = LoopbackServer { $0.count == 0 ? longer.answer($0, cut: 5000) : file.answer($0) }
    defer { server.stop() }
    let outcome = try downloader(2).download(server.address, to: target)
    #expect(outcome == .fetched(bytes: 1000, resumedAt: 0))
    #expect(read(target) == file.bytes)
  }

  @Test func aPartOfAnotherAddressOrWithoutAValidatorIsNotGoneOnWith() throws {
    let file = LoopbackServer.ServedFile(content, etag: nil)
    let server = LoopbackServer { file.answer($0, cut: $0.count == 0 ? 5000 : nil) }
    defer { server.stop() }
    #expect(failure { () throws(DownloadFailure) in try downloader().download(server.address, to: target) } != nil)
    let outcome = try downloader().download(server.address, to: target)
    #expect(outcome == .fetched(bytes: content.count, resumedAt: 0))
    #expect(server.requests.allSatisfy { $0.fields["range"] == nil })
    #expect(read(target) == content)
  }

  @Test func whatHasNotChangedIsNotFetchedAgain() throws {
    let file = LoopbackServer.ServedFile(content)
    let server = LoopbackServer { file.answer($0) }
    defer { server.stop() }
    _ = try downloader().download(server.address, to: target)
    #expect(try downloader().download(server.address, to: target) == .unchanged)
    #expect(read(target) == content)
    // A file that somebody has cut since is fetched again.
    truncate(target, 10)
    #expect(try downloader().download(server.address, to: target) == .fetched(bytes: content.count, resumedAt: 0))
  }

  @Test func aMissingFileLeavesNothingBehind() {
    let server = LoopbackServer { _ in .init(404, [], "<p>no such file</p>") }
    defer { server.stop() }
    let failure = failure { () throws(DownloadFailure) in try downloader(3).download(server.address, to: target) }
    #expect(failure == .fetch(.status(404)))
    #expect(server.requests.count == 1)
    #expect(!isThere(target) && !isThere(target + ".part") && !isThere(target + ".part.from"))
  }

  @Test func aWrongLengthIsNoWholeFile() {
    let server = LoopbackServer { [content] _ in
      var response = LoopbackServer.Response(200, ["ETag: \"1\""], bytes: content)
      response.length = content.count + 5
      return response
    }
    defer { server.stop() }
    let failure = failure { () throws(DownloadFailure) in try downloader().download(server.address, to: target) }
    #expect(failure != nil)
    #expect(!isThere(target))
  }

  @Test func whatFailsTheCheckIsNotKept() throws {
    let file = LoopbackServer.ServedFile(content)
    let server = LoopbackServer { file.answer($0) }
    defer { server.stop() }
    _ = try downloader().download(server.address + "/a", to: target)
    let found = failure { () throws(DownloadFailure) in
      try downloader().download(server.address + "/b", to: target, check: { _ in "no archive" })
    }
    #expect(found == .damaged("no archive"))
    #expect(!isThere(target + ".part"))
    // What was there before stays.
    #expect(read(target) == content)
  }

  @Test func aStoppedRunKeepsWhatCame() throws {
    let file = LoopbackServer.ServedFile(content)
    let server = LoopbackServer { file.answer($0, cut: $0.count == 0 ? 150_000 : nil) }
    defer { server.stop() }
    let stop = StopFlag()
    let found = failure { () throws(DownloadFailure) in
      try downloader(2, isStopped: { stop.isSet }).download(
        server.address, to: target, progress: { _, _ in stop.set() })
    }
    #expect(found == .fetch(.stopped))
    #expect(read(target + ".part")?.isEmpty == false)
    let outcome = try downloader().download(server.address, to: target)
    guard case .fetched(content.count, let start) = outcome, start > 0 else {
      Issue.record("\(outcome)")
      return
    }
    #expect(read(target) == content)
  }

  @Test func aServerThatFallsSilentIsLeft() {
    let server = LoopbackServer { _ in
      var response = LoopbackServer.Response(200, [], "late")
      response.delay = 4000
      return response
    }
    defer { server.stop() }
    let found = failure { () throws(DownloadFailure) in try downloader().download(server.address, to: target) }
    #expect(found == .fetch(.timedOut))
  }

  @Test func twoRunsDoNotWriteOneFile() throws {
    let other = try PartialFile(target: target)
    let found = failure { () throws(DownloadFailure) in try downloader().download("http://a.example/", to: target) }
    #expect(found == .busy(path: target + ".part"))
    _ = other.length
  }

  @Test func aFullDiskIsSaid() {
    let server = LoopbackServer { [content] in LoopbackServer.ServedFile(content).answer($0) }
    defer { server.stop() }
    symlink("/dev/full", target + ".part")
    let found = failure { () throws(DownloadFailure) in try downloader().download(server.address, to: target) }
    #expect(found?.description.contains("No space left on device") == true, "\(String(describing: found))")
    #expect(!isThere(target))
  }

  @Test func aFolderThatIsNotThereIsSaid() {
    let found = failure { () throws(DownloadFailure) in
      try downloader().download("http://127.0.0.1/", to: folder + "/none/SY.zip")
    }
    #expect(found?.description.contains("none/SY.zip.part: No such file or directory") == true)
  }

  @Test func privateAddressesAreRefusedUnlessAllowed() {
    let server = LoopbackServer { _ in .init(200, [], "secret") }
    defer { server.stop() }
    let found = failure { () throws(DownloadFailure) in
      try Downloader(FetchPolicy()).download(server.address, to: target)
    }
    #expect(found == .fetch(.refused("127.0.0.1")))
    #expect(server.requests.isEmpty)
  }
}

/// Set by one task, asked by another.
private final class StopFlag: Sendable {
  private let value = Atomic(false)
  var isSet: Bool { value.load(ordering: .relaxed) }
  func set() { value.store(true, ordering: .relaxed) }
}
