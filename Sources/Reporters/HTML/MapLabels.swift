/// A rectangle on a drawing.
struct MapBox: Sendable, Hashable {
  let x: Double
  let y: Double
  let width: Double
  let height: Double

  func overlaps(_ other: MapBox) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
  }

  func isInside(width: Double, height: Double) -> Bool {
    x >= 2 && y >= 2 && x + self.width <= width - 2 && y + self.height <= height - 2
  }
}

/// Finds room for labels: the first free place around each point, in the order of importance.
struct MapLabels: Sendable {
  private let width: Double
  private let height: Double
  private var taken: [MapBox]

  /// How the label hangs on its point.
  enum Anchor: String, Sendable { case start, middle, end }

  struct Placed: Sendable {
    let box: MapBox
    let anchor: Anchor

    /// Where lines of text begin, end or have their middle.
    var textX: Double {
      switch anchor {
      case .start: box.x
      case .middle: box.x + box.width / 2
      case .end: box.x + box.width
      }
    }
  }

  init(width: Double, height: Double, taken: [MapBox]) {
    self.width = width
    self.height = height
    self.taken = taken
  }

  /// Room for a label of a size beside a point with a mark of a radius; nil where there is none.
  mutating func place(_ size: (width: Double, height: Double), x: Double, y: Double, radius: Double) -> Placed? {
    let gap = radius + 4
    let (w, h) = size
    let candidates: [(Double, Double, Anchor)] = [
      (x + gap, y - h / 2, .start), (x - gap - w, y - h / 2, .end), (x + gap * 0.7, y - gap - h * 0.8, .start),
      (x + gap * 0.7, y + gap - h * 0.2, .start), (x - gap * 0.7 - w, y - gap - h * 0.8, .end),
      (x - gap * 0.7 - w, y + gap - h * 0.2, .end), (x - w / 2, y - gap - h, .middle), (x - w / 2, y + gap, .middle),
    ]
    for (left, top, anchor) in candidates {
      let box = MapBox(x: left, y: top, width: w, height: h)
      if box.isInside(width: width, height: height), !taken.contains(where: box.overlaps) {
        taken.append(box)
        return Placed(box: box, anchor: anchor)
      }
    }
    return nil
  }

  /// Width of a text at a font size, near enough for keeping labels apart.
  static func width(of text: String, fontSize: Double) -> Double {
    text.unicodeScalars.reduce(0) { sum, scalar in
      let share =
        CellWidth.isRightToLeft(scalar)
        ? 0.5 : CellWidth.of(Character(scalar)) == 2 ? 1.0 : "MWmw".unicodeScalars.contains(scalar) ? 0.85 : 0.58
      return sum + (scalar.properties.generalCategory == .nonspacingMark ? 0 : share) * fontSize
    }
  }
}
