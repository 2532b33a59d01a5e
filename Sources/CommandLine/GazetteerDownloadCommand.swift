import ArgumentParser
import Fetching
import Files
import GazetteerImport

/// `mtlint gazetteer download`.
struct GazetteerDownloadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "download", abstract: "Downloads the places of countries from GeoNames and imports them.",
    discussion: """
      mtlint gazetteer download --country SY --country IQ

      The country's dump and its alternate names are fetched, checked, and made a place table. A download that breaks
      off is gone on with by the same command; what has not changed is not fetched again. GeoNames is under CC BY 4.0:
      LICENCES.txt beside the tables says how to name it.
      """)

  @Option(help: ArgumentHelp("A country, by its two letters (ISO 3166-1). Repeatable.", valueName: "XX"))
  var country: [String] = []
  @Option(
    help: ArgumentHelp(
      "Folder for the tables. Default: mtlint/geonames in the user's data folder.", valueName: "folder"))
  var output: String?
  @Option(help: ArgumentHelp("Another server with the same files.", valueName: "url"))
  var baseURL: String = GeoNamesFile.folder
  @Flag(help: "Fetch from private, loopback and other addresses that are not of the public Internet.")
  var allowPrivate = false
  @Option(
    help: ArgumentHelp("A host that may have such an address, though others may not.", valueName: "host[:port]"))
  var allowHost: [String] = []
  @Option(help: ArgumentHelp("Longest time without a byte. Default: 30s.", valueName: "time")) var timeout: Duration?
  @Option(help: ArgumentHelp("Longest file, in megabytes.", valueName: "n")) var maxSize = 512
  @Option(help: ArgumentHelp("How often an address is asked at most.", valueName: "n")) var attempts = 3
  @Flag(name: .shortAndLong, help: "No progress bar, no notes.") var quiet = false

  func validate() throws {
    if country.isEmpty { throw ValidationError("no country is named: --country SY") }
    for code in country where code.utf8.count != 2 || !code.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) {
      throw ValidationError("--country takes two letters, such as SY; “\(code)” is none")
    }
    if maxSize < 1 { throw ValidationError("--max-size takes a number from 1") }
    if attempts < 1 { throw ValidationError("--attempts takes a number from 1") }
  }

  private var policy: FetchPolicy {
    var policy = FetchPolicy()
    policy.allowsPrivate = allowPrivate
    policy.trustedHosts = allowHost
    policy.longestBody = maxSize << 20
    policy.attempts = attempts
    if let timeout { policy.mostIdleMilliseconds = timeout.milliseconds }
    policy.userAgent = "mtlint/\(Version.text)"
    return policy
  }

  func run() async throws {
    let folder = try output ?? Self.dataFolder()
    StopSignal.install()
    do throws(FileError) { try Paths.makeFolder(folder) } catch { throw failed(error.description) }
    let downloads = CountryDownloads(
      folder: folder, base: baseURL, isQuiet: quiet,
      downloader: Downloader(policy, wake: StopSignal.descriptor) { StopSignal.isSet })
    var hasFailed = false
    var tables = 0
    for code in country.map({ $0.uppercased() }).reduce(into: [String](), { if !$0.contains($1) { $0.append($1) } }) {
      guard let files = downloads.files(of: code) else {
        if StopSignal.isSet {
          Streams.complain("stopped; the same command goes on from here")
          throw ExitStatus(code: 128 + StopSignal.signal)
        }
        hasFailed = true
        continue
      }
      do { tables += try importTable(files, of: code, into: folder) } catch {
        Streams.complain("\(error)")
        hasFailed = true
      }
    }
    if tables > 0 {
      let licence = SourceLicence.of(tag: "gn")?.line ?? ""
      try Streams.tell("\(licence); name it where you pass the tables on (\(folder)/LICENCES.txt)\n")
      try Streams.tell("use them with: mtlint lint --gazetteer \(folder) …\n")
    }
    if hasFailed { throw ExitStatus.failure }
  }

  /// Tables that were written.
  private func importTable(_ files: [String], of country: String, into folder: String) throws -> Int {
    var gazetteer = GazetteerImport()
    for file in files { try gazetteer.add(try FileReader.read(file), file: file) }
    let (tables, report) = gazetteer.finish(only: [country])
    try GazetteerFolder(path: folder).write(tables, licence: nil)
    for (country, rows) in tables {
      try Streams.tell("\(GazetteerFolder.name(country)): \(rows.count) places\n")
    }
    if !quiet { try Streams.tell(report.text) }
    return tables.count
  }

  private static func dataFolder() throws -> String {
    if let folder = Environment.value("XDG_DATA_HOME"), !folder.isEmpty { return "\(folder)/mtlint/geonames" }
    if let home = Environment.value("HOME"), !home.isEmpty { return "\(home)/.local/share/mtlint/geonames" }
    throw failed("there is no home folder for the tables; name one with --output")
  }
}

