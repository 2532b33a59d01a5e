import RuleKit
import Tokens

/// Words around a name that say whether it is a place.
struct ToponymCues {
  let text: TokenizedText
  let words: WordTable
  private let classNouns: Lexicon.WordClass
  private let directions: Lexicon.WordClass
  private let prepositions: Lexicon.WordClass
  private let titles: Lexicon.WordClass
  private let givenNames: Lexicon.WordClass
  private let ambiguous: Lexicon.WordClass
  private let organisations: Lexicon.WordClass
  /// Words that cues are made of, by their ids.
  private let cueWords: CueWords

  init(text: TokenizedText, words: WordTable, lexicon: Lexicon) {
    self.text = text
    self.words = words
    classNouns = lexicon.wordClass("en:place-class-noun")
    directions = lexicon.wordClass("en:place-direction")
    prepositions = lexicon.wordClass("en:place-preposition")
    titles = lexicon.wordClass("en:person-title")
    givenNames = lexicon.wordClass("en:given-name")
    ambiguous = lexicon.wordClass("en:place-ambiguous")
    organisations = lexicon.wordClass("en:organisation-noun")
    cueWords = CueWords(words)
  }

  /// True for "the" in any case.
  func isThe(_ index: Int) -> Bool { word(index) == cueWords.the }

  /// True for a name of one word that is also a word, a person or a newspaper.
  func isAmbiguous(_ range: Range<Int>) -> Bool {
    var only: Int?
    for index in range where text.tokens[index].kind == .word && text.tokens[index].length > 2 {
      if only != nil { return false }
      only = index
    }
    return only.map { ambiguous.contains(text.tokens[$0].word) } ?? false
  }

  /// "the village of X", "X province", "north of X", "Jabal X".
  func hasPlaceCue(_ range: Range<Int>) -> Bool {
    let before = previous(range.lowerBound)
    if let before, cueWords.links.contains(word(before)) {
      if let noun = previous(before), classNouns.contains(word(noun)) || directions.contains(word(noun)) { return true }
    }
    if let before, classNouns.contains(word(before)) || prepositions.contains(word(before)) { return true }
    if let after = next(range.upperBound), classNouns.contains(word(after)) { return true }
    return false
  }

  /// "the village of X", "the towns of A and X": a noun of class with "of" in front.
  func hasClassCue(_ range: Range<Int>) -> Bool {
    var at = previous(range.lowerBound)
    // Over the names that stand before it in a list.
    var steps = 0
    while let here = at, steps < 12 {
      if classNouns.contains(word(here)) { return text.tokens[here].shape == .lower }
      let isListed = text.tokens[here].shape != .lower || cueWords.listed.contains(word(here))
      if text.tokens[here].kind == .word, !isListed { return false }
      if text.tokens[here].kind == .punctuation, word(here) != cueWords.hyphen, word(here) != cueWords.comma {
        return false
      }
      at = previous(here, overMarks: true)
      steps += 1
    }
    return false
  }

  /// "Mr. X", "General X", "Mohammed X", "Abu X".
  func hasPersonCue(_ range: Range<Int>) -> Bool {
    guard var before = previous(range.lowerBound, overMarks: true) else { return false }
    if word(before) == cueWords.stop || word(before) == cueWords.hyphen {
      guard let more = previous(before, overMarks: true) else { return false }
      before = more
    }
    guard text.tokens[before].kind == .word else { return false }
    return titles.contains(word(before)) && text.tokens[before].shape != .lower || givenNames.contains(word(before))
  }

  /// "Qatar Airways", "Sham Legion": a name of something else that begins with the place.
  func isPartOfOrganisation(_ range: Range<Int>) -> Bool {
    if let after = next(range.upperBound), organisations.contains(word(after)), text.tokens[after].shape != .lower {
      return true
    }
    guard let before = previous(range.lowerBound) else { return false }
    return organisations.contains(word(before)) && text.tokens[before].shape != .lower
  }

  /// A capitalised word stands right beside it that is no noun of class: it may be a part of a longer name.
  func isBesideName(_ range: Range<Int>) -> Bool {
    if let before = previous(range.lowerBound), text.tokens[range.lowerBound].has(.spaceBefore) || isHyphened(range) {
      let token = text.tokens[before]
      if token.kind == .word, token.shape == .capitalized || token.shape == .mixed, !token.has(.sentenceStart),
        !classNouns.contains(token.word), !directions.contains(token.word), !titles.contains(token.word)
      {
        return true
      }
    }
    guard let after = next(range.upperBound) else { return false }
    let token = text.tokens[after]
    return token.kind == .word && (token.shape == .capitalized || token.shape == .mixed)
      && !classNouns.contains(token.word)
  }

  private func isHyphened(_ range: Range<Int>) -> Bool {
    range.lowerBound > 0 && word(range.lowerBound - 1) == cueWords.hyphen
  }

  /// "Homs-born": the name makes an adjective with what follows.
  func isCompound(_ range: Range<Int>) -> Bool {
    let at = range.upperBound
    guard at + 1 < text.tokens.count, word(at) == cueWords.hyphen, !text.tokens[at].has(.spaceBefore) else {
      return false
    }
    return text.tokens[at + 1].shape == .lower && !text.tokens[at + 1].has(.spaceBefore)
  }

  private func word(_ index: Int) -> WordID { text.tokens[index].word }

  /// The token before, of the same sentence; nil for a mark, unless marks are wanted.
  private func previous(_ index: Int, overMarks: Bool = false) -> Int? {
    guard index > 0, index < text.tokens.count, !text.tokens[index].has(.sentenceStart) else { return nil }
    return overMarks || text.tokens[index - 1].kind == .word ? index - 1 : nil
  }

  private func next(_ index: Int) -> Int? {
    guard index < text.tokens.count, !text.tokens[index].has(.sentenceStart), text.tokens[index].kind == .word else {
      return nil
    }
    return index
  }
}

/// Ids of the words and marks that cues are made of. Those that a text does not have match nothing.
private struct CueWords {
  let the: WordID
  let hyphen: WordID
  let comma: WordID
  let stop: WordID
  /// Between a noun of class and the name: "the village of X".
  let links: [WordID]
  /// Between the names of a list.
  let listed: [WordID]

  init(_ words: WordTable) {
    the = words.intern("the")
    hyphen = words.intern("-")
    comma = words.intern(",")
    stop = words.intern(".")
    links = ["of", "in", "and", "near"].map(words.intern)
    listed = ["and", "of", "al", "the"].map(words.intern)
  }
}
