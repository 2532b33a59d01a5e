import Testing

@testable import Dashboard

@Suite struct ColumnChartTests {
  @Test(arguments: [
    (0.0, 1.0), (1, 0.5), (4, 1), (5, 2), (8, 2), (9, 5), (20, 5), (21, 10), (37, 10), (41, 20), (1000, 500),
    (0.3, 0.1),
  ])
  func linesStandAtRoundNumbers(_ most: Double, _ step: Double) {
    #expect((ColumnChart.step(for: most) - step).magnitude < 1e-9)
  }

  private func chart(_ values: [Double]) -> String {
    let columns = values.enumerated().map { index, value in
      ColumnChart.Column(day: Int64(index), parts: [.init(kind: "error", value: value)], note: "<\(index)>")
    }
    return ColumnChart(caption: "A & B", columns: columns, width: 340, kind: "narrow").svg()
  }

  @Test func drawsAColumnForEachDayThatHasSomething() {
    let svg = chart([1, 0, 4])
    #expect(svg.split(separator: "<rect ").count == 3)
    // The ground is at 182, the topmost line at 12.
    #expect(svg.contains("y=\"12.0\" width=\"44.0\" height=\"170.0\""))
    #expect(svg.contains("height=\"42.5\""))
    #expect(svg.contains("<title>&lt;2&gt;</title>"))
    #expect(svg.contains("aria-label=\"A &amp; B\""))
    #expect(svg.contains(">1 Jan<"))
  }

  @Test func labelsOnlyAsManyDaysAsThereIsRoomFor() {
    let svg = chart([Double](repeating: 2, count: 90))
    #expect(svg.split(separator: "class=\"day").count < 9)
    #expect(svg.contains("class=\"day last\">31 Mar<"))
  }

  @Test func drawsNothingOfNothing() {
    #expect(!chart([0, 0]).contains("<rect"))
  }
}
