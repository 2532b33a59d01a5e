import Findings

/// One text of the page: its head, its article with marks, its cards, and what the script needs.
struct DocumentSection: Sendable {
  let document: PageDocument

  func write(into out: inout [UInt8]) {
    let report = document.report
    var summary = ReportSummary()
    summary.add(report)
    let name = HTMLText.escaped(ReportPath.display(report.document))
    let isFixable = document.items.contains { $0.choices.contains { $0.edits != nil } }
    let facts = [
      report.document.format.name, report.language, Numbers.counted(report.words, "word"),
      "MQM \(Numbers.decimal(summary.penaltyPerThousandWords, places: 1)) per 1,000 words",
    ]
    out.put(
      """
      <details class="doc" id="\(document.id)" open>
      <summary><h3>\(name)</h3> \(PageContents.counts(summary))
      <span class="facts">\(HTMLText.escaped(facts.joined(separator: " · ")))</span></summary>
      \(isFixable ? Self.tools : "")<div class="columns">
      <article class="text" lang="\(HTMLText.escaped(report.language))" aria-label="Text of \(name)">
      \(ArticleMarkup(document).html())</article>
      <section class="side" aria-label="Findings in \(name)">
      \(FindingCards(document: document).html())</section>
      </div>
      <script type="application/json" class="doc-data">
      """)
    out += document.data()
    out.put("</script>\n</details>\n")
  }

  /// What can be done with the ticked fixes.
  private static let tools = """
    <div class="tools needs-script" role="group" aria-label="Fixes of this text">
    <span class="ticked" aria-live="polite"></span>
    <button type="button" class="tick-safe">Tick safe fixes</button>
    <button type="button" class="tick-all">Tick all</button>
    <button type="button" class="tick-none">Untick</button>
    <button type="button" class="preview" aria-pressed="false">Read it corrected</button>
    <span class="spacer"></span>
    <button type="button" class="copy strong">Copy text</button>
    <button type="button" class="download strong">Download</button>
    </div>

    """
}

/// The list of texts at the head of the page.
enum PageContents {
  struct Line: Sendable {
    let id: String
    let name: String
    let summary: ReportSummary

    init(_ document: PageDocument) {
      id = document.id
      name = ReportPath.display(document.report.document)
      var summary = ReportSummary()
      summary.add(document.report)
      self.summary = summary
    }
  }

  static func html(_ lines: [Line]) -> String {
    guard lines.count > 1 else { return "" }
    let items = lines.map { line in
      "<li><a href=\"#\(line.id)\">\(HTMLText.escaped(line.name))</a> \(counts(line.summary))</li>\n"
    }
    return "<nav class=\"contents\" aria-label=\"Texts\">\n<ul>\n\(items.joined())</ul>\n</nav>\n"
  }

  /// Counts by level; those that are none are left out.
  static func counts(_ summary: ReportSummary) -> String {
    let counts = [
      ("error", Numbers.counted(summary.errors, "error"), summary.errors),
      ("warning", Numbers.counted(summary.warnings, "warning"), summary.warnings),
      ("suggestion", Numbers.counted(summary.suggestions, "suggestion"), summary.suggestions),
    ]
    let shown = counts.filter { $0.2 > 0 }.map { "<span class=\"pill \($0.0)\">\($0.1)</span>" }
    return shown.isEmpty ? "<span class=\"pill safe\">clean</span>" : shown.joined(separator: " ")
  }
}
