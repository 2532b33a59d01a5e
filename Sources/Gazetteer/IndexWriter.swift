import Romanization

/// Why tables could not become an index.
public enum IndexError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The index would pass the 256 MiB that its numbers can address.
  case tooLarge(section: String)

  public var description: String {
    switch self {
    case .tooLarge(let section):
      "the place tables are too large for one index (\(section) passes 256 MiB); give fewer tables at a time"
    }
  }
}

/// Bytes of an index under construction.
struct IndexBytes {
  var bytes: [UInt8] = []

  mutating func append(_ number: Int) {
    let value = UInt32(truncatingIfNeeded: number)
    bytes.append(UInt8(value & 0x7F))
    bytes.append(UInt8(value >> 7 & 0x7F))
    bytes.append(UInt8(value >> 14 & 0x7F))
    bytes.append(UInt8(value >> 21 & 0x7F))
  }

  mutating func set(_ number: Int, at offset: Int) {
    let value = UInt32(truncatingIfNeeded: number)
    bytes[offset] = UInt8(value & 0x7F)
    bytes[offset + 1] = UInt8(value >> 7 & 0x7F)
    bytes[offset + 2] = UInt8(value >> 14 & 0x7F)
    bytes[offset + 3] = UInt8(value >> 21 & 0x7F)
  }
}

/// The string pool: every string once, by its offset.
struct StringPool {
  private(set) var pool = IndexBytes(bytes: [0, 0])
  private var offsets: [[UInt8]: Int] = [[]: 0]

  /// Longest string that is kept, bytes; longer ones are cut at a scalar.
  static let limit = (1 << 14) - 1

  mutating func intern(_ string: String) -> Int { intern(Array(string.utf8)) }

  mutating func intern(_ bytes: [UInt8]) -> Int {
    if let offset = offsets[bytes] { return offset }
    var cut = bytes
    if cut.count > Self.limit {
      var end = Self.limit
      while end > 0, cut[end] & 0xC0 == 0x80 { end -= 1 }
      cut.removeSubrange(end...)
    }
    let offset = pool.bytes.count
    pool.bytes.append(UInt8(cut.count & 0x7F))
    pool.bytes.append(UInt8(cut.count >> 7))
    pool.bytes.append(contentsOf: cut)
    offsets[bytes] = offset
    return offset
  }
}

/// Compiles place tables to an index.
///
/// The result depends on the tables and their order only. Rows that share a GeoNames id, a Wikidata id or a p-code are
/// one place; the first of them gives its id and canonical name. `fingerprint` (56 bits) is stored in the header.
public func compileIndex(tables: [PlaceTable], fingerprint: UInt64 = 0) throws(IndexError) -> [UInt8] {
  var names = NameCollector()
  var strings = StringPool()
  var letters = AlignmentText()
  let places = MergedPlaces(tables)
  var records = IndexBytes()
  records.bytes.reserveCapacity(places.rows.count * IndexFormat.PlaceField.recordLength)
  for (index, place) in places.rows.enumerated() { names.add(place, index: index, strings: &strings) }
  let built = names.finish(strings: &strings)
  for (index, place) in places.rows.enumerated() {
    let row = place.row
    for field in IndexFormat.PlaceField.allCases {
      let number =
        switch field {
        case .id: strings.intern(row.id)
        case .country: IndexFormat.countryCode(row.country)
        case .feature: Int(row.feature.rawValue)
        case .latitude: row.location.map { Int((($0.latitude + 90) * 1e5).rounded()) + 1 } ?? 0
        case .longitude: row.location.map { Int((($0.longitude + 180) * 1e5).rounded()) + 1 } ?? 0
        case .english: strings.intern(row.english)
        case .arabic: strings.intern(row.arabic)
        case .admin1: strings.intern(row.admin1)
        case .parentID: strings.intern(row.parentID)
        case .population: min(row.population, IndexFormat.limit - 1)
        case .wikidata: strings.intern(row.wikidata)
        case .geonames: strings.intern(row.geonames)
        case .pcode: strings.intern(row.pcode)
        case .sources: strings.intern(row.sources)
        case .firstSpelling: built.firstSpellingOfPlace[index]
        case .spellingCount: built.spellingCountOfPlace[index]
        case .flags: place.isCurated ? 1 : 0
        case .group:
          row.english.isEmpty ? 0 : Int(IndexFormat.hash(NameFolding.fold(row.english)) & 0x7FF_FFFF) << 1 | 1
        case .sounds: strings.intern(sounds(of: row.english, &letters))
        case .marks: marks(of: place).map { $0.packed << 1 | 1 } ?? 0
        }
      records.append(number)
    }
  }
  var sections = built.sections
  sections[.strings] = strings.pool.bytes
  sections[.places] = records.bytes
  sections[.identifiers] = places.identifierTable()
  return try assemble(sections, fingerprint: fingerprint)
}

private func sounds(of name: String, _ letters: inout AlignmentText) -> [UInt8] {
  letters.set(IndexFormat.text(of: FoldedName(name)))
  return SoundForm.of(letters.codes)
}

/// The marked letters of a place's name: by its Arabic name, else by the first spelling that marks them.
private func marks(of place: MergedPlaces.Place) -> EmphaticMarks? {
  if !place.row.arabic.isEmpty { return EmphaticMarks(arabic: FoldedName(place.row.arabic)) }
  return place.spellings.lazy.compactMap { EmphaticMarks(latin: $0.text) }.first
}

private func assemble(
  _ sections: [IndexFormat.Section: [UInt8]], fingerprint: UInt64
) throws(IndexError) -> [UInt8] {
  var index = IndexBytes(bytes: IndexFormat.magic)
  index.bytes.append(contentsOf: [UInt8](repeating: 0, count: IndexFormat.headerLength - index.bytes.count))
  for section in IndexFormat.Section.allCases {
    let bytes = sections[section] ?? []
    // One section or all of them together: either way an offset would not fit.
    guard index.bytes.count + bytes.count < IndexFormat.limit else { throw .tooLarge(section: "\(section)") }
    index.set(index.bytes.count, at: 32 + 8 * section.rawValue)
    index.set(bytes.count, at: 36 + 8 * section.rawValue)
    index.bytes.append(contentsOf: bytes)
  }
  index.set(IndexFormat.stamp, at: 8)
  index.set(index.bytes.count, at: 12)
  index.set(Int(fingerprint & 0xFFF_FFFF), at: 24)
  index.set(Int(fingerprint >> 28 & 0xFFF_FFFF), at: 28)
  let sum = Checksum.of(index.bytes[IndexFormat.checksumStart...])
  index.set(Int(sum & 0xFFF_FFFF), at: 16)
  index.set(Int(sum >> 28), at: 20)
  return index.bytes
}
