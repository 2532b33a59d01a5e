import Gazetteer
import JSONText

/// Records of Who's On First: GeoJSON features, one a file or one a row of the SQLite distribution.
///
/// Properties: <https://whosonfirst.org/docs/properties/>.
enum WhosOnFirst {
  static func isRecord(_ json: JSONValue) -> Bool {
    json["type"]?.string == "Feature" && json["properties"]?["wof:id"] != nil
  }

  static func read(_ json: JSONValue, file: String, into places: inout ImportedPlaces) {
    places.report.read += 1
    guard let properties = json["properties"], let id = properties["wof:id"]?.int else {
      places.report.dropRow("no wof:id", at: file)
      return
    }
    // Repositories have the shapes that other sources give a place beside its record.
    if properties["src:alt_label"] != nil { return }
    if let reason = reasonToDrop(properties) {
      places.report.dropRow(reason, at: "wof:\(id)")
      return
    }
    guard let feature = feature(properties["wof:placetype"]?.string ?? "") else {
      places.report.dropRow("placetype \(properties["wof:placetype"]?.string ?? "missing")", at: "wof:\(id)")
      return
    }
    var row = PlaceRow(id: "wof:\(id)")
    row.feature = feature
    row.country = (properties["wof:country"]?.string ?? properties["iso:country"]?.string ?? "").uppercased()
    if let latitude = (properties["lbl:latitude"] ?? properties["geom:latitude"])?.double,
      let longitude = (properties["lbl:longitude"] ?? properties["geom:longitude"])?.double
    {
      row.location = Coordinate(latitude: latitude, longitude: longitude)
    }
    row.population = max(0, (properties["wof:population"] ?? properties["gn:population"])?.int ?? 0)
    if let parent = properties["wof:parent_id"]?.int, parent > 0 { row.parentID = "wof:\(parent)" }
    let links = properties["wof:concordances"]
    row.geonames = text(links?["gn:id"])
    row.wikidata = text(links?["wd:id"])
    row.sources = "wof"
    addNames(properties, to: &row, &places)
    places.add(row)
  }

  private static func addNames(_ properties: JSONValue, to row: inout PlaceRow, _ places: inout ImportedPlaces) {
    func names(_ key: String) -> [String] { properties[key]?.array?.compactMap(\.string) ?? [] }
    for name in names("name:eng_x_preferred") { places.names.add(name, language: "en", isPreferred: true, to: &row) }
    if let name = properties["wof:name"]?.string { places.names.add(name, isPreferred: true, to: &row) }
    for name in names("name:ara_x_preferred") { places.names.add(name, language: "ar", isPreferred: true, to: &row) }
    let known = ["name:eng_x_preferred", "name:ara_x_preferred"]
    for member in properties.members ?? [] where member.key.hasPrefix("name:") && !known.contains(member.key) {
      // name:LLL_x_KIND: preferred, variant, colloquial, historical, abbrv…
      let parts = member.key.dropFirst(5).split(separator: "_")
      guard parts.count == 3, parts[2] != "abbrv", parts[2] != "unknown" else { continue }
      let language = parts[0] == "ara" ? "ar" : String(parts[0])
      for name in names(member.key) { places.names.add(name, language: language, to: &row) }
    }
  }

  private static func reasonToDrop(_ properties: JSONValue) -> String? {
    if properties["mz:is_current"]?.int == 0 { return "not current" }
    if let date = properties["edtf:deprecated"]?.string, !date.isEmpty, date != "uuuu" { return "deprecated" }
    if let others = properties["wof:superseded_by"]?.array, !others.isEmpty { return "superseded" }
    return nil
  }

  private static func feature(_ placetype: String) -> PlaceFeature? {
    switch placetype {
    case "country", "dependency", "disputed": .country
    case "macroregion", "region": .region
    case "macrocounty", "county": .county
    case "localadmin": .localadmin
    case "locality", "borough": .locality
    case "neighbourhood", "macrohood", "microhood": .neighbourhood
    case "ocean", "marinearea": .water
    default: nil
    }
  }

  /// An id as text, whether the source writes it as text or as a number.
  private static func text(_ value: JSONValue?) -> String { value?.string ?? value?.int.map(String.init) ?? "" }
}
