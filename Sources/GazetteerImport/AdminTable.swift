import Gazetteer

/// Administrative units of OCHA's common operational datasets (COD-AB): a row for each unit of the lowest level, with the
/// names and p-codes of those above it.
enum AdminTable {
  /// Where a level's columns stand.
  private struct Level {
    var english: Int?
    var arabic: Int?
    /// Names in other languages, or in one that the header does not say.
    var others: [Int] = []
    var pcode: Int?
  }

  private struct Columns {
    var levels = [Level](repeating: Level(), count: 5)
    var latitude: Int?
    var longitude: Int?
  }

  /// Reads `admin1Name_en`, `ADM1_EN`, `adm1_name_ar`, `adm1_name1`, `admin1Pcode`, `ADM1_PCODE`…; nil for other tables.
  private static func columns(_ header: [String]) -> Columns? {
    var columns = Columns()
    for (at, name) in header.enumerated() {
      let name = name.lowercased().filter { $0 != "_" && $0 != " " }
      if ["latitude", "lat", "centerlat", "y"].contains(name) { columns.latitude = at }
      if ["longitude", "lon", "long", "centerlon", "x"].contains(name) { columns.longitude = at }
      guard name.hasPrefix("adm") else { continue }
      let rest = name.dropFirst(name.hasPrefix("admin") ? 5 : 3)
      guard let digit = rest.first?.wholeNumberValue, (0...4).contains(digit) else { continue }
      switch rest.dropFirst() {
      case "pcode", "code": columns.levels[digit].pcode = at
      case "nameen", "en": columns.levels[digit].english = at
      case "namear", "ar": columns.levels[digit].arabic = at
      case "name", "namefr", "fr", "name1", "name2", "name3", "altnameen", "altnamear", "altnamefr":
        columns.levels[digit].others.append(at)
      default: break
      }
    }
    return columns.levels.dropFirst().contains { $0.pcode != nil } ? columns : nil
  }

  static func isHeader(_ header: [String]) -> Bool { columns(header) != nil }

  static func read(
    _ rows: some Sequence<(line: Int, cells: [String])>, header: [String], file: String,
    into places: inout ImportedPlaces
  ) {
    guard let columns = columns(header) else { return }
    let lowest = columns.levels.lastIndex { $0.pcode != nil } ?? 1
    var seen: Set<String> = []
    for (line, cells) in rows {
      // A row of HXL tags (#adm1+code) may stand below the header.
      if cells.contains(where: { $0.hasPrefix("#") }) { continue }
      places.report.read += 1
      func cell(_ column: Int?) -> String { column.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
      var parent = ""
      var region = ""
      var hasUnit = false
      for number in 1...4 {
        let level = columns.levels[number]
        let pcode = NameSorter.clean(cell(level.pcode))
        if pcode.isEmpty { continue }
        hasUnit = true
        var row = PlaceRow(id: "cod:\(pcode)")
        row.pcode = pcode
        row.country = country(cell(columns.levels[0].pcode), pcode)
        row.feature = [PlaceFeature.country, .region, .county, .localadmin, .locality][number]
        row.parentID = parent
        row.sources = "cod"
        if number == lowest, let latitude = Double(cell(columns.latitude)),
          let longitude = Double(cell(columns.longitude))
        {
          row.location = Coordinate(latitude: latitude, longitude: longitude)
        }
        places.names.add(cell(level.english), language: "en", isPreferred: true, to: &row)
        places.names.add(cell(level.arabic), language: "ar", isPreferred: true, to: &row)
        for column in level.others { places.names.add(cell(column), isPreferred: true, to: &row) }
        if number == 1 { region = row.english }
        row.admin1 = region
        parent = row.id
        if seen.insert(pcode).inserted { places.add(row, isRepeated: true) }
      }
      if !hasUnit { places.report.dropRow("no p-code", at: "\(file):\(line)") }
    }
  }

  /// ISO code of a country by its p-code, or by the letters that a unit's p-code begins with.
  private static func country(_ level0: String, _ pcode: String) -> String {
    let letters = (level0.isEmpty ? pcode : level0).prefix { $0.isASCII && $0.isLetter }.uppercased()
    return letters.utf8.count == 2 ? letters : ""
  }
}
