import Gazetteer
import Romanization

/// Writes tables in the form that ``PlaceTableReader`` reads, and the withheld parts beside them.
enum SplitWriter {
  static func write(_ tables: [PlaceTable], names: Int, places: Int, seed: UInt64, to folder: String) throws {
    var generator = SeededGenerator(seed: seed)
    // Places go by their Arabic name, namesakes too.
    let distinct = Set(tables.flatMap { $0.rows.map(\.arabic) }.filter { !$0.isEmpty }).sorted()
    let chosen = Set(distinct.shuffled(using: &generator).prefix(places))
    var romanize = "arabic\tenglish\tother_latin_spellings\tcountry\n"
    var kept = tables
    for number in kept.indices {
      for row in kept[number].rows where chosen.contains(row.arabic) && !row.english.isEmpty {
        romanize += "\(row.arabic)\t\(row.english)\t\(row.latinVariants.joined(separator: "|"))\t\(row.country)\n"
      }
      kept[number].rows.removeAll { chosen.contains($0.arabic) }
    }
    let (reduced, withheld) = NameSplit.withhold(names, from: kept, seed: seed &+ 1)
    try FileAccess.makeFolder("\(folder)/places")
    for table in reduced { try write(text(of: table), to: "\(folder)/places/\(table.name)") }
    let index = try PlaceIndex(IndexStorage(compileIndex(tables: reduced)), verify: false)
    let gazetteer = Gazetteer(indexes: [index], model: .untrained)
    var all = "variant\tcanonical_english\tarabic\tid\tcountry\n"
    var fair = all
    for spelling in withheld {
      let line =
        [spelling.text, spelling.english, spelling.arabic, spelling.placeID, spelling.country]
        .joined(separator: "\t") + "\n"
      all += line
      if FairSpellings.isFair(spelling, in: gazetteer) { fair += line }
    }
    try write(all, to: "\(folder)/names-all.tsv")
    try write(fair, to: "\(folder)/names.tsv")
    try write(romanize, to: "\(folder)/romanize.tsv")
  }

  private static func write(_ text: String, to path: String) throws {
    try FileAccess.writeAtomically(Array(text.utf8), to: path)
  }

  static func text(of table: PlaceTable) -> String {
    var text =
      "id\tcountry\tfeature\tlat\tlon\tarabic\tarabic_variants\tenglish\tlatin_variants\tadmin1\tparent_id\tpopulation\t"
      + "wikidata\tgeonames\tpcode\tsources\n"
    for row in table.rows {
      let cells: [String] = [
        row.id, row.country, row.feature.name, row.location.map { "\($0.latitude)" } ?? "",
        row.location.map { "\($0.longitude)" } ?? "", row.arabic, row.arabicVariants.joined(separator: "|"),
        row.english,
        row.latinVariants.joined(separator: "|"), row.admin1, row.parentID,
        row.population > 0 ? "\(row.population)" : "",
        row.wikidata, row.geonames, row.pcode, row.sources,
      ]
      text += cells.joined(separator: "\t") + "\n"
    }
    return text
  }
}
