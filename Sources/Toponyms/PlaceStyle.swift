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
    if style.exonyms == .known, !english.isEmpty, isForeign(english, to: place.arabic) {
      return style.withArticles(english)
    }
    return romanized(place.arabic, country: place.country)
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
