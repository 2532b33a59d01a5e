import Findings

/// A bar of a chart in inline SVG: a segment a level, as long as it counts.
package enum LevelBar {
  /// - Parameters:
  ///   - counts: in the order of `Level.allCases`.
  ///   - longest: sum of the chart's longest bar.
  package static func svg(_ counts: [Int], longest: Int) -> String {
    var out = "<svg width=\"100%\" height=\"14\" aria-hidden=\"true\" focusable=\"false\">"
    var at = 0.0
    for (level, count) in zip(Level.allCases, counts) where count > 0 {
      let width = Double(count) * 100 / Double(max(longest, 1))
      out += "<rect class=\"\(level.rawValue)\" x=\"\(Numbers.decimal(at, places: 2))%\" y=\"1\" "
      out += "width=\"\(Numbers.decimal(width, places: 2))%\" height=\"12\" rx=\"2\"/>"
      at += width
    }
    return out + "</svg>"
  }
}
