import RuleKit

/// What a text says of places without their names: "the country", "the Syrian capital", a town of the country.
struct ImpliedPlaces {
  private let pair: PairedSegment
  /// Codes of countries that the text names, or whose people or places it names.
  private let countries: Set<String>
  /// Codes of countries in which the text names a place.
  private let countriesOfPlaces: Set<String>

  init(_ pair: PairedSegment, places: PlaceMentions) {
    self.pair = pair
    let own = places.all.filter { pair.target.tokens.contains($0.tokens.lowerBound) && $0.place.confidence > 0.5 }
    countriesOfPlaces = Set(own.filter { $0.feature != "country" }.compactMap(\.place.country))
    countries = Set(
      pair.target.mentions.filter { $0.theme == "country" || $0.theme == "people" }.map(\.key))
  }

  /// "the country", "the kingdom": the text says the country without its name.
  var saysTheCountry: Bool {
    pair.target.tokens.dropFirst().contains { index in
      Self.statehoods.contains(pair.target.word(index)) && Self.definite.contains(pair.target.word(index - 1))
    }
  }

  private static let statehoods: Set<String> = ["country", "nation", "kingdom", "republic", "homeland"]
  private static let definite: Set<String> = ["the", "this", "that", "our", "their", "its", "whose"]

  /// "the Syrian capital", "the capital of Syria" for Damascus.
  ///
  /// - Parameter ids: what the name may mean; they begin with the code of the country.
  func saysCapital(of ids: [String], _ theme: String) -> Bool {
    guard theme == "city", pair.target.folded.contains("capital") else { return false }
    return ids.isEmpty ? !countries.isEmpty : ids.contains { countries.contains($0.prefix(2).uppercased()) }
  }

  /// A country is left out where the text names a place in it, a part of it or a team by its nickname.
  func implies(_ mention: ConceptMention) -> Bool {
    if mention.theme == "country", countriesOfPlaces.contains(mention.key) { return true }
    return follows(Self.teams, mention.tokens) || isPartOfCountry(mention.tokens)
  }

  /// "جنوب غرب الولايات المتحدة" is the Southwest.
  private func isPartOfCountry(_ tokens: Range<Int>) -> Bool {
    follows(Self.compass, tokens)
      && pair.target.tokens.contains { index in
        pair.target.text.tokens[index].shape == .capitalized && Self.regions.contains(pair.target.word(index))
      }
  }

  private static let compass: Set<String> = ["شمال", "جنوب", "شرق", "غرب", "وسط"]
  private static let regions: Set<String> = [
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "midwest",
  ]

  /// "نظام روما الأساسي" is the Statute, "اتفاقية جنيف" the Convention.
  func isTreaty(_ tokens: Range<Int>) -> Bool {
    follows(Self.treaties, tokens)
      && pair.target.tokens.contains { index in
        pair.target.text.tokens[index].shape == .capitalized && Self.treatyWords.contains(pair.target.word(index))
      }
  }

  private static let teams: Set<String> = ["منتخب", "لمنتخب"]
  private static let treaties: Set<String> = [
    "نظام", "اتفاق", "اتفاقيه", "اتفاقيات", "بروتوكول", "معاهده", "اعلان", "ميثاق",
  ]
  private static let treatyWords: Set<String> = [
    "statute", "convention", "conventions", "protocol", "protocols", "treaty", "agreement", "accord", "accords",
    "declaration", "charter",
  ]

  /// The word in front is one of these, whatever particles stand before it.
  private func follows(_ words: Set<String>, _ tokens: Range<Int>) -> Bool {
    let before = tokens.lowerBound - 1
    guard pair.source.tokens.contains(before) else { return false }
    return ArabicWord.readings(of: pair.source.word(before)).contains { words.contains($0.stem) }
  }
}
