import Findings

/// The frame of the page: head, figures, filters, and the parts that speak of all texts together.
struct PageTemplate: Sendable {
  let context: ReportContext
  let summary: ReportSummary
  let fixes: FixCount
  let failures: [InputFailure]
  let contents: [PageContents.Line]
  let charts: FindingCharts
  let places: MappedPlaces

  /// Everything before the texts.
  func writeHead(into out: inout [UInt8]) {
    let title = HTMLText.escaped(self.title)
    // Nothing is loaded from anywhere, and no script runs but the page's own.
    let policy = """
      default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
      script-src 'sha256-\(SHA256.base64(of: Array(PageScript.text.utf8)))'
      """
    out.put(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="\(HTMLText.escaped("\(context.toolName) \(context.toolVersion)"))">
      <title>\(title)</title>
      <link rel="icon" href="data:,">
      <style>\(PageStyle.text)</style>
      </head>
      <body>
      <a class="skip" href="#texts">Skip to the text</a>
      <header class="top">
      <div class="brand"><span class="logo" aria-hidden="true">mt</span> \(HTMLText.escaped(context.toolName)) report</div>
      <h1>\(title)</h1>
      \(figures)\(problems)</header>
      \(filters)<main>
      <section id="texts" aria-labelledby="texts-title">
      <h2 id="texts-title">\(contents.count == 1 ? "Text" : "Texts")</h2>
      \(PageContents.html(contents))
      """)
  }

  /// Everything after the texts.
  func writeFoot(into out: inout [UInt8]) {
    out.put("</section>\n")
    if !places.entries.isEmpty {
      out.put("<section id=\"places\" aria-labelledby=\"places-title\">\n<h2 id=\"places-title\">Places</h2>\n")
      out.put(PlacesSection(places: places, orientation: context.orientation).html())
      out.put("</section>\n")
    }
    if !charts.isEmpty {
      out.put(
        "<section id=\"figures\" aria-labelledby=\"figures-title\">\n<h2 id=\"figures-title\">What was found</h2>\n")
      out.put(charts.html())
      out.put("</section>\n")
    }
    out.put(
      """
      </main>
      <footer class="bottom">Written by \(HTMLText.escaped("\(context.toolName) \(context.toolVersion)")). \
      Categories and penalty follow MQM: minor 1, major 5, critical 25 points. \
      <span class="needs-script">In the list of findings <kbd>j</kbd> and <kbd>k</kbd> go on and back, \
      <kbd>x</kbd> ticks a fix.</span></footer>
      <div id="live" class="sr" aria-live="polite"></div>
      <script>\(PageScript.text)</script>
      </body>
      </html>

      """)
  }

  private var title: String {
    if let title = context.title { return title }
    if contents.count == 1, let only = contents.first { return only.name }
    return Numbers.counted(contents.count, "text")
  }

  private var figures: String {
    let penalty = Numbers.decimal(summary.penaltyPerThousandWords, places: 1)
    let tiles: [(String, String, String)] = [
      ("error", Numbers.count(summary.errors), summary.errors == 1 ? "error" : "errors"),
      ("warning", Numbers.count(summary.warnings), summary.warnings == 1 ? "warning" : "warnings"),
      ("suggestion", Numbers.count(summary.suggestions), summary.suggestions == 1 ? "suggestion" : "suggestions"),
      ("plain", penalty, "MQM penalty per 1,000 words"),
      (
        "safe", Numbers.count(fixes.safe),
        "safe \(fixes.safe == 1 ? "fix" : "fixes"), \(Numbers.count(fixes.unsafe)) to look at"
      ),
      ("plain", Numbers.count(summary.words), summary.words == 1 ? "word" : "words"),
    ]
    let shown = tiles.filter { $0.0 != "suggestion" || summary.suggestions > 0 }
    let items = shown.map { kind, value, label in
      "<div class=\"tile \(kind)\"><dt>\(label)</dt><dd>\(value)</dd></div>\n"
    }
    return "<dl class=\"tiles\">\n\(items.joined())</dl>\n"
  }

  private var problems: String {
    if failures.isEmpty { return "" }
    let items = failures.map {
      "<li><b>\(HTMLText.escaped($0.path))</b>: \(HTMLText.escaped($0.message))</li>\n"
    }
    return "<div class=\"problems\" role=\"alert\"><p>Not read:</p>\n<ul>\n\(items.joined())</ul>\n</div>\n"
  }

  private var filters: String {
    if charts.isEmpty { return "" }
    func options(_ names: [String]) -> String {
      names.map { "<option value=\"\(HTMLText.escaped($0))\">\(HTMLText.escaped($0))</option>" }.joined()
    }
    let counts = [Level.error: summary.errors, .warning: summary.warnings, .suggestion: summary.suggestions]
    let levels = Level.allCases.filter { counts[$0] ?? 0 > 0 }.map { level in
      """
      <label class="chip \(level.rawValue)"><input type="checkbox" class="by-level" value="\(level.rawValue)" checked>\
       \(FindingCards.word(level))s <span class="amount">\(counts[level] ?? 0)</span></label>

      """
    }
    return """
      <nav class="bar needs-script" aria-label="Filter and parts">
      <form class="filters" id="filters">
      <fieldset><legend class="sr">Levels</legend>
      \(levels.joined())</fieldset>
      <label><span class="sr">Category</span><select id="by-category"><option value="">All categories</option>\
      \(options(charts.categories))</select></label>
      <label><span class="sr">Rule</span><select id="by-rule"><option value="">All rules</option>\
      \(options(charts.rules))</select></label>
      <label class="chip plain"><input type="checkbox" id="by-fix"> With a fix</label>
      <button type="reset" class="reset">Reset</button>
      <output id="shown" for="filters"></output>
      </form>
      <span class="parts"><a href="#texts">Text</a>\(places.entries.isEmpty ? "" : "<a href=\"#places\">Places</a>")\
      <a href="#figures">Figures</a></span>
      </nav>

      """
  }
}
