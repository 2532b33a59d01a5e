/// Classes of places that patterns can ask for, as bits.
enum PlaceClasses {
  static let names = [
    "country", "governorate", "district", "subdistrict", "city", "town", "village", "neighbourhood", "camp", "crossing",
    "base", "mountain", "water", "region", "other",
  ]

  /// Names that bulk gazetteers use for the same classes.
  private static let aliases = [
    "county": "district", "localadmin": "subdistrict", "locality": "town", "macroregion": "region",
    "island": "region", "campus": "base",
  ]

  static func bit(_ name: String) -> UInt32? {
    names.firstIndex(of: aliases[name] ?? name).map { 1 << UInt32($0) }
  }
}
