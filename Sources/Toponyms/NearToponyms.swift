import Gazetteer
import RuleKit
import SourceText
import Tokens

/// Finds names that no table has, but that stand where a place stands and come near a known place.
struct NearToponyms {
  let text: TokenizedText
  let cues: ToponymCues
  let resolver: ToponymResolver
  let gazetteer: Gazetteer

  /// Shortest name, in UTF-8 bytes, that is looked up by likeness: short names are near too many others.
  private static let shortest = 5
  private static let mostWords = 4
  /// Parts a name from what it is the name of: "Battle of X".
  private static let of = TextWord("of")
  /// Kilometres from the other places of the text beyond which a likeness is an accident.
  private static let furthest = 900.0
  /// Below this an answer is no better than a guess.
  private static let leastConfidence = 0.5

  /// Mentions of names between those that were found already.
  ///
  /// - Parameter near: where the places of the text lie.
  func mentions(besides taken: PlaceMentions, runs: NameRuns, near: Coordinate?) -> [PlaceMention] {
    var search: NameSearch?
    // A name that stands often is looked up once.
    var known: [String: PlaceMention?] = [:]
    var out: [PlaceMention] = []
    for run in runs.all {
      var start = 0
      while start < run.count {
        var end = start
        while end < run.count, !taken.isInside(runs.token(run, end)), run.word(end) != Self.of { end += 1 }
        if end > start, end - start <= Self.mostWords {
          let range = runs.token(run, start)..<runs.token(run, end - 1) + 1
          if isWorthwhile(range) {
            let name = text.string(range)
            let found = known[name] ?? mention(range, near: near, &search)
            known[name] = found
            if let found { out.append(found.moved(to: range, text.range(of: range))) }
          }
        }
        start = end + 1
      }
    }
    return out
  }

  private func isWorthwhile(_ range: Range<Int>) -> Bool {
    // What says that a place follows stands in the same sentence.
    guard !text.tokens[range.lowerBound].has(.sentenceStart), text.range(of: range).count >= Self.shortest,
      text.tokens[range.lowerBound].script == .latin,
      range.contains(where: { text.tokens[$0].shape == .capitalized }),
      !range.contains(where: { text.tokens[$0].shape == .upper && text.tokens[$0].length > 1 })
    else { return false }
    // The cheapest question that most names fail comes first.
    return cues.hasClassCue(range) && !cues.isCompound(range) && !cues.hasPersonCue(range)
      && !cues.isPartOfOrganisation(range)
  }

  private func mention(_ range: Range<Int>, near: Coordinate?, _ search: inout NameSearch?) -> PlaceMention? {
    if search == nil { search = NameSearch(gazetteer) }
    let context = NameSearch.Context(near: near)
    let name = text.string(range)
    let found = (search?.find(name, context: context, limit: 12) ?? [])
      .filter { $0.method != .exact && $0.method != .variant && $0.place.isCurated }
    let alike = found.first { SpellingDistance.isSameWord(name, $0.matched) }
    guard let best = alike ?? found.first else { return nil }
    let isSameWord = alike != nil
    guard isSameWord || best.confidence >= Self.leastConfidence else { return nil }
    if let near, let here = best.place.location, here.kilometres(to: near) > Self.furthest { return nil }
    // A name of one word with nothing known around it may be a place of any country.
    let isSure = isSameWord && (near != nil || range.count > 1)
    let confidence = isSure ? max(best.confidence, 0.85) : min(best.confidence, 0.8)
    return PlaceMention(
      tokens: range, range: text.range(of: range), spelling: .near,
      meaning: PlaceMeaning(
        place: resolver.reference(best.place, confidence), feature: best.place.feature.name, rivals: [],
        isCurated: best.place.isCurated))
  }
}
