@preconcurrency import Glibc

/// A place on the globe, degrees WGS 84.
struct GeoPoint: Sendable, Hashable {
  let latitude: Double
  let longitude: Double

  /// Nil for what is no place on the globe.
  init?(_ latitude: Double?, _ longitude: Double?) {
    guard let latitude, let longitude, (-90...90).contains(latitude), (-180...180).contains(longitude) else {
      return nil
    }
    self.latitude = latitude
    self.longitude = longitude
  }

  private static let earthRadius = 6371.0088  // km, mean radius (IUGG)

  /// Great-circle distance in km (haversine).
  func distance(to other: GeoPoint) -> Double {
    let (a, b) = (latitude * .pi / 180, other.latitude * .pi / 180)
    let (dx, dy) = ((other.longitude - longitude) * .pi / 180, b - a)
    let h = sin(dy / 2) * sin(dy / 2) + cos(a) * cos(b) * sin(dx / 2) * sin(dx / 2)
    return 2 * Self.earthRadius * asin(min(1, h.squareRoot()))
  }
}

/// The stretch of the globe that a map shows, and where its points lie on the drawing.
///
/// An equirectangular projection, true to scale in the middle of the map: at the size of a few countries the eye sees
/// no difference from the projections of an atlas.
struct MapFrame: Sendable {
  /// Drawing units.
  let width: Double
  let height: Double
  private(set) var west: Double
  private(set) var east: Double
  private(set) var south: Double
  private(set) var north: Double

  private static let kmPerDegree = 111.195
  /// Shortest side of a map, km: a single place is shown with its surroundings.
  private static let smallestSide = 60.0
  /// Share of each side that is left free around the points.
  private static let margin = 0.16

  init?(around points: [GeoPoint], width: Double, height: Double) {
    let latitudes = points.map(\.latitude)
    let longitudes = points.map(\.longitude)
    guard let low = latitudes.min(), let high = latitudes.max(), let left = longitudes.min(),
      let right = longitudes.max()
    else { return nil }
    self.width = width
    self.height = height
    let middle = (latitude: (low + high) / 2, longitude: (left + right) / 2)
    let kmPerLongitude = Self.kmPerDegree * max(0.05, cos(middle.latitude * .pi / 180))
    let room = 1 - 2 * Self.margin
    let tall = max((high - low) * Self.kmPerDegree / room, Self.smallestSide)
    let wide = max((right - left) * kmPerLongitude / room, Self.smallestSide)
    // One scale for both directions: the side that has room to spare is widened.
    let kmPerUnit = max(wide / width, tall / height)
    let halfHeight = kmPerUnit * height / Self.kmPerDegree / 2
    let halfWidth = kmPerUnit * width / kmPerLongitude / 2
    (south, north) = (middle.latitude - halfHeight, middle.latitude + halfHeight)
    (west, east) = (middle.longitude - halfWidth, middle.longitude + halfWidth)
  }

  var kmPerUnit: Double { (north - south) * Self.kmPerDegree / height }

  func contains(_ point: GeoPoint) -> Bool {
    (south...north).contains(point.latitude) && (west...east).contains(point.longitude)
  }

  func x(_ longitude: Double) -> Double { (longitude - west) / (east - west) * width }
  func y(_ latitude: Double) -> Double { (north - latitude) / (north - south) * height }

  /// Degrees between two lines of the graticule: the finest round step that gives at most six lines a side.
  var graticuleStep: Double {
    let steps = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30]
    return steps.first { max(north - south, east - west) / $0 <= 6 } ?? 30
  }

  /// Multiples of the step between two bounds.
  static func lines(from low: Double, to high: Double, step: Double) -> [Double] {
    var out: [Double] = []
    var index = (low / step).rounded(.up)
    while index * step <= high {
      out.append(index * step)
      index += 1
    }
    return out
  }

  /// Length of the scale bar in km: 1, 2 or 5 and noughts, about a fifth of the map's width.
  var scaleLength: Double {
    let most = kmPerUnit * width / 4
    var length = 0.1
    while true {
      for factor in [1.0, 2, 5] where length * factor * 2.6 > most { return length * factor }
      length *= 10
    }
  }
}
