import FeedState
import Reporters

/// The sources, the worst first.
struct SourceTable {
  let feeds: [FeedTally]

  func html() -> String {
    let most = feeds.map(\.texts.penaltyPerThousandWords).max() ?? 0
    let rows = feeds.map { feed in
      let texts = feed.texts
      let penalty = texts.penaltyPerThousandWords
      let share = most > 0 ? penalty * 100 / most : 0
      let name = feed.title.map { $0.isEmpty ? feed.name : $0 } ?? feed.name
      let address = name == feed.name ? "" : "<br><span class=\"area\">\(HTMLText.breakable(feed.name))</span>"
      return """
        <tr><th scope="row"><b>\(HTMLText.breakable(name))</b>\(address)</th>\
        <td class="count">\(Numbers.count(texts.items))</td>\
        <td class="count">\(Numbers.count(texts.words))</td>\
        <td class="count">\(Self.level(texts.counts.errors, "error"))</td>\
        <td class="count">\(Self.level(texts.counts.warnings, "warning"))</td>\
        <td class="meter"><svg width="100%" height="14" aria-hidden="true" focusable="false">\
        <rect class="penalty" y="1" width="\(Numbers.decimal(share, places: 1))%" height="12" rx="2"/></svg></td>\
        <td class="count">\(Numbers.decimal(penalty, places: 1))</td>\
        <td class="quiet">\(DayNames.minute(feed.lastSeen))</td></tr>

        """
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Table of sources"><table class="place-table sources">
      <thead><tr><th scope="col">Source</th><th scope="col" class="count">Items</th>\
      <th scope="col" class="count">Words</th><th scope="col" class="count">Errors</th>\
      <th scope="col" class="count">Warnings</th><th scope="col" colspan="2">Penalty per 1,000 words</th>\
      <th scope="col">Last read</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>

      """
  }

  private static func level(_ count: Int, _ kind: String) -> String {
    count == 0 ? "<span class=\"quiet\">0</span>" : "<span class=\"pill \(kind)\">\(Numbers.count(count))</span>"
  }
}
