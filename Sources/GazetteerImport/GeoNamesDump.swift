import Gazetteer

/// Country dumps of GeoNames (`SY.txt`): 19 columns parted by tabs, no header, no quoting.
///
/// Format: <https://download.geonames.org/export/dump/readme.txt>.
enum GeoNamesDump {
  static let columnCount = 19

  static func read(_ bytes: [UInt8], file: String, into places: inout ImportedPlaces) throws(ImportError) {
    var rows = DelimitedText(bytes, separator: 0x09, isQuoted: false)
    var found: [(row: PlaceRow, admin1: String)] = []
    var admin1: [String: (id: String, name: String)] = [:]
    while let cells = rows.next() {
      places.report.read += 1
      let position = "\(file):\(rows.line)"
      guard cells.count == columnCount else {
        // The last line of a download that broke off.
        places.report.dropRow("\(cells.count) columns where GeoNames has \(columnCount)", at: position)
        continue
      }
      guard let number = Int(cells[0]), number > 0 else {
        places.report.dropRow("the GeoNames id is no number", at: position)
        continue
      }
      guard let latitude = Double(cells[4]), let longitude = Double(cells[5]),
        let location = Coordinate(latitude: latitude, longitude: longitude)
      else {
        places.report.dropRow("no such coordinates", at: position)
        continue
      }
      guard let feature = feature(cells[6], cells[7]) else {
        places.report.dropRow(reason(cells[6], cells[7]), at: position)
        continue
      }
      var row = PlaceRow(id: "gn:\(number)")
      row.geonames = "\(number)"
      row.country = cells[8].uppercased()
      row.feature = feature
      row.location = location
      row.population = max(0, Int(cells[14]) ?? 0)
      row.sources = "gn"
      places.names.add(cells[2].isEmpty ? cells[1] : cells[2], isPreferred: true, to: &row)
      places.names.add(cells[1], to: &row)
      for name in cells[3].split(separator: ",") { places.names.add(String(name), to: &row) }
      let unit = "\(row.country).\(cells[10])"
      if cells[7] == "ADM1" { admin1[unit] = (row.id, row.english) }
      found.append((row, unit))
    }
    for (row, unit) in found {
      var row = row
      if let parent = admin1[unit] {
        row.admin1 = parent.name
        if parent.id != row.id { row.parentID = parent.id }
      }
      places.add(row)
    }
  }

  /// The class of a feature code; nil for what is no place that news name.
  static func feature(_ kind: String, _ code: String) -> PlaceFeature? {
    switch kind {
    case "A":
      if code.hasPrefix("PCL") { return .country }
      switch code {
      case "ADM1": return .region
      case "ADM2": return .county
      case "ADM3", "ADM4", "ADM5", "ADMD": return .localadmin
      default: return nil
      }
    case "P":
      if code == "PPLH" || code == "PPLCH" { return nil }
      return code == "PPLX" ? .neighbourhood : .locality
    case "H":
      return ["STM", "STMI", "WAD", "WADI", "LK", "LKI", "RSV", "SEA", "GULF", "BAY", "OAS", "STRT"].contains(code)
        ? .water : nil
    case "T":
      return ["MT", "MTS", "HLL", "HLLS", "PK", "RDGE", "PLAT", "ISL", "ISLS", "DSRT"].contains(code) ? .mountain : nil
    case "L": return ["RGN", "RGNH", "RGNE"].contains(code) ? .other : nil
    case "S": return code == "AIRB" || code == "MILB" ? .base : nil
    default: return nil
    }
  }

  private static func reason(_ kind: String, _ code: String) -> String {
    if code.hasSuffix("H"), kind == "P" || kind == "A" { return "historical (\(kind).\(code))" }
    return "feature class \(kind.isEmpty ? "missing" : kind): not a place that news name"
  }
}
