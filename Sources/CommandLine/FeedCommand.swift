import ArgumentParser

/// `mtlint feed`.
struct FeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "Lints the items of RSS, Atom and JSON feeds.",
    discussion: """
      mtlint feed news.xml               lint a feed in a file; - is standard input
      mtlint feed --format jsonl -       one document object an item
      """,
    subcommands: [Check.self], defaultSubcommand: Check.self)

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Lints the items of feeds (default).")

    @Argument(help: "Feeds: files, or - for standard input.") var sources: [String] = []
    @OptionGroup var budget: BudgetOptions
    @OptionGroup var options: RunOptions

    func validate() throws {
      if sources.isEmpty { throw ValidationError("no feed is named") }
    }

    func run() async throws {
      try await FeedSession(self).run()
    }
  }
}
