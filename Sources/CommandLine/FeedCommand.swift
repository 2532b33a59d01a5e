import ArgumentParser
import FeedRun
import Fetching

/// `mtlint feed`.
struct FeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "Lints the items of RSS, Atom and JSON feeds.",
    discussion: """
      mtlint feed https://news.example/rss             lint what the feed holds
      mtlint feed --follow --state seen.db ADDRESS     lint the pages of new and edited items
      mtlint feed --format jsonl - < feed.xml          one document object an item
      mtlint feed history --state seen.db              the runs so far
      mtlint feed report --state seen.db --output feed.html
      """,
    subcommands: [Check.self, FeedHistoryCommand.self, FeedReportCommand.self], defaultSubcommand: Check.self)

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Lints the items of feeds (default).")

    @Argument(help: "Feeds: addresses, files, or - for standard input.") var sources: [String] = []
    @Flag(help: "Fetch the items' pages and lint their articles instead of what the feed has of them.")
    var follow = false
    @Option(
      help: ArgumentHelp(
        "Report only items that are new or edited since the runs this file knows of.", valueName: "file"))
    var state: String?
    @Flag(help: "Report all items, whatever the state says.") var all = false
    @Option(help: ArgumentHelp("Go on, and read the feeds so often: 30s, 10m, 1h.", valueName: "time"))
    var every: Duration?
    @OptionGroup var network: NetworkOptions
    @OptionGroup var budget: BudgetOptions
    @OptionGroup var options: RunOptions

    func validate() throws {
      if sources.isEmpty { throw ValidationError("no feed is named") }
      if every != nil, state == nil {
        throw ValidationError("--every needs --state, so that each round reports only what is new")
      }
      if every != nil, sources.contains("-") { throw ValidationError("standard input can be read once only") }
    }

    func run() async throws {
      try await FeedSession(self).run()
    }
  }
}

/// How addresses are fetched.
struct NetworkOptions: ParsableArguments {
  @Flag(help: "Fetch from private, loopback and other addresses that are not of the public Internet.")
  var allowPrivate = false
  @Option(
    help: ArgumentHelp("A host that may have such an address, though others may not.", valueName: "host[:port]"))
  var allowHost: [String] = []
  @Option(help: ArgumentHelp("Longest time for an answer. Default: 30s.", valueName: "time")) var timeout: Duration?
  @Option(help: ArgumentHelp("Longest feed or page, in megabytes.", valueName: "n")) var maxSize = 16
  @Option(help: ArgumentHelp("How often an address is asked at most.", valueName: "n")) var attempts = 3

  func validate() throws {
    if maxSize < 1 { throw ValidationError("--max-size takes a number from 1") }
    if attempts < 1 { throw ValidationError("--attempts takes a number from 1") }
  }

  var policy: FetchPolicy {
    var policy = FetchPolicy()
    policy.allowsPrivate = allowPrivate
    policy.trustedHosts = allowHost
    policy.longestBody = maxSize << 20
    policy.attempts = attempts
    if let timeout { policy.totalMilliseconds = timeout.milliseconds }
    policy.userAgent = "mtlint/\(Version.text)"
    return policy
  }
}

/// A time as users write it: `500ms`, `30s`, `10m`, `1h`, `1d`; a bare number is seconds.
struct Duration: ExpressibleByArgument {
  let milliseconds: Int

  init?(argument: String) {
    let units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000), ("", 1000)]
    for (name, factor) in units where argument.hasSuffix(name) {
      guard let number = Int(argument.dropLast(name.count)) else { continue }
      guard number > 0, number <= 1_000_000 else { return nil }
      milliseconds = number * factor
      return
    }
    return nil
  }
}
