import Findings

/// Counts of findings by category and by rule, with a bar a row in inline SVG.
struct FindingCharts: Sendable {
  /// Counts by level, in the order of `Level.allCases`.
  private typealias Counts = [Int]
  private var byCategory: [String: Counts] = [:]
  private var byRule: [String: Counts] = [:]
  private let summaries: [String: String]

  /// Rows of a chart; what is rarer is summed up in the last.
  private static let mostRows = 20

  init(_ rules: [RuleDescription]) {
    var summaries: [String: String] = [:]
    for rule in rules { summaries[rule.id.name] = rule.summary }
    self.summaries = summaries
  }

  mutating func add(_ findings: [Finding]) {
    let none = Counts(repeating: 0, count: Level.allCases.count)
    for finding in findings {
      guard let level = Level.allCases.firstIndex(of: finding.level) else { continue }
      byCategory[finding.category.path, default: none][level] += 1
      byRule[finding.rule.name, default: none][level] += 1
    }
  }

  var isEmpty: Bool { byRule.isEmpty }
  var rules: [String] { byRule.keys.sorted() }
  /// Categories and their dimensions.
  var categories: [String] {
    let dimensions = byCategory.keys.map { String($0.prefix { $0 != "/" }) }
    return Set(byCategory.keys).union(dimensions).sorted()
  }

  func html() -> String {
    """
    <div class="charts">
    \(chart("By category", "category", byCategory, titles: [:]))\(chart("By rule", "rule", byRule, titles: summaries))
    </div>

    """
  }

  private func chart(_ caption: String, _ kind: String, _ rows: [String: Counts], titles: [String: String]) -> String {
    let sorted = rows.sorted { a, b in
      let (x, y) = (a.value.reduce(0, +), b.value.reduce(0, +))
      return x == y ? a.key < b.key : x > y
    }
    let longest = sorted.first?.value.reduce(0, +) ?? 1
    var out = """
      <table class="chart"><caption>\(caption)</caption>
      <colgroup><col class="label"><col><col class="sum"></colgroup>
      <thead class="sr"><tr><th scope="col">\(kind)</th><th scope="col">findings, drawn</th>\
      <th scope="col">findings</th></tr></thead>
      <tbody>

      """
    for (name, counts) in sorted.prefix(Self.mostRows) {
      let title = titles[name].map { " title=\"\(HTMLText.escaped($0))\"" } ?? ""
      out += """
        <tr><th scope="row"><button type="button" class="pick" data-\(kind)="\(HTMLText.escaped(name))"\(title)>\
        \(HTMLText.breakable(name))</button></th>\
        <td>\(LevelBar.svg(counts, longest: longest))</td><td class="count">\(counts.reduce(0, +))</td></tr>

        """
    }
    let rest = sorted.dropFirst(Self.mostRows)
    if !rest.isEmpty {
      let sum = rest.reduce(0) { $0 + $1.value.reduce(0, +) }
      let label = Numbers.counted(rest.count, kind == "rule" ? "more rule" : "more", plural: "more")
      out += "<tr><th scope=\"row\">\(label)</th><td></td><td class=\"count\">\(sum)</td></tr>\n"
    }
    return out + "</tbody></table>\n"
  }
}
