import RuleKit
import Tokens

/// Tells a place name by itself from one inside a longer name: "Makkah Clock Tower", "Basrah Gas Company".
struct LongerName {
  let context: LintContext

  /// True where a capitalised word stands beside the name that belongs to no place and no date.
  func holds(_ range: Range<Int>) -> Bool {
    let tokens = context.tokens
    if !tokens[range.lowerBound].has(.sentenceStart), tokens[range.lowerBound].has(.spaceBefore),
      isName(range.lowerBound - 1), !tokens[range.lowerBound - 1].has(.sentenceStart)
    {
      return true
    }
    let after = range.upperBound
    return after < tokens.count && !tokens[after].has(.sentenceStart) && tokens[after].has(.spaceBefore)
      && isName(after)
  }

  /// True where the name goes on as the name of an institution: "Basrah film festival", "Hotel Beyrouth".
  func isInstitution(_ range: Range<Int>) -> Bool {
    let before = range.lowerBound - 1
    if before >= 0, context.folded(before) == "hotel" { return true }
    let after = range.upperBound
    // "Peking and Xiamen Universities"
    if after + 2 < context.tokens.count, context.folded(after) == "and",
      ["universities", "schools", "colleges"].contains(context.folded(after + 2))
    {
      return true
    }
    return (after..<min(after + 2, context.tokens.count)).contains {
      Self.institutions.contains(context.folded($0))
    }
  }

  /// True where the names of places elsewhere in the world stand behind it: "Bagdad, Arizona".
  func isElsewhere(_ range: Range<Int>) -> Bool {
    let tokens = context.tokens
    let (mark, name) = (range.upperBound, range.upperBound + 1)
    guard name < tokens.count, context.isMark(mark, ",") || context.folded(mark) == "in" else { return false }
    return tokens[name].kind == .word && tokens[name].shape == .capitalized && !context.places.isInside(name)
      && !tokens[name].has(.sentenceStart) && !Self.dates.contains { context.wordClass($0).contains(tokens[name].word) }
  }

  /// Nothing around a name of one word says that a place is meant: no preposition, no word such as "town", no other
  /// place of the country.
  func isBare(_ mention: PlaceMention) -> Bool {
    guard mention.tokens.count == 1 else { return false }
    let at = mention.tokens.lowerBound
    if at > 0, !context.tokens[at].has(.sentenceStart) {
      let before = context.folded(at - 1)
      if Self.prepositions.contains(before)
        || context.wordClass("place-class-noun").contains(context.tokens[at - 1].word)
      {
        return false
      }
    }
    if mention.tokens.upperBound < context.tokens.count,
      context.wordClass("place-class-noun").contains(context.tokens[mention.tokens.upperBound].word)
    {
      return false
    }
    return !context.places.all.contains { $0.place.country == mention.place.country && $0.range != mention.range }
  }

  private static let prepositions: Set<String> = [
    "in", "at", "near", "from", "to", "of", "towards", "toward", "around", "outside", "inside", "on", "between", "and",
    "entered", "left", "reached", "captured", "seized", "shelled", "bombed", "off", "into", "over", "for", "through",
  ]

  private static let institutions: Set<String> = [
    "festival", "tower", "hotel", "university", "company", "accord", "agreement", "declaration", "airlines", "bank",
  ]
  private static let dates = ["weekday", "month"]

  private func isName(_ at: Int) -> Bool {
    guard at >= 0, at < context.tokens.count, !context.places.isInside(at) else { return false }
    let token = context.tokens[at]
    guard token.kind == .word, token.shape == .capitalized || token.shape == .mixed else { return false }
    return !["place-class-noun", "place-direction", "weekday", "month", "person-title"].contains {
      context.wordClass($0).contains(token.word)
    }
  }
}
