import Gazetteer
import Romanization

/// Names places as a house does.
public struct PlaceStyle: Sendable {
  public let style: HouseStyle
  private let model: RomanizerModel?

  /// - Parameter model: supplies the vowels that Arabic does not write.
  public init(_ style: HouseStyle, model: RomanizerModel?) {
    self.style = style
    self.model = model
  }

  /// Share of letters that differ from which on a name is no romanization of the Arabic.
  private static let foreign = 0.4

  /// The place's name in the style.
  public func name(of place: Place) -> String {
    let english = place.english
    if place.arabic.isEmpty || style.exonyms == .all {
      return style.withArticles(english.isEmpty ? place.arabic : english)
    }
    if !english.isEmpty, !isRomanized(place.country) || style.exonyms == .known && isEstablished(place) {
      return style.withArticles(english)
    }
    return romanized(place.arabic, country: place.country)
  }

  /// Countries whose own names are Arabic; elsewhere the Arabic is an exonym like any other: Oslo is not Ūslū.
  private static let arabic: Set<String> = [
    "", "AE", "BH", "EG", "IQ", "JO", "KW", "LB", "LY", "OM", "PS", "QA", "SA", "SD", "SY", "YE",
  ]
  /// Countries that write their names in Latin letters too, in a French way, which maps take over as they are.
  /// Source: BGN/PCGN, notes on Algeria, Mauritania, Morocco and Tunisia.
  private static let maghreb: Set<String> = ["DZ", "EH", "MA", "MR", "TN"]

  /// Whether names of a country's places are romanized from the Arabic.
  private func isRomanized(_ country: String) -> Bool {
    if let habits = style.country, Self.maghreb.contains(habits) { return Self.maghreb.contains(country) }
    if Self.maghreb.contains(country) { return style.scheme != .bgnPCGN && style.scheme != .ungegn }
    return Self.arabic.contains(country)
  }

  /// Inhabitants from which on a city is so well known that its English name is used by all.
  private static let wellKnown = 300_000

  private func isEstablished(_ place: Place) -> Bool {
    place.feature == .country || place.population >= Self.wellKnown || isForeign(place.english, to: place.arabic)
  }

  /// A name in Arabic script, romanized in the style.
  public func romanized(_ arabic: String, country: String?) -> String {
    style.withArticles(
      Romanizer(scheme: style.scheme, country: style.country ?? country, model: model).romanize(arabic))
  }

  private func isForeign(_ english: String, to arabic: String) -> Bool {
    let own = FoldedName(english).joined
    let plain = FoldedName(Romanizer(scheme: .press, model: model).romanize(arabic)).joined
    return Double(EditDistance.of(own, plain)) > Self.foreign * Double(max(own.count, plain.count))
  }
}
