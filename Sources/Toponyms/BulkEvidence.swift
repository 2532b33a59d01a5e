import RuleKit
import Tokens

/// What a text must say before a name of a bulk table is put right in it.
///
/// Tables of 180,000 places have a place for nearly every short word: By, Is, Bank and May. What an editor lists needs no
/// such evidence.
struct BulkEvidence {
  /// Countries that the sure places of the text lie in.
  private let countries: Set<String>
  /// Words that the text has in lower case.
  private let lower: Set<WordID>

  /// Bytes of a name that a preposition vouches for at least, and of one that a noun of class does.
  private static let leastLetters = 5
  private static let leastLettersWithNoun = 4

  init(_ found: PlaceMentions, in text: TokenizedText) {
    let sure = (found.all + found.possessives).filter {
      $0.isCurated || ["country", "region", "governorate"].contains($0.feature)
    }
    countries = Set(sure.compactMap(\.place.country))
    if sure.count == found.all.count + found.possessives.count {
      lower = []
      return
    }
    lower = Set(text.tokens.lazy.filter { $0.kind == .word && $0.shape == .lower }.map(\.word))
  }

  /// A sure place of the same country stands in the text, and a noun of class beside the name, or a preposition before
  /// it and the name is no word.
  func suffices(
    for mention: PlaceMention, _ tokens: Range<Int>, _ cues: ToponymCues, isListed: Bool
  ) -> Bool {
    if mention.isCurated { return true }
    guard let country = mention.place.country, countries.contains(country), !cues.isBesideName(tokens),
      !cues.isPeople(tokens), !cues.isWord(tokens, lower: lower)
    else { return false }
    let letters = mention.range.count
    return letters >= Self.leastLetters && (isListed || cues.hasPlacePreposition(tokens))
      || letters >= Self.leastLettersWithNoun && cues.hasPlaceNoun(tokens)
  }
}
