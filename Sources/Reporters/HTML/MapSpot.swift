/// A point of a drawing.
struct MapSpot: Sendable, Hashable {
  var x: Double
  var y: Double

  private static let rounds = 60
  /// Farthest that a pin stands from its place, in drawing units.
  private static let farthest = 46.0

  /// Points moved just far enough to lie `apart` from one another. Points that have room stay where they are.
  static func spread(_ spots: [MapSpot], apart: Double, width: Double, height: Double) -> [MapSpot] {
    var moved = spots
    for _ in 0..<rounds {
      var isSettled = true
      for a in moved.indices {
        for b in moved.indices.dropFirst(a + 1) {
          var dx = moved[b].x - moved[a].x
          var dy = moved[b].y - moved[a].y
          var distance = (dx * dx + dy * dy).squareRoot()
          if distance >= apart - 0.01 { continue }
          if distance < 0.01 {
            // The same place twice: a direction that differs from pair to pair but not from run to run.
            (dx, dy) = (Double((a * 7 + b * 3) % 5) - 2, Double((a * 5 + b * 11) % 7) - 2.5)
            distance = (dx * dx + dy * dy).squareRoot()
          }
          let push = (apart - min(distance, apart)) / 2 / distance
          moved[a].x -= dx * push
          moved[a].y -= dy * push
          moved[b].x += dx * push
          moved[b].y += dy * push
          isSettled = false
        }
      }
      for index in moved.indices {
        moved[index] = held(moved[index], near: spots[index], margin: apart / 2 + 2, width: width, height: height)
      }
      if isSettled { break }
    }
    return moved
  }

  /// `spot` no farther from `home` than allowed, and on the drawing.
  private static func held(
    _ spot: MapSpot, near home: MapSpot, margin: Double, width: Double, height: Double
  ) -> MapSpot {
    if spot == home { return spot }
    let (dx, dy) = (spot.x - home.x, spot.y - home.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    let share = distance > farthest ? farthest / distance : 1
    return MapSpot(
      x: min(max(home.x + dx * share, margin), width - margin),
      y: min(max(home.y + dy * share, margin), height - margin))
  }
}
