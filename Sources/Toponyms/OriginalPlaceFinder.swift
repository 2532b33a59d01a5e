import Gazetteer
import RuleKit
import Tokens

/// Finds places of the gazetteer in an Arabic original: word for word but for particles written together with it.
public struct OriginalPlaceFinder: Sendable {
  private let gazetteer: Gazetteer
  private let classNouns: Set<String>
  private let ambiguous: Set<String>
  private let common: Set<String>

  /// - Parameter words: the table whose numbers the lexicon uses.
  public init(gazetteer: Gazetteer, lexicon: Lexicon, words: WordTable) {
    self.gazetteer = gazetteer
    let members = { (name: String) in
      Set(lexicon.wordClass(name).members.map { ArabicWord.normalized(words.text(of: $0)) })
    }
    classNouns = members("ar:place-class-noun")
    ambiguous = members("ar:place-ambiguous")
    common = members("ar:place-common")
  }

  /// The places of a side, in its order; none in a side that is not Arabic.
  public func places(in side: PairSide) -> [OriginalPlace] {
    guard side.language == "ar" else { return [] }
    var scratch: [UInt8] = []
    let words = side.folded.map { TextWord($0.utf8, scratch: &scratch) }
    var out: [OriginalPlace] = []
    var at = side.tokens.lowerBound
    while at < side.tokens.upperBound {
      guard side.text.tokens[at].script == .arabic, let found = place(at, side, words, after: out.last) else {
        at += 1
        continue
      }
      out.append(found)
      at = found.tokens.upperBound
    }
    return out
  }

  private struct Match {
    let reading: ArabicWord.Reading
    let wordCount: Int
    let places: [Place]
  }

  private func place(
    _ start: Int, _ side: PairSide, _ words: [TextWord], after last: OriginalPlace?
  ) -> OriginalPlace? {
    let end = min(start + 6, side.tokens.upperBound)
    var best: Match?
    // "باكراً" is no "ب" with Accra.
    if side.text.string(start).unicodeScalars.contains("\u{064B}") { return nil }
    for reading in ArabicWord.readings(of: side.word(start)) where isName(reading) {
      var scratch: [UInt8] = []
      var run = Array(words[(start - side.tokens.lowerBound)..<(end - side.tokens.lowerBound)])
      run[0] = TextWord(reading.stem.utf8, scratch: &scratch)
      gazetteer.matches(in: run, startingAt: 0) { match in
        guard match.wordCount > best?.wordCount ?? 0 else { return }
        let written = ([reading.stem] + (start + 1..<start + match.wordCount).map(side.word)).joined(separator: " ")
        let places = gazetteer.spellings(of: match).map(\.place).filter { isWritten($0, written) }
        if !places.isEmpty, !isCommon(written) {
          best = Match(reading: reading, wordCount: match.wordCount, places: places)
        }
      }
    }
    guard let match = best else { return nil }
    let tokens = start..<start + match.wordCount
    let written = ([match.reading.stem] + tokens.dropFirst().map(side.word)).joined(separator: " ")
    let hasCue = hasCue(tokens, match.reading, side, after: last)
    let isLarge = match.places.contains { place in
      switch place.feature {
      case .country, .governorate, .city, .region, .camp: true
      default: false
      }
    }
    var right: [String] = []
    var wrong: [String] = []
    for spelling in match.places.flatMap(\.spellings) {
      switch spelling.status {
      case .canonical, .accepted: right.append(spelling.text)
      case .variant, .fault: wrong.append(spelling.text)
      default: break
      }
    }
    let names = Set(match.places.map(\.english).filter { !$0.isEmpty })
    return OriginalPlace(
      tokens: tokens, ids: match.places.map(\.id), spellings: right + wrong,
      canonical: names.count == 1 ? names.first : nil, hasCue: hasCue,
      isWellKnown: isLarge && !ambiguous.contains(written), prefix: match.reading.prefix)
  }

  /// "الشمال", and "الحدود الشمالية" of two such words.
  private func isCommon(_ written: String) -> Bool {
    written.split(separator: " ").allSatisfy { common.contains(String($0)) }
  }

  /// Of the particles, only these stand before names often; a short name behind them is rather a word.
  private func isName(_ reading: ArabicWord.Reading) -> Bool {
    if reading.hasArticle { return false }
    switch reading.prefix {
    case "", "و": return true
    case "ب", "ل", "وب", "ول": return reading.stem.unicodeScalars.count > 3
    default: return false
    }
  }

  /// The tables have the name with just these articles.
  private func isWritten(_ place: Place, _ written: String) -> Bool {
    place.spellings.contains { spelling in
      guard spelling.status == .arabic || spelling.status == .arabicVariant else { return false }
      return ArabicWord.normalized(spelling.text) == written
    }
  }

  /// "مدينة X", "ريف X"; "بلدات A وB وX" where A is known for a place.
  private func hasCue(
    _ tokens: Range<Int>, _ reading: ArabicWord.Reading, _ side: PairSide, after last: OriginalPlace?
  ) -> Bool {
    guard tokens.lowerBound > side.tokens.lowerBound else { return false }
    let before = side.word(tokens.lowerBound - 1)
    if let last, last.hasCue {
      if last.tokens.upperBound == tokens.lowerBound, reading.prefix == "و" { return true }
      if last.tokens.upperBound + 1 == tokens.lowerBound, before == "،" || before == "و" || before == "," {
        return true
      }
    }
    guard reading.prefix.isEmpty else { return false }
    return ArabicWord.readings(of: before).contains { !$0.hasArticle && classNouns.contains($0.stem) }
  }
}
