import FeedState
import Reporters
import Web

/// The items with the most penalty points, with what is gravest in each.
struct WorstItems {
  let items: [ItemTally]

  func html() -> String { "<ol class=\"worst\">\n\(items.map(card).joined())</ol>\n" }

  private func card(_ item: ItemTally) -> String {
    let title = item.title.map { $0.isEmpty ? item.guid : $0 } ?? item.guid
    let counts = item.texts.counts
    let pills = [(counts.errors, "error"), (counts.warnings, "warning"), (counts.suggestions, "suggestion")].filter {
      $0.0 > 0
    }.map { "<span class=\"pill \($0.1)\">\(Numbers.counted($0.0, $0.1))</span> " }
    let feed = item.feedTitle.map { $0.isEmpty ? item.feed : $0 } ?? item.feed
    let findings = item.findings.map { finding in
      "<li><span class=\"word\">\(HTMLText.escaped(Self.shortened(finding.text)))</span> "
        + "\(HTMLText.escaped(finding.message)) <code>\(HTMLText.breakable(finding.rule))</code></li>\n"
    }
    let more = counts.total - item.findings.count
    return """
      <li class="panel"><h3>\(linked(title, item.link))</h3>
      <p class="quiet">\(HTMLText.escaped(feed)) · \(DayNames.minute(item.published ?? item.seen)) · \
      \(Numbers.counted(item.texts.words, "word"))</p>
      <p>\(pills.joined())<span class="pill plain">penalty \(Numbers.count(item.texts.penalty))</span></p>
      <ul>
      \(findings.joined())</ul>
      \(more > 0 ? "<p class=\"quiet\">and \(more) more</p>\n" : "")</li>

      """
  }

  /// Only to the web: whatever else a feed calls a link is shown and leads nowhere.
  private func linked(_ title: String, _ link: String?) -> String {
    guard let link, WebAddress(link).isWeb else { return HTMLText.escaped(title) }
    return "<a href=\"\(HTMLText.escaped(link))\" rel=\"noreferrer\">\(HTMLText.escaped(title))</a>"
  }

  /// The beginning of a long text.
  static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 60 ? line.prefix(58) + "…" : line
  }
}
