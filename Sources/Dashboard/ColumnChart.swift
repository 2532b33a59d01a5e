import Reporters

/// Columns over days, drawn as inline SVG, with the same figures as a table for those who cannot see it.
struct ColumnChart {
  /// A part of a column.
  struct Part {
    /// Class of its colour.
    let kind: String
    let value: Double
  }

  struct Column {
    let day: Int64
    /// From the ground upwards.
    let parts: [Part]
    /// What the pointer is told.
    let note: String

    var height: Double { parts.reduce(0) { $0 + $1.value } }
  }

  let caption: String
  let columns: [Column]
  /// Width of the drawing; its height is fixed. Text keeps its size, so a phone gets a narrower drawing.
  let width: Double
  /// Class that tells the wide drawing from the narrow one.
  let kind: String

  private static let height = 210.0
  private static let ground = 182.0
  private static let top = 12.0
  private static let left = 38.0

  func svg() -> String {
    let step = Self.step(for: columns.map(\.height).max() ?? 0)
    let most = max(step, (((columns.map(\.height).max() ?? 0) / step).rounded(.up)) * step)
    let y = { (value: Double) in Self.ground - (Self.ground - Self.top) * value / most }
    var out = """
      <svg class="columns-chart \(kind)" viewBox="0 0 \(Self.number(width)) \(Self.number(Self.height))" role="img" \
      aria-label="\(HTMLText.escaped(caption))">
      <g class="axis">

      """
    var mark = 0.0
    while mark <= most {
      let at = Self.number(y(mark))
      out += "<path d=\"M\(Self.number(Self.left)) \(at)H\(Self.number(width))\"/>"
      out += "<text x=\"\(Self.number(Self.left - 7))\" y=\"\(Self.number(y(mark) + 4))\" class=\"value\">"
      out += "\(Self.label(mark, step: step))</text>\n"
      mark += step
    }
    let slot = (width - Self.left) / Double(max(columns.count, 1))
    let every = max(1, Int((46 / slot).rounded(.up)))
    for (index, column) in columns.enumerated() where (columns.count - 1 - index) % every == 0 {
      let middle = Self.left + (Double(index) + 0.5) * slot
      // The last label would stick out of the drawing.
      let isLast = index == columns.count - 1 && slot < 44
      out += "<text x=\"\(Self.number(isLast ? width : middle))\" y=\"\(Self.number(Self.ground + 18))\" "
      out += "class=\"day\(isLast ? " last" : "")\">\(DayNames.short(column.day))</text>\n"
    }
    out += "</g>\n"
    for (index, column) in columns.enumerated() where column.height > 0 {
      out += "<g><title>\(HTMLText.escaped(column.note))</title>"
      let bar = min(slot * 0.7, 44)
      let x = Self.left + (Double(index) + 0.5) * slot - bar / 2
      var ground = 0.0
      for part in column.parts where part.value > 0 {
        let (low, high) = (y(ground), y(ground + part.value))
        out += "<rect class=\"\(part.kind)\" x=\"\(Self.number(x))\" y=\"\(Self.number(high))\" "
        out += "width=\"\(Self.number(bar))\" height=\"\(Self.number(low - high))\" rx=\"1.5\"/>"
        ground += part.value
      }
      out += "</g>\n"
    }
    return out + "</svg>\n"
  }

  private static func number(_ value: Double) -> String { Numbers.decimal(value, places: 1) }

  /// Distance of the lines: 1, 2 or 5 times a power of ten, so that there are about four.
  static func step(for most: Double) -> Double {
    guard most > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= most / 4 { power *= 10 }
    while power > most / 4 { power /= 10 }
    for factor in [1.0, 2, 5] where power * factor * 4 >= most { return power * factor }
    return power * 10
  }

  private static func label(_ value: Double, step: Double) -> String {
    step >= 1 ? Numbers.count(Int(value.rounded())) : Numbers.decimal(value, places: step >= 0.1 ? 1 : 2)
  }
}
