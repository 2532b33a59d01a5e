import Gazetteer

/// The places of all files, rows of one place put together.
///
/// Rows are one place when they share an id, a GeoNames or Wikidata id, or a p-code. The first keeps its id and its
/// canonical names; the others add what it lacks, their names as variants, and their sources.
struct ImportedPlaces {
  var rows: [PlaceRow] = []
  var names = NameSorter(report: ImportReport())
  private var placeOfLink: [String: Int] = [:]

  var report: ImportReport {
    get { names.report }
    set { names.report = newValue }
  }

  private static func links(_ row: PlaceRow) -> [String] {
    let links = [("i", row.id), ("g", row.geonames), ("w", row.wikidata), ("p", row.pcode)]
    return links.filter { !$0.1.isEmpty }.map { $0.0 + $0.1 }
  }

  func place(geonames: String) -> Int? { placeOfLink["g" + geonames] }

  /// - Parameter isRepeated: the source names the place in many rows, which is no news.
  mutating func add(_ row: PlaceRow, isRepeated: Bool = false) {
    var row = row
    NameSorter.settle(&row)
    guard !row.english.isEmpty || !row.arabic.isEmpty else {
      report.dropRow("no name in Latin or Arabic script", at: row.id)
      return
    }
    let links = Self.links(row)
    let known = links.compactMap { placeOfLink[$0] }.first
    let at = known ?? rows.count
    if known == nil { rows.append(row) } else { merge(row, into: at) }
    if known != nil, !isRepeated { report.merged += 1 }
    for link in links where placeOfLink[link] == nil { placeOfLink[link] = at }
  }

  private mutating func merge(_ row: PlaceRow, into at: Int) {
    for path in [
      \PlaceRow.country, \.admin1, \.parentID, \.wikidata, \.geonames, \.pcode, \.english, \.arabic,
    ] where rows[at][keyPath: path].isEmpty { rows[at][keyPath: path] = row[keyPath: path] }
    if rows[at].location == nil { rows[at].location = row.location }
    if rows[at].population == 0 { rows[at].population = row.population }
    if rows[at].feature == .other { rows[at].feature = row.feature }
    for name in [row.english] + row.latinVariants + [row.arabic] + row.arabicVariants {
      names.add(name, to: &rows[at])
    }
    NameSorter.settle(&rows[at])
    var sources = rows[at].sources.split(separator: "|").map(String.init)
    for source in row.sources.split(separator: "|").map(String.init) where !sources.contains(source) {
      sources.append(source)
    }
    rows[at].sources = sources.joined(separator: "|")
  }

  /// Gives each place that lacks it the name of the first-level unit that it lies in, by its parents.
  mutating func nameRegions() {
    for at in rows.indices where rows[at].admin1.isEmpty {
      var here: Int? = at
      // Sources nest places six deep; a circle of parents ends here too.
      for _ in 0..<8 {
        guard let unit = here else { break }
        if rows[unit].feature.family == .region {
          rows[at].admin1 = rows[unit].english
          break
        }
        here = rows[unit].parentID.isEmpty ? nil : placeOfLink["i" + rows[unit].parentID]
      }
    }
  }

  mutating func addName(_ name: String, language: String, to at: Int) {
    names.add(name, language: language, to: &rows[at])
  }

  /// Makes a name that the place has the canonical one of its script; the one before becomes a variant.
  mutating func prefer(_ name: String, isArabic: Bool, at: Int) {
    let name = NameSorter.clean(name)
    var row = rows[at]
    if isArabic, row.arabicVariants.contains(name) {
      row.arabicVariants.insert(row.arabic, at: 0)
      row.arabic = name
    } else if !isArabic, row.latinVariants.contains(name) {
      row.latinVariants.insert(row.english, at: 0)
      row.english = name
    }
    NameSorter.settle(&row)
    rows[at] = row
  }
}
