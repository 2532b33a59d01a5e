import Gazetteer

/// Writes places in the form that `--gazetteer` reads.
public enum PlaceTableWriter {
  public static let header =
    "id\tcountry\tfeature\tlat\tlon\tarabic\tarabic_variants\tenglish\tlatin_variants\tadmin1\tparent_id\tpopulation\t"
    + "wikidata\tgeonames\tpcode\tsources\n"

  public static func text(_ rows: some Sequence<PlaceRow>) -> String {
    var text = header
    for row in rows {
      let cells: [String] = [
        row.id, row.country, row.feature.name, row.location.map { "\($0.latitude)" } ?? "",
        row.location.map { "\($0.longitude)" } ?? "", row.arabic, row.arabicVariants.joined(separator: "|"),
        row.english, row.latinVariants.joined(separator: "|"), row.admin1, row.parentID,
        row.population > 0 ? "\(row.population)" : "", row.wikidata, row.geonames, row.pcode, row.sources,
      ]
      text += cells.joined(separator: "\t") + "\n"
    }
    return text
  }
}
