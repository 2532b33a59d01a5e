import Files
@preconcurrency import Glibc
import LoopbackServer
import Testing

@testable import CommandLine

@Suite struct GazetteerDownloadTests {
  private let folder = Program.temporaryFolder()
  private var output: String { Paths.join(folder, "places") }

  private static let dump =
    "170063\tAleppo\tAleppo\tHalab,حلب\t36.20124\t37.16117\tP\tPPLA\tSY\t\t09\t\t\t\t1602264\t\t390\tAsia/Damascus\t2020-01-01\n"
    + "1\tNowhere Tell\tNowhere Tell\t\t36.3\t37.1\tP\tPPL\tSY\t\t09\t\t\t\t0\t\t390\tAsia/Damascus\t2020-01-01\n"
  private static let names =
    "11\t1\tar\tتل لامكان\t1\t\t\t\t\t\n12\t1\ten\tTall Lamakan\t1\t\t\t\t\t\n13\t1\ten\tTL\t\t1\t\t\t\t\n"
    + "14\t1\tfr\tTell d'Antan\t\t\t\t1\t\t\n"

  private static let archives: [String: [UInt8]] = [
    "/SY.zip": Zip.archive([("readme.txt", "GeoNames"), ("SY.txt", dump)]),
    "/alternatenames/SY.zip": Zip.archive([("readme.txt", "GeoNames"), ("SY.txt", names)]),
  ]

  /// A server with the files of Syria, or with others in their stead.
  private func server(
    _ others: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Response? = { _ in nil }
  ) -> LoopbackServer {
    LoopbackServer { request in
      if let other = others(request) { return other }
      guard let bytes = Self.archives[request.path] else { return .init(404, [], "no such file") }
      return LoopbackServer.ServedFile(bytes, etag: "\"\(request.path)\"").answer(request)
    }
  }

  private func run(_ server: LoopbackServer, _ countries: [String] = ["SY"], _ more: [String] = []) throws
    -> Program.Result
  {
    try Program.run(
      ["gazetteer", "download", "--output", output, "--base-url", server.address, "--allow-private"]
        + countries.flatMap { ["--country", $0] } + more)
  }

