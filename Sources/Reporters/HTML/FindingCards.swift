import Findings

/// The list of a document's findings: each with its message, its fixes to tick, its place and its rule.
struct FindingCards: Sendable {
  let document: PageDocument

  func html() -> String {
    if document.items.isEmpty { return "<p class=\"quiet\">Nothing was found in this text.</p>\n" }
    return "<ol class=\"cards\">\n" + document.items.map(card).joined() + "</ol>\n"
      + "<p class=\"quiet no-match\" hidden>No finding of this text matches the filter.</p>\n"
  }

  private func card(_ item: PageDocument.Item) -> String {
    let finding = item.finding
    let id = document.itemID(item)
    let fixable = item.choices.contains { $0.edits != nil }
    var out = """
      <li class="card \(finding.level.rawValue)" id="\(id)" tabindex="-1" data-level="\(finding.level.rawValue)" \
      data-rule="\(finding.rule)" data-category="\(finding.category)" data-fixable="\(fixable)">
      <div class="head"><a class="number" href="#\(document.markID(item))" \
      aria-label="Finding \(item.number): show it in the text">\(item.number)</a>
      <span class="level">\(Self.word(finding.level))</span>
      <span class="where">line \(item.located.start.line), column \(item.located.start.column)</span></div>
      <p class="message">\(HTMLText.escaped(finding.message))</p>

      """
    if !item.choices.isEmpty {
      out += "<ul class=\"fixes\">\n"
      for index in item.choices.indices { out += fix(item, index) }
      out += "</ul>\n"
    }
    if let place = finding.place {
      let certainty = PlaceWords.Certainty(place.confidence)
      out += "<p class=\"place\"><span class=\"dot \(certainty.rawValue)\" aria-hidden=\"true\"></span> "
      out += "\(PlaceWords.html(place)) <span class=\"sure\">\(PlaceWords.percent(place.confidence)) sure</span></p>\n"
    }
    out += """
      <p class="rule"><code>\(HTMLText.breakable(finding.rule.name))</code> <span>\(HTMLText.breakable(finding.category.path)), \
      \(finding.severity.rawValue)</span></p>
      </li>

      """
    return out
  }

  private func fix(_ item: PageDocument.Item, _ index: Int) -> String {
    let choice = item.choices[index]
    let kind = choice.fix.applicability.rawValue
    let change = """
      <span class="change"><del><span class="sr">before: </span>\(shown(choice.preview.before))</del> \
      <span class="arrow" aria-hidden="true">→</span> \
      <ins><span class="sr">after: </span>\(shown(choice.preview.after))</ins></span>
      """
    let tag =
      "<span class=\"tag \(kind)\">\(choice.edits == nil ? "by hand" : kind == "safe" ? "safe" : "look first")</span>"
    guard choice.edits != nil else { return "<li><div class=\"fix\">\(change) \(tag)</div></li>\n" }
    let id = document.choiceID(item, index)
    return """
      <li><label class="fix" title="\(HTMLText.escaped(choice.fix.message))">\
      <input type="checkbox" class="tick" id="\(id)" data-finding="\(document.itemID(item))" disabled>\
      \(change) \(tag)</label></li>

      """
  }

  /// One side of a fix; text that is nothing but blanks is named.
  private func shown(_ text: String) -> String {
    if text.isEmpty { return "<i>nothing</i>" }
    if text.allSatisfy({ $0 == " " }) { return "<i>blank</i>" }
    return "<bdi>\(HTMLText.escaped(text))</bdi>"
  }

  static func word(_ level: Level) -> String {
    switch level {
    case .error: "Error"
    case .warning: "Warning"
    case .suggestion: "Suggestion"
    }
  }
}
