import FeedState
import Reporters

/// Places whose names are spelled in several ways, and by whom.
struct SpellingCards {
  let places: [PlaceSpellings]

  private static let most = 24

  func html() -> String {
    let rest = places.count - Self.most
    let note = rest > 0 ? "<p class=\"quiet\">and \(Numbers.counted(rest, "more place"))</p>\n" : ""
    return "<ul class=\"spellings\">\n\(places.prefix(Self.most).map(card).joined())</ul>\n\(note)"
  }

  private func card(_ place: PlaceSpellings) -> String {
    let most = place.spellings.map(\.mentions).max() ?? 1
    let rows = place.spellings.map { spelling in
      let isHouse = spelling.text.lowercased() == place.name.lowercased()
      let share = Numbers.decimal(Double(spelling.mentions) * 100 / Double(max(most, 1)), places: 1)
      let feeds = spelling.feeds.prefix(3).joined(separator: ", ")
      let others = spelling.feeds.count > 3 ? " and \(spelling.feeds.count - 3) more" : ""
      return """
        <tr><th scope="row">\(HTMLText.escaped(spelling.text))\
        \(isHouse ? " <span class=\"tag safe\">house</span>" : "")\
        <span class="area">\(HTMLText.escaped(feeds))\(others)</span></th>\
        <td><svg width="100%" height="10" aria-hidden="true" focusable="false">\
        <rect class="\(isHouse ? "house" : "other")" width="\(share)%" height="10" rx="2"/></svg></td>\
        <td class="count" title="mentions">\(Numbers.count(spelling.mentions))</td></tr>

        """
    }
    let arabic = place.arabic.map { " \(HTMLText.arabic($0))" } ?? ""
    return """
      <li class="panel"><h3>\(HTMLText.escaped(place.name))\(arabic)</h3>
      <table><tbody>
      \(rows.joined())</tbody></table></li>

      """
  }
}