  @Test func whatIsDownloadedIsFound() throws {
    let server = server()
    defer { server.stop() }
    let result = try run(server, ["sy", "SY"])
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("SY.tsv: 2 places\n"))
    #expect(result.output.contains("gn: GeoNames, CC BY 4.0"))
    #expect(result.output.contains("mtlint lint --gazetteer \(output) …"))
    #expect(!result.error.contains("\r"))
    let licences = String(decoding: try FileReader.read(Paths.join(output, "LICENCES.txt")), as: UTF8.self)
    #expect(licences == "gn: GeoNames, CC BY 4.0, https://www.geonames.org/\n")
    let found = try Program.run(["gazetteer", "lookup", "--no-builtin", "--gazetteer", output, "تل لامكان"])
    #expect(found.output.hasPrefix("Tall Lamakan  تل لامكان\u{200E}\n"))
    // A second run asks whether anything has changed, and writes the same.
    let again = try run(server)
    #expect(again.status == 0)
    #expect(again.output == result.output)
    #expect(again.error.contains("not changed since it was fetched"))
  }

  @Test func aCountryThatIsNoneIsSaidAndTheOthersAreImported() throws {
    let server = server()
    defer { server.stop() }
    let result = try run(server, ["ZZ", "SY"])
    #expect(result.status == 2)
    #expect(result.error.contains("/ZZ.zip: the server has no such file; is “ZZ” a country?"))
    #expect(result.output.contains("SY.tsv: 2 places\n"))
    #expect(try run(server, ["Syria"]).status == 2)
    #expect(try run(server, []).error.contains("no country is named"))
  }

  @Test func damagedArchivesAreSaidAndNotUsed() throws {
    var flipped = Self.archives["/SY.zip"] ?? []
    flipped[120] ^= 1
    let cut = Array((Self.archives["/SY.zip"] ?? []).dropLast(30))
    let columns = Zip.archive([("SY.txt", "1\tAleppo\tHalab\n2\tHoms\tHims\n")])
    for (bytes, problem) in [
      (flipped, "“SY.txt” is damaged"), (cut, "cut off"), (columns, "2 of 2 lines of SY.txt have not the columns"),
      (Zip.archive([("IQ.txt", Self.dump)]), "the archive has no SY.txt"), (Array("<html>".utf8), "no archive"),
    ] {
      let server = server { $0.path == "/SY.zip" ? .init(200, [], bytes: bytes) : nil }
      defer { server.stop() }
      let result = try run(server)
      #expect(result.status == 2)
      #expect(result.error.contains("what came is damaged and was not kept: "), "\(result.error)")
      #expect(result.error.contains(problem), "\(result.error)")
      #expect(result.output.isEmpty)
      #expect(!Paths.exists(Paths.join(output, "SY.tsv")))
      #expect(!Paths.exists(Paths.join(output, "downloads/SY.zip")))
    }
  }

  @Test func aCutConnectionIsGoneOnWith() throws {
    let server = server { request in
      guard request.path == "/SY.zip", request.count == 0 else { return nil }
      return LoopbackServer.ServedFile(Self.archives["/SY.zip"] ?? [], etag: "\"/SY.zip\"").answer(request, cut: 100)
    }
    defer { server.stop() }
    let first = try run(server, ["SY"], ["--attempts", "1"])
    #expect(first.status == 2)
    #expect(first.error.contains("the same command goes on from here"), "\(first.error)")
    let second = try run(server)
    #expect(second.status == 0)
    #expect(second.error.contains("the first 100 of them by an earlier run"), "\(second.error)")
  }

  @Test func placesWithoutAlternateNamesAreImported() throws {
    let server = server { $0.path == "/alternatenames/SY.zip" ? .init(404) : nil }
    defer { server.stop() }
    let result = try run(server)
    #expect(result.status == 0)
    #expect(result.error.contains("SY: only the names of its dump are imported"))
    #expect(result.output.contains("SY.tsv: 2 places\n"))
  }

  @Test func aStoppedRunSaysHowToGoOn() throws {
    let server = server { request in
      var late = LoopbackServer.Response(200, [], "")
      late.delay = 300_000
      return request.path == "/SY.zip" ? late : nil
    }
    defer { server.stop() }
    let (out, error) = (Paths.join(folder, "out"), Paths.join(folder, "error"))
    let running = try Program.start(
      [
        "gazetteer", "download", "--output", output, "--base-url", server.address, "--allow-private", "--country", "SY",
        "--timeout", "10m",
      ], output: out, error: error)
    while server.requests.isEmpty { usleep(10_000) }
    #expect(running.end(with: SIGINT) == 130)
    #expect(String(decoding: try FileReader.read(error), as: UTF8.self).contains("stopped; the same command goes on"))
    #expect(try FileReader.read(out).isEmpty)
  }

  @Test func privateServersAndUnwritableFoldersAreRefused() throws {
    let server = server()
    defer { server.stop() }
    let command = ["gazetteer", "download", "--country", "SY", "--base-url", server.address]
    let refused = try Program.run(command + ["--output", output])
    #expect(refused.status == 2)
    #expect(refused.error.contains("127.0.0.1 is a private or reserved address"))
    #expect(server.requests.isEmpty)
    let unwritable = try Program.run(command + ["--allow-private", "--output", "/proc/none"])
    #expect(unwritable.status == 2)
    #expect(unwritable.error.contains("/proc/none"))
  }

  @Test func theBarFillsUp() {
    #expect(
      DownloadBar.line("SY.zip", received: 600_000, total: 1_200_000) == "SY.zip [██████████··········] 0.6 of 1.2 MB")
    #expect(DownloadBar.line("SY.zip", received: 1_550_000, total: nil) == "SY.zip 1.5 MB")
  }
}
