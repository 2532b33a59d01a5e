/// The places of several tables, rows of one place put together.
struct MergedPlaces {
  struct Place {
    var row: PlaceRow
    var isCurated: Bool
    /// Latin spellings with their status, the canonical one first; of rows that were merged into it too.
    var spellings: [(text: String, status: SpellingStatus)]
  }

  private(set) var rows: [Place] = []

  init(_ tables: [PlaceTable]) {
    rows.reserveCapacity(tables.reduce(0) { $0 + $1.rows.count })
    var placeOfLink: [String: Int] = [:]
    for table in tables {
      for row in table.rows {
        let links = Self.links(row)
        if let known = links.lazy.compactMap({ placeOfLink[$0] }).first {
          merge(row, isCurated: table.isCurated, into: known)
          for link in links where placeOfLink[link] == nil { placeOfLink[link] = known }
        } else {
          for link in links { placeOfLink[link] = rows.count }
          rows.append(Place(row: row, isCurated: table.isCurated, spellings: Self.spellings(row, table.isCurated)))
        }
      }
    }
  }

  /// What makes two rows one place; the id too, so that a table given twice does no harm.
  private static func links(_ row: PlaceRow) -> [String] {
    var links = ["i" + row.id]
    if !row.geonames.isEmpty { links.append("g" + row.geonames) }
    if !row.wikidata.isEmpty { links.append("w" + row.wikidata) }
    if !row.pcode.isEmpty { links.append("p" + row.pcode) }
    return links
  }

  private static func spellings(_ row: PlaceRow, _ isCurated: Bool) -> [(text: String, status: SpellingStatus)] {
    var spellings: [(text: String, status: SpellingStatus)] = []
    if !row.english.isEmpty { spellings.append((row.english, .canonical)) }
    spellings += row.accepted.map { ($0, .accepted) }
    spellings += row.latinVariants.map { ($0, isCurated ? .fault : .variant) }
    if !row.arabic.isEmpty { spellings.append((row.arabic, .arabic)) }
    spellings += row.arabicVariants.map { ($0, .arabicVariant) }
    return spellings
  }

  private mutating func merge(_ row: PlaceRow, isCurated: Bool, into index: Int) {
    for (text, status) in Self.spellings(row, isCurated)
    where !rows[index].spellings.contains(where: { $0.text == text }) {
      let weaker: SpellingStatus =
        switch status {
        case .canonical: rows[index].row.english.isEmpty ? .canonical : .variant
        case .arabic: rows[index].row.arabic.isEmpty ? .arabic : .arabicVariant
        default: status
        }
      rows[index].spellings.append((text, weaker))
    }
    func fill(_ path: WritableKeyPath<PlaceRow, String>) {
      if rows[index].row[keyPath: path].isEmpty { rows[index].row[keyPath: path] = row[keyPath: path] }
    }
    for path in [
      \PlaceRow.english, \.arabic, \.country, \.admin1, \.parentID, \.wikidata, \.geonames, \.pcode, \.sources,
    ] { fill(path) }
    if rows[index].row.population == 0 { rows[index].row.population = row.population }
    if rows[index].row.location == nil { rows[index].row.location = row.location }
  }

  /// Open-addressed table from the hash of a kind and an identifier to a place.
  func identifierTable() -> [UInt8] {
    var keys: [(hash: UInt64, place: Int)] = []
    for (index, place) in rows.enumerated() {
      for link in Self.links(place.row) { keys.append((IndexFormat.hash(link.utf8), index)) }
    }
    return SlotTable.make(keys.map { ($0.hash, $0.place) })
  }
}

/// Open-addressed tables of numbers: at most two thirds full, linear probing.
enum SlotTable {
  /// Slots for a number of entries.
  static func capacity(for count: Int) -> Int { count + count / 2 + 1 }

  /// First slot of a hash of 56 bits.
  @inline(__always)
  static func slot(_ hash: UInt64, _ capacity: Int) -> Int {
    Int((hash << 8).multipliedFullWidth(by: UInt64(truncatingIfNeeded: capacity)).high)
  }

  static func make(_ entries: [(hash: UInt64, value: Int)]) -> [UInt8] {
    let capacity = capacity(for: entries.count)
    var slots = [Int](repeating: 0, count: capacity)
    for (hash, value) in entries {
      var at = slot(hash, capacity)
      while slots[at] != 0 { at = at + 1 == capacity ? 0 : at + 1 }
      slots[at] = value + 1
    }
    var bytes = IndexBytes()
    bytes.bytes.reserveCapacity(4 * capacity)
    for slot in slots { bytes.append(slot) }
    return bytes.bytes
  }
}
