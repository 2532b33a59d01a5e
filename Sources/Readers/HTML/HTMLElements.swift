import SourceText

/// What elements mean for the text they hold.
enum HTMLElements {
  /// Elements that stand alone on the page: text before and after is no part of theirs.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "pre", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul", "video",
    "audio", "button", "textarea", "object", "script", "style", "noscript", "template", "svg", "math", "canvas",
  ]

  /// Elements whose content no reader of the page sees as text.
  static let hidden: Set<String> = [
    "script", "style", "template", "noscript", "svg", "math", "canvas", "iframe", "noembed", "noframes", "object",
    "audio", "video", "textarea", "select", "pre", "xmp",
  ]

  /// Elements whose text is quoted from a machine.
  static let code: Set<String> = ["code", "kbd", "samp", "tt", "var"]

  /// Elements without content.
  static let empty: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]

  /// For an element that begins: the open ones that end there. Source: WHATWG HTML, 13.1.2.4 (optional tags).
  static let impliedEnds: [String: Set<String>] = [
    "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "option": ["option"], "td": ["td", "th"], "th": ["td", "th"],
    "tr": ["td", "th", "tr"], "tbody": ["td", "th", "tr", "thead", "tbody"], "body": ["head"],
  ]

  /// Elements around the article of a page.
  static let boilerplate: Set<String> = ["nav", "footer", "aside", "form", "button", "menu", "dialog", "select"]

  static func kind(_ name: String) -> Segment.Kind? {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6", "title": .heading
    case "li", "dd", "dt": .listItem
    case "blockquote": .quotation
    case "figcaption", "caption": .caption
    case "td", "th": .cell
    default: nil
    }
  }
}
