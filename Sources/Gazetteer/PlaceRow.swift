/// One place as a table gives it.
public struct PlaceRow: Sendable, Equatable {
  /// Id within the tables, for instance `wof:101912345`; never empty.
  public var id: String
  /// ISO 3166-1 alpha-2, upper case; empty when unknown.
  public var country: String = ""
  public var feature: PlaceFeature = .other
  public var location: Coordinate?
  /// Preferred name in Arabic script.
  public var arabic: String = ""
  public var arabicVariants: [String] = []
  /// Preferred name in Latin script: the canonical form.
  public var english: String = ""
  /// Other spellings in Latin script. In a curated table they are faults.
  public var latinVariants: [String] = []
  /// Other spellings in Latin script that are recognised and not faulted.
  public var accepted: [String] = []
  /// English name of the first-level unit the place lies in.
  public var admin1: String = ""
  public var parentID: String = ""
  /// Inhabitants; 0 when unknown.
  public var population: Int = 0
  public var wikidata: String = ""
  public var geonames: String = ""
  /// OCHA place code.
  public var pcode: String = ""
  /// Where the row comes from, as the table writes it (tags parted by bars).
  public var sources: String = ""

  public init(id: String) { self.id = id }
}

/// WGS 84 position in degrees.
public struct Coordinate: Sendable, Equatable {
  public var latitude: Double
  public var longitude: Double

  /// Nil outside −90…90 and −180…180.
  public init?(latitude: Double, longitude: Double) {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// Class of a place: the names that Who's On First uses, and the finer ones of the house's own tables.
public enum PlaceFeature: UInt8, Sendable, CaseIterable {
  case country, region, county, localadmin, locality, neighbourhood, water, mountain, other
  case governorate, district, subdistrict, city, town, village, camp, crossing, base

  /// The class of Who's On First that holds this one.
  public var family: PlaceFeature {
    switch self {
    case .governorate: .region
    case .district: .county
    case .subdistrict: .localadmin
    case .city, .town, .village, .camp, .crossing, .base: .locality
    default: self
    }
  }

  /// The class that a table names so; `other` for a name that is not known.
  public init(name: some StringProtocol) {
    self = Self.allCases.first { $0.name == name } ?? .other
  }

  /// As tables write it.
  public var name: String {
    switch self {
    case .country: "country"
    case .region: "region"
    case .county: "county"
    case .localadmin: "localadmin"
    case .locality: "locality"
    case .neighbourhood: "neighbourhood"
    case .water: "water"
    case .mountain: "mountain"
    case .other: "other"
    case .governorate: "governorate"
    case .district: "district"
    case .subdistrict: "subdistrict"
    case .city: "city"
    case .town: "town"
    case .village: "village"
    case .camp: "camp"
    case .crossing: "crossing"
    case .base: "base"
    }
  }
}

/// A table of places: the rows of one file.
public struct PlaceTable: Sendable, Equatable {
  /// Name of the file, for messages.
  public var name: String
  /// Whether the table says which spellings are faults (it has a column `accepted`).
  public var isCurated: Bool
  public var rows: [PlaceRow]
  /// Line of the file, from 1, of each row; empty for a table that no file has.
  public var lines: [Int]

  public init(name: String, isCurated: Bool = false, rows: [PlaceRow] = [], lines: [Int] = []) {
    self.name = name
    self.isCurated = isCurated
    self.rows = rows
    self.lines = lines
  }
}
