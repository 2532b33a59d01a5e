import FeedState
import Reporters

/// The dashboard of a state: one page that holds all it needs, runs no script and loads nothing.
public struct DashboardPage: Sendable {
  private let figures: DashboardFigures
  private let tool: String
  private let titles: [String: String]

  /// - Parameters:
  ///   - tool: name and version of the program.
  ///   - titles: what each rule is about, by its id.
  public init(_ figures: DashboardFigures, tool: String, titles: [String: String]) {
    self.figures = figures
    self.tool = tool
    self.titles = titles
  }

  /// The page as UTF-8.
  public func html() -> [UInt8] {
    var out: [UInt8] = []
    let title = figures.feeds.count == 1 ? figures.feeds[0].title ?? figures.feeds[0].name : "Feeds"
    out.put(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      img-src data:; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="\(HTMLText.escaped(tool))">
      <title>\(HTMLText.escaped(title)): quality of translation</title>
      <link rel="icon" href="data:,">
      <style>\(DashboardStyle.text)</style>
      </head>
      <body>
      <a class="skip" href="#days">Skip to the figures</a>
      <header class="top">
      <div class="brand"><span class="logo" aria-hidden="true">mt</span> mtlint dashboard</div>
      <h1>\(HTMLText.escaped(title))</h1>
      <p class="lede">\(period)</p>
      \(tiles)\(jump)</header>
      <main>
      \(sections.map(Self.section).joined())</main>
      <footer class="bottom">Written by \(HTMLText.escaped(tool)). Categories and penalty follow MQM: minor 1, major 5, \
      critical 25 points. Days and times are UTC. Of each item the latest version counts; the days show all.</footer>
      </body>
      </html>

      """)
    return out
  }

  private struct Section {
    let id: String
    let title: String
    let html: String
  }

  /// Those that have something to show.
  private var sections: [Section] {
    if figures.all.items == 0 {
      return [Section(id: "days", title: "Nothing yet", html: "<p>No item was checked in this time.</p>\n")]
    }
    var out = [
      Section(id: "days", title: "Day by day", html: DayCharts(figures: figures).html()),
      Section(id: "sources", title: "Sources", html: SourceTable(feeds: figures.feeds).html()),
    ]
    if !figures.rules.isEmpty {
      let rules = NamedBars(caption: "By rule", rows: figures.rules, titles: titles).html()
      let categories = NamedBars(caption: "By category", rows: figures.categories).html()
      out.append(
        Section(id: "rules", title: "What was found", html: "<div class=\"charts\">\n\(categories)\(rules)</div>\n"))
      out.append(Section(id: "worst", title: "Worst items", html: WorstItems(items: figures.worst).html()))
    }
    if !figures.places.isEmpty {
      let cards = SpellingCards(places: figures.places).html()
      out.append(Section(id: "spellings", title: "One place, several spellings", html: cards))
    }
    out.append(Section(id: "runs", title: "Last runs", html: RunTable(runs: figures.runs).html()))
    return out
  }

  private static func section(_ section: Section) -> String {
    """
    <section id="\(section.id)" aria-labelledby="\(section.id)-title">
    <h2 id="\(section.id)-title">\(section.title)</h2>
    \(section.html)</section>

    """
  }

  private var period: String {
    if figures.all.items == 0 { return "No items yet." }
    let days = "\(DayNames.long(figures.firstDay)) to \(DayNames.long(figures.lastDay))"
    let last = figures.runs.first.map { ", last run \(DayNames.minute($0.started)) UTC" } ?? ""
    return HTMLText.escaped("\(Numbers.counted(figures.feeds.count, "source")), \(days)\(last)")
  }

  private var jump: String {
    let links = sections.map { "<a href=\"#\($0.id)\">\($0.title)</a>" }
    return "<nav class=\"jump\" aria-label=\"Parts\">\(links.joined(separator: "\n"))</nav>\n"
  }

  private var tiles: String {
    let all = figures.all
    let clean = all.items - all.faultyItems
    let share = all.items == 0 ? 0 : Double(clean) * 100 / Double(all.items)
    let tiles: [(String, String, String)] = [
      ("plain", Numbers.count(all.items), all.items == 1 ? "item checked" : "items checked"),
      ("safe", "\(Numbers.decimal(share, places: 0))\u{202F}%", "of items without an error"),
      ("error", Numbers.count(all.counts.errors), all.counts.errors == 1 ? "error" : "errors"),
      ("warning", Numbers.count(all.counts.warnings), all.counts.warnings == 1 ? "warning" : "warnings"),
      ("plain", Numbers.decimal(all.penaltyPerThousandWords, places: 1), "MQM penalty per 1,000 words"),
      (
        "plain", Numbers.count(figures.places.count),
        figures.places.count == 1 ? "place in several spellings" : "places in several spellings"
      ),
    ]
    let items = tiles.map { kind, value, label in
      "<div class=\"tile \(kind)\"><dt>\(label)</dt><dd>\(value)</dd></div>\n"
    }
    return "<dl class=\"tiles\">\n\(items.joined())</dl>\n"
  }
}
