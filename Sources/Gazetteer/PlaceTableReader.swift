/// Why a place table could not be read: the file, the line (from 1), and what to do.
public struct PlaceTableError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Fault: Equatable, Sendable {
    case notUTF8
    case emptyFile
    case missingColumn(String)
    case columnCount(found: Int, expected: Int)
    case emptyID
    case duplicateID(String, firstLine: Int)
    case noName(id: String)
    case badNumber(column: String, value: String)
  }

  public let file: String
  public let line: Int
  public let fault: Fault

  public var description: String { "\(file):\(line): \(message)" }

  private var message: String {
    switch fault {
    case .notUTF8: "not valid UTF-8; convert the file to UTF-8"
    case .emptyFile: "empty file; the first line must name the columns (id, arabic, english, …)"
    case .missingColumn(let column): "no column “\(column)” in the header; add it (columns are found by name)"
    case .columnCount(let found, let expected):
      "\(found) columns where the header has \(expected); a name that holds a tab must lose it, an empty cell keeps its tab"
    case .emptyID: "empty id; every place needs one of its own"
    case .duplicateID(let id, let firstLine): "id “\(id)” stands on line \(firstLine) too; remove one of the rows"
    case .noName(let id): "place “\(id)” has neither an Arabic nor an English name; give it one"
    case .badNumber(let column, let value):
      "“\(value)” in column “\(column)” is not a number it can hold; correct or empty it"
    }
  }
}

/// Reads place tables: UTF-8 TSV with a header, columns found by name, unknown ones ignored, lists parted by `|`.
public enum PlaceTableReader {
  /// Reads one table. `name` is used in messages. A byte-order mark and CRLF are accepted, blank lines skipped.
  public static func read(_ bytes: [UInt8], name: String) throws(PlaceTableError) -> PlaceTable {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    var lines = Lines(text)
    guard let head = lines.next() else { throw PlaceTableError(file: name, line: 1, fault: .emptyFile) }
    let columns = try Columns(head, file: name)
    var table = PlaceTable(name: name, isCurated: columns.accepted != nil)
    var lineOfID: [String: Int] = [:]
    var cells: [ArraySlice<UInt8>] = []
    while let line = lines.next() {
      if line.isEmpty { continue }
      func failure(_ fault: PlaceTableError.Fault) -> PlaceTableError {
        PlaceTableError(file: name, line: lines.number, fault: fault)
      }
      guard String(validating: line, as: UTF8.self) != nil else { throw failure(.notUTF8) }
      cells.removeAll(keepingCapacity: true)
      split(line, at: 0x09, into: &cells)
      guard cells.count == columns.count else {
        throw failure(.columnCount(found: cells.count, expected: columns.count))
      }
      var row = PlaceRow(id: string(cells[columns.id]))
      if row.id.isEmpty { throw failure(.emptyID) }
      if let first = lineOfID.updateValue(lines.number, forKey: row.id) {
        throw failure(.duplicateID(row.id, firstLine: first))
      }
      func cell(_ column: Int?) -> String { column.map { string(cells[$0]) } ?? "" }
      func list(_ column: Int?) -> [String] { column.map { items(cells[$0]) } ?? [] }
      func number(_ column: Int?, _ name: String) throws(PlaceTableError) -> Double? {
        let value = cell(column)
        if value.isEmpty { return nil }
        guard let number = Double(value), number.isFinite else {
          throw failure(.badNumber(column: name, value: value))
        }
        return number
      }
      row.country = cell(columns.country)
      row.feature = PlaceFeature(name: cell(columns.feature))
      if let latitude = try number(columns.latitude, "lat"), let longitude = try number(columns.longitude, "lon") {
        guard let location = Coordinate(latitude: latitude, longitude: longitude) else {
          throw failure(.badNumber(column: "lat, lon", value: "\(latitude), \(longitude)"))
        }
        row.location = location
      }
      row.arabic = cell(columns.arabic)
      row.arabicVariants = list(columns.arabicVariants)
      row.english = cell(columns.english)
      row.latinVariants = list(columns.latinVariants)
      row.accepted = list(columns.accepted)
      if row.arabic.isEmpty, row.english.isEmpty { throw failure(.noName(id: row.id)) }
      row.admin1 = cell(columns.admin1)
      row.parentID = cell(columns.parentID)
      if let population = try number(columns.population, "population") {
        guard (0..<1e11).contains(population) else {
          throw failure(.badNumber(column: "population", value: cell(columns.population)))
        }
        row.population = Int(population)
      }
      row.wikidata = cell(columns.wikidata)
      row.geonames = cell(columns.geonames)
      row.pcode = cell(columns.pcode)
      row.sources = cell(columns.sources)
      table.rows.append(row)
      table.lines.append(lines.number)
    }
    return table
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func items(_ cell: ArraySlice<UInt8>) -> [String] {
    if cell.isEmpty { return [] }
    var parts: [ArraySlice<UInt8>] = []
    split(cell, at: UInt8(ascii: "|"), into: &parts)
    return parts.filter { !$0.isEmpty }.map(string)
  }

  private static func split(_ line: ArraySlice<UInt8>, at separator: UInt8, into cells: inout [ArraySlice<UInt8>]) {
    var start = line.startIndex
    for at in line.indices where line[at] == separator {
      cells.append(line[start..<at])
      start = at + 1
    }
    cells.append(line[start...])
  }

  /// Positions of the columns.
  private struct Columns {
    var count = 0
    var id = 0
    var country, feature, latitude, longitude, arabic, arabicVariants, english, latinVariants, accepted: Int?
    var admin1, parentID, population, wikidata, geonames, pcode, sources: Int?

    init(_ head: ArraySlice<UInt8>, file: String) throws(PlaceTableError) {
      var cells: [ArraySlice<UInt8>] = []
      split(head, at: 0x09, into: &cells)
      count = cells.count
      var id: Int?
      for (at, cell) in cells.enumerated() {
        switch string(cell) {
        case "id": id = at
        case "country": country = at
        case "feature": feature = at
        case "lat": latitude = at
        case "lon": longitude = at
        case "arabic": arabic = at
        case "arabic_variants": arabicVariants = at
        case "english": english = at
        case "latin_variants": latinVariants = at
        case "accepted": accepted = at
        case "admin1": admin1 = at
        case "parent_id": parentID = at
        case "population": population = at
        case "wikidata": wikidata = at
        case "geonames": geonames = at
        case "pcode": pcode = at
        case "sources": sources = at
        default: break
        }
      }
      guard let id else { throw PlaceTableError(file: file, line: 1, fault: .missingColumn("id")) }
      self.id = id
      guard english != nil || arabic != nil else {
        throw PlaceTableError(file: file, line: 1, fault: .missingColumn("english"))
      }
    }
  }

  /// Lines of a text, without their ends.
  private struct Lines {
    private var rest: ArraySlice<UInt8>
    private(set) var number = 0

    init(_ text: ArraySlice<UInt8>) { rest = text }

    mutating func next() -> ArraySlice<UInt8>? {
      guard !rest.isEmpty else { return nil }
      number += 1
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      var line = rest[rest.startIndex..<end]
      if line.last == 0x0D { line.removeLast() }
      rest = end < rest.endIndex ? rest[(end + 1)...] : rest[rest.endIndex...]
      return line
    }
  }
}
