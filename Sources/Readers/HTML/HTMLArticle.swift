import SourceText

/// Finds the article among the blocks of a page by text density.
///
/// Each block of prose gives points to the elements around it, the nearer the more; the element with the most points is
/// the article. Blocks in it that are mostly links are menus. After the idea of Arc90's Readability (2010).
enum HTMLArticle {
  /// Indices of the segments that belong to the article; where none stands out, of all that are no menus.
  static func segments(of page: HTMLText) -> [Int] {
    let segments = page.clean.segments
    let candidates = segments.indices.filter { isProse($0, page) }
    var points: [Int: Double] = [:]
    for index in candidates {
      let text = page.clean.text[segments[index].range.indices]
      let commas = text.count { $0 == UInt8(ascii: ",") }
      var share = 1 + Double(min(text.count / 100, 8)) + Double(min(commas, 10))
      for element in page.paths[index].reversed().prefix(4) {
        points[element, default: 0] += share * bonus(page.elements[element])
        share /= 2
      }
    }
    let best = points.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    return segments.indices.filter { index in
      if isHeadline(index, page) { return true }
      if let best, !page.paths[index].contains(best) { return false }
      return !isBoilerplate(index, page) && Double(page.linkedBytes[index]) < 0.6 * Double(segments[index].range.count)
    }
  }

  private static func bonus(_ element: String) -> Double {
    switch element {
    case "article", "main": 1.5
    case "body", "html", "li", "ul", "ol", "td", "tr", "table", "h1", "h2", "h3": 0.5
    default: 1
    }
  }

  private static func isProse(_ index: Int, _ page: HTMLText) -> Bool {
    let segment = page.clean.segments[index]
    return segment.range.count >= 60 && page.linkedBytes[index] * 3 < segment.range.count
      && segment.kind != .heading && !isBoilerplate(index, page)
  }

  private static func isBoilerplate(_ index: Int, _ page: HTMLText) -> Bool {
    page.paths[index].contains { HTMLElements.boilerplate.contains(page.elements[$0]) }
  }

  private static func isHeadline(_ index: Int, _ page: HTMLText) -> Bool {
    page.paths[index].last.map { page.elements[$0] == "h1" } ?? false
  }
}
