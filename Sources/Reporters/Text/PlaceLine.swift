import Findings

/// The place of a finding in one line: both names, class, governorate, country.
enum PlaceLine {
  static func text(_ place: PlaceReference) -> String {
    let arabic = place.arabic.map { VisibleText.of($0) + DirectionMark.closing($0) }
    let shownArea = PlaceWords.area(place).map(VisibleText.of)
    let parts = [VisibleText.of(place.name), arabic, shownArea].compactMap { $0 }
    return parts.joined(separator: " · ") + " (confidence \(Numbers.decimal(place.confidence, places: 2)))"
  }
}

/// Keeps what follows right-to-left text behind it.
enum DirectionMark {
  static let leftToRight = "\u{200E}"

  /// A left-to-right mark after text that holds right-to-left letters, so that punctuation and numbers after it are
  /// not drawn in front of it; nothing after other text.
  static func closing(_ text: String) -> String {
    text.unicodeScalars.contains(where: CellWidth.isRightToLeft) ? leftToRight : ""
  }
}
