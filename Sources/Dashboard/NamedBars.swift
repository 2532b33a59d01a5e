import FeedState
import Reporters

/// A bar a rule or category.
struct NamedBars {
  let caption: String
  let rows: [NamedTally]
  /// What a rule is about, by its id.
  var titles: [String: String] = [:]

  private static let mostRows = 14

  func html() -> String {
    let longest = rows.map(\.counts.total).max() ?? 1
    var out = """
      <table class="chart"><caption>\(caption)</caption>
      <colgroup><col class="label"><col><col class="sum"></colgroup>
      <tbody>

      """
    for row in rows.prefix(Self.mostRows) {
      let title = titles[row.name].map { " title=\"\(HTMLText.escaped($0))\"" } ?? ""
      let counts = [row.counts.errors, row.counts.warnings, row.counts.suggestions]
      out += """
        <tr><th scope="row"\(title)>\(HTMLText.breakable(row.name))</th>\
        <td>\(LevelBar.svg(counts, longest: longest))</td>\
        <td class="count">\(Numbers.count(row.counts.total))</td></tr>

        """
    }
    let rest = rows.dropFirst(Self.mostRows)
    if !rest.isEmpty {
      let sum = rest.reduce(0) { $0 + $1.counts.total }
      out += "<tr><th scope=\"row\" class=\"quiet\">\(rest.count) more</th><td></td>"
      out += "<td class=\"count\">\(Numbers.count(sum))</td></tr>\n"
    }
    return out + "</tbody></table>\n"
  }
}
