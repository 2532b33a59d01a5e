import Gazetteer

/// `alternateNamesV2.txt` of GeoNames: id, geonameid, isolanguage, name, isPreferredName, isShortName, isColloquial,
/// isHistoric, from, to; parted by tabs, no header.
enum AlternateNames {
  /// What stands in `isolanguage` and is no language.
  private static let codes: Set<String> = [
    "post", "link", "iata", "icao", "faac", "tcid", "unlc", "abbr", "phon", "piny",
  ]

  private struct Choice {
    var name = ""
    var rank = 0
  }

  static func read(_ bytes: [UInt8], file: String, into places: inout ImportedPlaces) {
    var rows = DelimitedText(bytes, separator: 0x09, isQuoted: false)
    var english: [Int: Choice] = [:]
    var arabic: [Int: Choice] = [:]
    while let cells = rows.next() {
      places.report.read += 1
      guard cells.count >= 4 else {
        places.report.dropRow("\(cells.count) columns where alternate names have 8 or 10", at: "\(file):\(rows.line)")
        continue
      }
      guard let at = places.place(geonames: cells[1]) else {
        places.report.dropRow("alternate name of a place that is not imported", at: "\(file):\(rows.line)")
        continue
      }
      let language = cells[2]
      func flag(_ column: Int) -> Bool { column < cells.count && cells[column] == "1" }
      if language == "wkdt" {
        if places.rows[at].wikidata.isEmpty { places.rows[at].wikidata = cells[3] }
        continue
      }
      if codes.contains(language) { continue }
      places.addName(cells[3], language: language, to: at)
      // Of several names of a language, the preferred one is canonical, and of these the short one.
      if flag(6) || flag(7) { continue }
      let rank = (flag(4) ? 4 : 0) + (flag(5) ? 1 : 0)
      if language == "en", rank >= 4 || rank == 0, rank >= english[at]?.rank ?? 4 {
        if rank > english[at]?.rank ?? 0 { english[at] = Choice(name: cells[3], rank: rank) }
      }
      if language == "ar", rank > arabic[at]?.rank ?? -1 { arabic[at] = Choice(name: cells[3], rank: rank) }
    }
    for (at, choice) in english { places.prefer(choice.name, isArabic: false, at: at) }
    for (at, choice) in arabic { places.prefer(choice.name, isArabic: true, at: at) }
  }
}
