import Gazetteer

/// Tables with a header: the columns of place tables, or others that the user says the meaning of.
public struct ColumnMapping: Sendable, Equatable {
  /// Names of columns in the file, by the names of place tables.
  var columns: [String: String] = [:]

  static let fields = [
    "id", "country", "feature", "lat", "lon", "arabic", "arabic_variants", "english", "latin_variants", "admin1",
    "parent_id", "population", "wikidata", "geonames", "pcode", "sources",
  ]

  public init() {}

  /// Reads `english=NAME_EN,arabic=NAME_AR`; nil, with what is wrong, for anything else.
  public init(_ text: String) throws(ImportError) {
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1).map { NameSorter.clean(String($0)) }
      guard parts.count == 2, Self.fields.contains(parts[0]) else {
        throw ImportError(
          file: "--columns", "“\(pair)” is not FIELD=COLUMN; fields are \(Self.fields.joined(separator: ", "))")
      }
      columns[parts[0]] = parts[1]
    }
  }
}

enum MappedTable {
  static func read(
    _ rows: some Sequence<(line: Int, cells: [String])>, header: [String], mapping: ColumnMapping, country: String,
    tag: String, file: String, into places: inout ImportedPlaces
  ) throws(ImportError) {
    var column: [String: Int] = [:]
    for field in ColumnMapping.fields {
      let name = mapping.columns[field] ?? field
      column[field] = header.firstIndex(of: name)
      if mapping.columns[field] != nil, column[field] == nil {
        throw ImportError(file: file, line: 1, "no column “\(name)”; the header has \(header.joined(separator: ", "))")
      }
    }
    guard column["english"] != nil || column["arabic"] != nil else {
      throw ImportError(
        file: file, line: 1,
        "no column “english” or “arabic”; say with --columns english=NAME which of \(header.joined(separator: ", ")) it is"
      )
    }
    for (line, cells) in rows {
      places.report.read += 1
      let position = "\(file):\(line)"
      guard cells.count == header.count else {
        places.report.dropRow("\(cells.count) columns where the header has \(header.count)", at: position)
        continue
      }
      func cell(_ field: String) -> String { column[field].map { NameSorter.clean(cells[$0]) } ?? "" }
      func list(_ field: String) -> [String] {
        column[field].map { cells[$0] }?.split(separator: "|").map(String.init) ?? []
      }
      let id = cell("id")
      if id.isEmpty, column["id"] != nil {
        places.report.dropRow("no id", at: position)
        continue
      }
      var row = PlaceRow(id: id.isEmpty ? "\(tag):\(line)" : id.contains(":") ? id : "\(tag):\(id)")
      row.country = cell("country").isEmpty ? country : cell("country").uppercased()
      row.feature = column["feature"] == nil ? .locality : PlaceFeature(name: cell("feature").lowercased())
      if !cell("lat").isEmpty || !cell("lon").isEmpty {
        guard let latitude = Double(cell("lat")), let longitude = Double(cell("lon")),
          let location = Coordinate(latitude: latitude, longitude: longitude)
        else {
          places.report.dropRow("no such coordinates", at: position)
          continue
        }
        row.location = location
      }
      row.admin1 = cell("admin1")
      row.parentID = cell("parent_id")
      row.population = max(0, Int(cell("population")) ?? 0)
      row.wikidata = cell("wikidata")
      row.geonames = cell("geonames")
      row.pcode = cell("pcode")
      row.sources = cell("sources").isEmpty ? tag : list("sources").joined(separator: "|")
      places.names.add(cell("english"), isPreferred: true, to: &row)
      places.names.add(cell("arabic"), language: "ar", isPreferred: true, to: &row)
      for name in list("latin_variants") { places.names.add(name, to: &row) }
      for name in list("arabic_variants") { places.names.add(name, language: "ar", to: &row) }
      places.add(row)
    }
  }
}
