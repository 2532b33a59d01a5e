import ArgumentParser
import Files
import Gazetteer
import GazetteerImport

/// `mtlint gazetteer`.
struct GazetteerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "Looks places up, imports and checks place tables.",
    subcommands: [Lookup.self, GazetteerImportCommand.self, Check.self, Info.self])

  struct Lookup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Says what is known of a place.")

    @Argument(help: "A name in any spelling.") var name: String
    @Option(help: ArgumentHelp("Only places of this country.", valueName: "XX")) var country: String?
    @Option(help: ArgumentHelp("Show so many places at most.", valueName: "n")) var limit: Int = 3
    @OptionGroup var glossaries: GlossaryOptions

    func run() async throws {
      let found = try glossaries.openGazetteer().lookup(name, country: country?.uppercased(), limit: limit)
      if found.isEmpty {
        Streams.complain("“\(name)” is in no table")
        throw ExitStatus.findings
      }
      for candidate in found { try Streams.output.write(PlaceCard(candidate).text + "\n") }
    }
  }

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks place tables: columns, ids, scripts, coordinates.")

    @Argument(help: "Tables (*.tsv) or folders of them.") var paths: [String]

    func run() async throws {
      var hasFailed = false
      for path in FileWalker.files(of: paths, exclude: []).files where path.hasSuffix(".tsv") {
        do {
          let table = try PlaceTableReader.read(try FileReader.read(path), name: path)
          try Streams.output.write("\(path): \(table.rows.count) places\(table.isCurated ? ", curated" : "")\n")
        } catch {
          hasFailed = true
          Streams.complain("\(error)")
        }
      }
      if hasFailed { throw ExitStatus.failure }
    }
  }

  struct Info: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Counts the places that a run knows.")

    @OptionGroup var glossaries: GlossaryOptions

    func run() async throws {
      let gazetteer = try glossaries.openGazetteer()
      try Streams.output.write("\(gazetteer.count) places\n")
      let folder = GazetteerCache.standard().folder ?? "none: no home folder"
      try Streams.output.write("cache: \(folder)\n")
    }
  }
}

/// What a person wants to know of a place, for a terminal.
struct PlaceCard {
  let candidate: PlaceCandidate

  init(_ candidate: PlaceCandidate) { self.candidate = candidate }

  var text: String {
    let place = candidate.place
    var out = "\(place.english.isEmpty ? place.arabic : place.english)"
    if !place.arabic.isEmpty, !place.english.isEmpty { out += "  \(place.arabic)" }
    out += "\n"
    func degrees(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    func line(_ key: String, _ value: String) {
      if value.isEmpty { return }
      out += "  \(key)\(String(repeating: " ", count: max(1, 12 - key.count)))\(value)\n"
    }
    line("class", [place.feature.name, place.admin1, place.country].filter { !$0.isEmpty }.joined(separator: ", "))
    line("coordinates", place.location.map { "\(degrees($0.latitude)), \(degrees($0.longitude))" } ?? "")
    line("population", place.population > 0 ? "\(place.population)" : "")
    let ids = [("wikidata", place.wikidata), ("geonames", place.geonames), ("pcode", place.pcode)]
    line("ids", ([place.id] + ids.filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" }).joined(separator: ", "))
    let groups: [(String, [SpellingStatus])] = [
      ("also", [.accepted]), ("variants", [.variant]), ("wrong", [.fault]), ("Arabic", [.arabic, .arabicVariant]),
    ]
    for (name, statuses) in groups {
      let names = place.spellings.filter { statuses.contains($0.status) }.map(\.text)
      line(name, names.joined(separator: " · "))
    }
    line("sources", place.sources.replacing("|", with: ", "))
    let licences = place.sources.split(separator: "|").compactMap { SourceLicence.of(tag: String($0)) }
    line("licence", licences.map { "\($0.name): \($0.licence)" }.joined(separator: "; "))
    line("match", "\(candidate.method.rawValue), confidence \((candidate.confidence * 100).rounded() / 100)")
    return out
  }
}
