@preconcurrency import Glibc

/// A place of a gazetteer: which of its indexes, and which record there.
public struct PlaceID: Hashable, Sendable {
  package let index: UInt16
  let record: UInt32

  init(index: Int, record: Int) {
    self.index = UInt16(truncatingIfNeeded: index)
    self.record = UInt32(truncatingIfNeeded: record)
  }
}

/// A view of a place. Fields are read when asked for; making one costs nothing.
public struct Place: Sendable {
  public let handle: PlaceID
  private let source: PlaceIndex
  private var record: Int { Int(handle.record) }

  init(handle: PlaceID, source: PlaceIndex) {
    self.handle = handle
    self.source = source
  }

  private func string(_ field: IndexFormat.PlaceField) -> String { source.string(source.place(record, field)) }

  /// Id in its table, for instance `wof:101912345`.
  public var id: String { string(.id) }
  /// Canonical Latin name; empty when the table has none.
  public var english: String { string(.english) }
  /// Preferred name in Arabic script; empty when the table has none.
  public var arabic: String { string(.arabic) }
  /// ISO 3166-1 alpha-2; empty when unknown.
  public var country: String { IndexFormat.countryName(source.place(record, .country)) }
  public var feature: PlaceFeature {
    PlaceFeature(rawValue: UInt8(truncatingIfNeeded: source.place(record, .feature))) ?? .other
  }
  /// Inhabitants; 0 when unknown.
  public var population: Int { source.place(record, .population) }
  /// English name of the first-level unit.
  public var admin1: String { string(.admin1) }
  public var parentID: String { string(.parentID) }
  public var wikidata: String { string(.wikidata) }
  public var geonames: String { string(.geonames) }
  public var pcode: String { string(.pcode) }
  /// Tags of the sources, parted by bars.
  public var sources: String { string(.sources) }
  /// Whether the place's table says which spellings are faults.
  public var isCurated: Bool { source.place(record, .flags) & 1 != 0 }
  public var location: Coordinate? {
    let (latitude, longitude) = (source.place(record, .latitude), source.place(record, .longitude))
    guard latitude > 0, longitude > 0 else { return nil }
    return Coordinate(latitude: Double(latitude - 1) / 1e5 - 90, longitude: Double(longitude - 1) / 1e5 - 180)
  }

  /// Every spelling of the place in both scripts, the canonical ones first in each.
  public var spellings: [(text: String, status: SpellingStatus)] {
    source.spellings(ofPlace: record).map { at in
      let status = SpellingStatus(rawValue: UInt8(source.number(.spellings, 8 * at) & 7)) ?? .variant
      return (source.string(source.number(.spellings, 8 * at + 4)), status)
    }
  }

  /// How a spelling, taken letter by letter, stands to the place; nil when the tables do not have it so.
  public func status(ofExactly spelling: some Collection<UInt8>) -> SpellingStatus? {
    for at in source.spellings(ofPlace: record) {
      let isSame = source.withString(source.number(.spellings, 8 * at + 4)) {
        $0.count == spelling.count && $0.elementsEqual(spelling)
      }
      if isSame { return SpellingStatus(rawValue: UInt8(source.number(.spellings, 8 * at) & 7)) }
    }
    return nil
  }
}

extension Coordinate {
  /// Great-circle distance in kilometres, on a sphere of 6371 km.
  public func kilometres(to other: Coordinate) -> Double {
    let degree = Double.pi / 180
    let (a, b) = (latitude * degree, other.latitude * degree)
    let dLatitude = (b - a) / 2
    let dLongitude = (other.longitude - longitude) * degree / 2
    let h =
      sin(dLatitude) * sin(dLatitude)
      + cos(a) * cos(b) * sin(dLongitude) * sin(dLongitude)
    return 2 * 6371 * asin(min(1, h.squareRoot()))
  }
}
