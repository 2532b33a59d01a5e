import ArgumentParser
import Files
import Gazetteer

/// `mtlint gazetteer`.
struct GazetteerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "Looks places up; downloads, imports and checks place tables.",
    subcommands: [
      Lookup.self, GazetteerDownloadCommand.self, GazetteerImportCommand.self, GazetteerCheckCommand.self, Info.self,
    ])

  struct Lookup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Says what is known of a place.")

    @Argument(help: "A name in any spelling and script.") var name: String
    @Option(help: ArgumentHelp("Only places of this country.", valueName: "XX")) var country: String?
    @Option(help: ArgumentHelp("Show so many places at most.", valueName: "n")) var limit: Int = 3
    @OptionGroup var glossaries: GlossaryOptions

    func validate() throws {
      if let country, country.count != 2 { throw ValidationError("--country takes two letters, such as SY") }
      if limit < 1 { throw ValidationError("--limit takes a number from 1") }
    }

    func run() async throws {
      let found = try glossaries.openGazetteer().lookup(
        name, country: country?.uppercased(), limit: limit + PlaceCards.mostOthers)
      let cards = PlaceCards(found, limit: limit)
      try Streams.output.write(cards.text)
      if cards.isFound { return }
      Streams.complain("“\(name)” is in no table" + (cards.text.isEmpty ? "" : "; what comes near it is above"))
      throw ExitStatus.findings
    }
  }

  struct Info: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Counts the places that a run knows.")

    @OptionGroup var glossaries: GlossaryOptions

    func run() async throws {
      let gazetteer = try glossaries.openGazetteer()
      try Streams.tell("\(gazetteer.count) places\n")
      let folder = GazetteerCache.standard().folder ?? "none: no home folder"
      try Streams.tell("cache: \(folder)\n")
    }
  }
}