/// Fetches the archives of a country into `downloads/` below a folder.
private struct CountryDownloads {
  let folder: String
  let base: String
  let isQuiet: Bool
  let downloader: Downloader

  /// The country's archives; nil, with the reason on standard error, where its places cannot be had. Alternate names
  /// that are missing are a note: the dump has names too.
  func files(of country: String) -> [String]? {
    var files: [String] = []
    for kind in GeoNamesFile.allCases {
      let address = (base.hasSuffix("/") ? base : base + "/") + kind.path(country: country)
      let target = Paths.join(Paths.join(folder, "downloads"), kind.path(country: country))
      let bar = DownloadBar(name: kind.path(country: country), isOn: Terminal.isError && !isQuiet)
      do throws(DownloadFailure) {
        do throws(FileError) { try Paths.makeFolder(Paths.parent(of: target)) } catch {
          Streams.complain(error.description)
          return nil
        }
        let check = { (path: String) -> String? in
          do throws(FileError) { return kind.problem(with: try FileReader.read(path), country: country) } catch {
            return error.description
          }
        }
        let outcome = try downloader.download(address, to: target, check: check, progress: bar.draw)
        bar.end()
        if !isQuiet { Streams.complain("\(address): \(Self.text(outcome))") }
        files.append(target)
      } catch {
        bar.end()
        if error == .fetch(.stopped) { return nil }
        Streams.complain("\(address): \(Self.text(error, country))")
        guard kind == .alternateNames, error == .fetch(.status(404)) else { return nil }
        Streams.complain("\(country): only the names of its dump are imported")
      }
    }
    return files
  }

  private static func text(_ outcome: DownloadOutcome) -> String {
    switch outcome {
    case .unchanged: "not changed since it was fetched"
    case .fetched(let bytes, 0): "\(bytes) bytes fetched"
    case .fetched(let bytes, let start): "\(bytes) bytes fetched, the first \(start) of them by an earlier run"
    }
  }

  private static func text(_ failure: DownloadFailure, _ country: String) -> String {
    switch failure {
    case .fetch(.status(404)): "the server has no such file; is “\(country)” a country?"
    case .fetch(let failure) where failure.isPassing: "\(failure); the same command goes on from here"
    default: failure.description
    }
  }
}

/// How far a download is, on a terminal.
final class DownloadBar {
  private let name: String
  private let isOn: Bool
  private var isShown = false
  private var last = ContinuousClock.now - .seconds(1)

  init(name: String, isOn: Bool) {
    self.name = name
    self.isOn = isOn
  }

  func draw(received: Int, total: Int?) {
    let now = ContinuousClock.now
    guard isOn, now - last >= .milliseconds(200) else { return }
    last = now
    isShown = true
    try? Streams.error.write("\r" + Self.line(name, received: received, total: total) + "\u{1B}[K")
  }

  func end() {
    if isShown { try? Streams.error.write("\r\u{1B}[K") }
    isShown = false
  }

  /// `SY.zip [████····] 1.2 of 3.4 MB`
  static func line(_ name: String, received: Int, total: Int?) -> String {
    func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000).\(bytes / 100_000 % 10)" }
    guard let total, total > 0 else { return "\(name) \(megabytes(received)) MB" }
    let width = 20
    let filled = min(width, max(0, received) * width / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
    return "\(name) [\(bar)] \(megabytes(received)) of \(megabytes(total)) MB"
  }
}
