import Findings

/// A place in words, with and without markup.
enum PlaceWords {
  /// `Haritan · حريتان · town, Aleppo, Syria`.
  static func plain(_ place: PlaceReference) -> String {
    [place.name, place.arabic, area(place)].compactMap { $0 }.joined(separator: " · ")
  }

  /// Class, governorate and country, as far as they are known.
  static func area(_ place: PlaceReference) -> String? {
    let country = place.feature == country ? nil : place.country.map(CountryName.english)
    let parts = [place.feature, place.governorate, country].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// The class of places that are whole countries.
  static let country = "country"

  static func html(_ place: PlaceReference) -> String {
    var parts = ["<b>\(HTMLText.escaped(place.name))</b>"]
    if let arabic = place.arabic { parts.append(HTMLText.arabic(arabic)) }
    if let area = area(place) { parts.append("<span>\(HTMLText.escaped(area))</span>") }
    return parts.joined(separator: " <span aria-hidden=\"true\">·</span> ")
  }

  /// How sure the resolution is, in three steps.
  enum Certainty: String, CaseIterable {
    case sure, likely, doubtful

    init(_ confidence: Double) { self = confidence >= 0.9 ? .sure : confidence >= 0.6 ? .likely : .doubtful }

    var range: String {
      switch self {
      case .sure: "90% and over"
      case .likely: "60 to 90%"
      case .doubtful: "under 60%"
      }
    }
  }

  static func percent(_ confidence: Double) -> String {
    "\(Numbers.decimal(min(max(confidence, 0), 1) * 100, places: 0))%"
  }
}
