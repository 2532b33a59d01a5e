import Gazetteer
import Reporters

/// Cities that give the maps of a report their bearings.
enum Bearings {
  /// Seats of first-level units and other cities of a gazetteer, the ones that a reader is likeliest to know first.
  static func places(of gazetteer: Gazetteer) -> [OrientationPlace] {
    let cities = gazetteer.places.filter { $0.feature == .city && !$0.english.isEmpty && $0.isCurated }
    let ranked = cities.map { (place: $0, isSeat: $0.english == $0.admin1, population: $0.population, id: $0.id) }
    let sorted = ranked.sorted { a, b in
      if a.population != b.population { return a.population > b.population }
      return a.isSeat == b.isSeat ? a.id < b.id : a.isSeat
    }
    return sorted.compactMap { city in
      city.place.location.map {
        OrientationPlace(
          name: city.place.english, arabic: city.place.arabic.isEmpty ? nil : city.place.arabic,
          latitude: $0.latitude, longitude: $0.longitude)
      }
    }
  }
}
