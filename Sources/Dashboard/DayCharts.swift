import FeedState
import Reporters

/// What came day by day: findings, and how good the texts were.
struct DayCharts {
  let figures: DashboardFigures

  func html() -> String {
    let byDay = Dictionary(uniqueKeysWithValues: figures.days.map { ($0.day, $0) })
    let days = (figures.firstDay...figures.lastDay).map { ($0, byDay[$0]) }
    let findings = days.map { day, tally in
      ColumnChart.Column(day: day, parts: Self.parts(tally?.new ?? LevelCounts()), note: Self.note(day, tally))
    }
    let quality = days.map { day, tally in
      let value = tally?.texts.penaltyPerThousandWords ?? 0
      return ColumnChart.Column(
        day: day, parts: [.init(kind: "penalty", value: value)],
        note: "\(DayNames.long(day)): \(Numbers.decimal(value, places: 1))")
    }
    return """
      <div class="pair">
      \(figure("New findings a day", findings, legend: true))\
      \(figure("MQM penalty per 1,000 words of the day", quality, legend: false))</div>
      \(table(days))
      """
  }

  private static func parts(_ counts: LevelCounts) -> [ColumnChart.Part] {
    [("error", counts.errors), ("warning", counts.warnings), ("suggestion", counts.suggestions)].map {
      ColumnChart.Part(kind: $0.0, value: Double($0.1))
    }
  }

  private static func note(_ day: Int64, _ tally: DayTally?) -> String {
    guard let tally else { return DayNames.long(day) }
    return "\(DayNames.long(day)): \(Numbers.counted(tally.new.errors, "error")), "
      + "\(Numbers.counted(tally.new.warnings, "warning")) in \(Numbers.counted(tally.texts.items, "item"))"
  }

  private func figure(_ caption: String, _ columns: [ColumnChart.Column], legend: Bool) -> String {
    let drawings = [(560.0, "wide"), (340.0, "narrow")].map { width, kind in
      ColumnChart(caption: caption, columns: columns, width: width, kind: kind).svg()
    }
    let keys =
      legend
      ? " <span class=\"keys\"><i class=\"key error\"></i> errors <i class=\"key warning\"></i> warnings"
        + (figures.all.counts.suggestions > 0 ? " <i class=\"key suggestion\"></i> suggestions" : "") + "</span>"
      : ""
    return "<figure class=\"panel\"><figcaption><b>\(caption)</b>\(keys)</figcaption>\n\(drawings.joined())</figure>\n"
  }

  /// For screen readers.
  private func table(_ days: [(Int64, DayTally?)]) -> String {
    let rows = days.compactMap { day, tally -> String? in
      guard let tally else { return nil }
      return "<tr><th scope=\"row\">\(DayNames.long(day))</th><td>\(tally.texts.items)</td><td>\(tally.new.errors)</td>"
        + "<td>\(tally.new.warnings)</td><td>\(tally.new.suggestions)</td>"
        + "<td>\(Numbers.decimal(tally.texts.penaltyPerThousandWords, places: 1))</td></tr>\n"
    }
    return """
      <div class="sr"><table><caption>Day by day</caption>
      <thead><tr><th scope="col">day</th><th scope="col">items</th><th scope="col">errors</th>\
      <th scope="col">warnings</th><th scope="col">suggestions</th><th scope="col">penalty</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>

      """
  }
}
