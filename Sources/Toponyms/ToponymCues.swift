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
  private let personNames: [Lexicon.WordClass]
  private let ambiguous: Lexicon.WordClass
  private let peoples: Lexicon.WordClass
  private let organisations: Lexicon.WordClass
  private let products: Lexicon.WordClass
  private let regionsElsewhere: Lexicon.WordClass
  /// Words that have a capital behind a name without being names: "Baghdad Monday", "Baghdad The parliament".
  private let noNames: [Lexicon.WordClass]
  /// Words that cues are made of, by their ids.
  let cueWords: CueWords

  /// - Parameter cueWords: as an earlier text had them.
  init(text: TokenizedText, words: WordTable, lexicon: Lexicon, cueWords: CueWords? = nil) {
    self.text = text
    self.words = words
    classNouns = lexicon.wordClass("en:place-class-noun")
    directions = lexicon.wordClass("en:place-direction")
    prepositions = lexicon.wordClass("en:place-preposition")
    titles = lexicon.wordClass("en:person-title")
    personNames = ["en:given-name", "en:female-name", "en:arab-given-name", "en:known-surname"].map(lexicon.wordClass)
    products = lexicon.wordClass("en:place-product")
    regionsElsewhere = lexicon.wordClass("en:region-elsewhere")
    noNames = [
      "en:weekday", "en:month", "en:month-short", "en:determiner", "en:preposition", "en:conjunction", "en:pronoun",
    ].map(lexicon.wordClass)
    ambiguous = lexicon.wordClass("en:place-ambiguous")
    peoples = lexicon.wordClass("en:demonym")
    organisations = lexicon.wordClass("en:organisation-noun")
    self.cueWords = cueWords ?? CueWords(words)
  }

  /// True for "the" in any case.
  func isThe(_ index: Int) -> Bool { word(index) == cueWords.the }

  /// True for a name of one word that is also a word, a person or a newspaper, and for one that is made of names of
  /// people: "Salah al-Din".
  func isAmbiguous(_ range: Range<Int>) -> Bool {
    var count = 0
    var only = range.lowerBound
    var arePersons = true
    for index in range where text.tokens[index].kind == .word && text.tokens[index].length > 2 {
      count += 1
      only = index
      if arePersons { arePersons = isPersonName(stem(index)) }
      if count > 1, !arePersons { return false }
    }
    return count > 0 && (arePersons || ambiguous.contains(stem(only)))
  }

  /// True for "Somali", which bulk tables have for Somalia.
  func isPeople(_ range: Range<Int>) -> Bool { range.count == 1 && peoples.contains(word(range.lowerBound)) }

  /// True for "Eastern", which "Eastern Province" leaves behind where its noun of class is left out.
  func isDirection(_ range: Range<Int>) -> Bool { range.count == 1 && directions.contains(word(range.lowerBound)) }

  /// True for the second of "Nubl and Zahraa", where the first is known to be a place.
  ///
  /// - Parameter end: token behind the last place before.
  func isListed(_ range: Range<Int>, behind end: Int) -> Bool {
    guard end >= 0, end + 1 == range.lowerBound else { return false }
    if word(end) == cueWords.and { return true }
    // "Aleppo, Omar said" is no list, "Aleppo, Hit and Mosul" is one.
    guard word(end) == cueWords.comma, range.upperBound < text.tokens.count else { return false }
    return word(range.upperBound) == cueWords.and
  }

  private func isPersonName(_ word: WordID) -> Bool { personNames.contains { $0.contains(word) } }

  /// "the village of X", "X province", "in X", "north of X", "Jabal X".
  func hasPlaceCue(_ range: Range<Int>) -> Bool { hasPlaceNoun(range) || hasPlacePreposition(range) }

  /// "in X", "near X".
  func hasPlacePreposition(_ range: Range<Int>) -> Bool {
    previous(range.lowerBound).map { prepositions.contains(word($0)) } ?? false
  }

  /// "the village of X", "X province", "north of X", "Jabal X".
  func hasPlaceNoun(_ range: Range<Int>) -> Bool {
    let before = previous(range.lowerBound)
    if let before, cueWords.links.contains(word(before)) {
      if let noun = previous(before), classNouns.contains(word(noun)) || directions.contains(word(noun)) { return true }
    }
    if let before, classNouns.contains(word(before)) { return true }
    if let after = next(range.upperBound), classNouns.contains(word(after)) { return word(after) != cueWords.people }
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
    return text.tokens[before].shape != .lower && (titles.contains(word(before)) || isPersonName(word(before)))
  }

  /// "Aden Hassan": a name of a person stands right behind.
  func isBeforePersonName(_ range: Range<Int>) -> Bool {
    guard let after = next(range.upperBound), isPersonName(word(after)) else { return false }
    return text.tokens[after].shape != .lower && !ambiguous.contains(word(after))
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

  /// "the Mecca of football", "Damascus steel": what is called after a place.
  func isFigure(_ range: Range<Int>) -> Bool {
    guard let after = next(range.upperBound) else { return false }
    if products.contains(word(after)) { return text.tokens[after].shape == .lower }
    guard word(after) == cueWords.of, let before = previous(range.lowerBound) else { return false }
    return cueWords.articles.contains(word(before))
  }

  /// "Lebanon, Ohio", "Cairo, Ga.", "Lebanon County": a place of that name in North America.
  func isElsewhere(_ range: Range<Int>) -> Bool {
    let at = range.upperBound
    if let after = next(at), word(after) == cueWords.county, text.tokens[after].shape == .capitalized { return true }
    if let before = previous(range.lowerBound), word(before) == cueWords.new, text.tokens[before].shape == .capitalized
    {
      return true
    }
    guard at + 1 < text.tokens.count, word(at) == cueWords.comma, text.tokens[at + 1].shape != .lower else {
      return false
    }
    if regionsElsewhere.contains(word(at + 1)) { return true }
    // "New York", "North Carolina".
    guard at + 2 < text.tokens.count, cueWords.regionBeginnings.contains(word(at + 1)) else { return false }
    return regionsElsewhere.contains(word(at + 2))
  }

  /// "Petra Kvitova", "Jericho Brown": a name of one word with another capitalised word behind it that is no noun of
  /// class, no day and no place. Where most words of the sentence have capitals, as in a headline, that says nothing.
  ///
  /// - Parameter isPlace: whether a name of a place begins with a token.
  func opensLongerName(_ range: Range<Int>, isPlace: (Int) -> Bool) -> Bool {
    guard range.count(where: { text.tokens[$0].kind == .word && text.tokens[$0].length > 2 }) == 1,
      var at = next(range.upperBound), isCapital(at), !isPlace(at), !noNames.contains(where: { $0.contains(word(at)) })
    else { return false }
    while let after = next(at + 1), isCapital(after) { at = after }
    let ends = classNouns.contains(word(at)) || directions.contains(word(at)) || titles.contains(word(at))
    return !ends && !isHeadline(around: range.lowerBound)
  }

  private func isCapital(_ index: Int) -> Bool {
    let shape = text.tokens[index].shape
    return text.tokens[index].script == .latin && (shape == .capitalized || shape == .mixed)
  }

  private func isHeadline(around index: Int) -> Bool {
    var (capital, small) = (0, 0)
    func count(_ index: Int) {
      guard text.tokens[index].kind == .word, text.tokens[index].length > 3 else { return }
      if text.tokens[index].shape == .lower { small += 1 } else { capital += 1 }
    }
    var start = index
    while start > 0, !text.tokens[start].has(.sentenceStart), index - start < 30 { start -= 1 }
    for at in start..<min(start + 60, text.tokens.count) {
      if at > start, text.tokens[at].has(.sentenceStart) { break }
      count(at)
    }
    return capital > 3 && small * 2 < capital
  }

  private func isHyphened(_ range: Range<Int>) -> Bool {
    range.lowerBound > 0 && word(range.lowerBound - 1) == cueWords.hyphen
  }

  /// A day, a month or another word that has a capital without being a name; or one that the text has in lower case.
  func isWord(_ range: Range<Int>, lower: Set<WordID>) -> Bool {
    range.count == 1
      && (noNames.contains { $0.contains(word(range.lowerBound)) } || lower.contains(stem(range.lowerBound)))
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

  /// The word without the ending of the possessive.
  private func stem(_ index: Int) -> WordID {
    let bytes = text.bytes(index)
    let ending = PossessiveEnding.length(of: bytes)
    return ending == 0 ? word(index) : words.intern(String(decoding: bytes.dropLast(ending), as: UTF8.self))
  }

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
struct CueWords {
  let the: WordID
  let hyphen: WordID
  let comma: WordID
  let stop: WordID
  let of: WordID
  let and: WordID
  let people: WordID
  let county: WordID
  let new: WordID
  let articles: [WordID]
  /// What names of North American regions of two words begin with.
  let regionBeginnings: [WordID]
  /// Between a noun of class and the name: "the village of X".
  let links: [WordID]
  /// Between the names of a list.
  let listed: [WordID]

  /// True where the words keep their ids from one text to the next.
  func areLasting(in vocabulary: Vocabulary) -> Bool {
    ([the, hyphen, comma, stop, of, and, people, county, new] + articles + regionBeginnings + links + listed)
      .allSatisfy(vocabulary.contains)
  }

  init(_ words: WordTable) {
    the = words.intern("the")
    hyphen = words.intern("-")
    comma = words.intern(",")
    stop = words.intern(".")
    of = words.intern("of")
    and = words.intern("and")
    people = words.intern("people")
    county = words.intern("county")
    new = words.intern("new")
    articles = ["the", "a", "an"].map(words.intern)
    regionBeginnings = ["new", "north", "south", "west", "rhode", "british"].map(words.intern)
    links = ["of", "in", "and", "near"].map(words.intern)
    listed = ["and", "of", "al", "the"].map(words.intern)
  }
}
