import Findings
import Gazetteer
import Romanization
import RuleKit
import SourceText
import Tokens

/// Finds the places that a text names and resolves them together.
public struct ToponymFinder: Sendable {
  public let gazetteer: Gazetteer
  private let lexicon: Lexicon
  private let style: PlaceStyle?

  /// - Parameter style: how places are to be named; nil: as the tables name them.
  public init(gazetteer: Gazetteer, lexicon: Lexicon, style: PlaceStyle? = nil) {
    self.gazetteer = gazetteer
    self.lexicon = lexicon
    self.style = style
  }

  /// What the words around the names of a text say.
  func cues(in text: TokenizedText, words: WordTable) -> ToponymCues {
    ToponymCues(text: text, words: words, lexicon: lexicon)
  }

  /// Finds places in Arabic text.
  func originals(_ words: WordTable) -> OriginalPlaceFinder {
    OriginalPlaceFinder(gazetteer: gazetteer, lexicon: lexicon, words: words)
  }

  /// The house's name of a place in Arabic text; nil where several places may be meant that are called otherwise, and
  /// none is much larger than the others.
  func name(of original: OriginalPlace) -> String? {
    let places = original.ids.compactMap(gazetteer.place(id:)).sorted { $0.population > $1.population }
    guard let first = places.first else { return nil }
    if original.canonical == nil, places.count > 1 {
      let other = places.first { $0.english != first.english }
      guard first.population >= 100_000, first.population >= 10 * (other?.population ?? 0) else { return nil }
    }
    return style?.name(of: first) ?? (first.english.isEmpty ? first.arabic : first.english)
  }

  /// Whether places are named as the tables name them.
  var isThatOfTables: Bool { style == nil }

  /// A name of the gazetteer in the text, before it is decided which of its places is meant.
  struct Candidate {
    let tokens: Range<Int>
    /// Number of the name among those that were met: the same for all that are spelled so.
    let name: Int
  }

  /// The places that a name stands for.
  typealias Spellings = [(place: Place, status: SpellingStatus)]

  /// Place mentions of a text in its order; they do not overlap.
  public func mentions(in text: TokenizedText, words: WordTable, language: String) -> PlaceMentions {
    var memory = ToponymMemory()
    return mentions(in: text, words: words, language: language, memory: &memory)
  }

  /// The same for a worker that reads many texts.
  public func mentions(
    in text: TokenizedText, words: WordTable, language: String, memory: inout ToponymMemory
  ) -> PlaceMentions {
    let cues = ToponymCues(text: text, words: words, lexicon: lexicon, cueWords: memory.cueWords)
    if memory.cueWords == nil, cues.cueWords.areLasting(in: words.vocabulary) { memory.cueWords = cues.cueWords }
    memory.begin(words, gazetteer)
    // Taken out, so that what is added to it copies nothing.
    var nameWords = memory.words ?? NameWords(gazetteer: gazetteer)
    memory.words = nil
    defer { memory.words = nameWords }
    let runs = NameRuns(text: text, hashes: &nameWords)
    var candidates: [Candidate] = []
    for run in runs.all {
      var at = 0
      while at < run.count {
        guard nameWords.entries[runs.entry(run, at)].mayBeginName,
          let found = candidate(at, run, runs, text, cues, &memory.names, &nameWords)
        else {
          at += 1
          continue
        }
        candidates.append(found.candidate)
        at += found.words
      }
    }
    let resolver = ToponymResolver(text: text, cues: cues, style: style)
    let all = resolver.resolve(candidates, names: &memory.names)
    let found = PlaceMentions(all)
    let near = NearToponyms(text: text, cues: cues, resolver: resolver, gazetteer: gazetteer)
      .mentions(besides: found, runs: runs, near: Self.middle(of: found.all))
    let possessives = all.filter { isPossessive($0.tokens.upperBound - 1, text) }
    if near.isEmpty, possessives.isEmpty { return found }
    let others = possessives.isEmpty ? all : all.filter { !isPossessive($0.tokens.upperBound - 1, text) }
    return PlaceMentions(
      (others + near).sorted { $0.range < $1.range },
      possessives: possessives.map { mention in
        let ending = PossessiveEnding.length(of: text.bytes(mention.tokens.upperBound - 1))
        return mention.moved(to: mention.tokens, ByteRange(mention.range.start, mention.range.end - ending))
      })
  }

  private func isPossessive(_ token: Int, _ text: TokenizedText) -> Bool {
    PossessiveEnding.length(of: text.bytes(token)) > 0
  }

  /// The middle of the places that are sure.
  private static func middle(of mentions: [PlaceMention]) -> Coordinate? {
    let sure = mentions.filter { $0.place.confidence > 0.9 }
    let points = sure.compactMap { mention -> (Double, Double)? in
      guard let latitude = mention.place.latitude, let longitude = mention.place.longitude else { return nil }
      return (latitude, longitude)
    }
    if points.isEmpty { return nil }
    // The median does not move with one capital that is far away.
    let latitudes = points.map(\.0).sorted()
    let longitudes = points.map(\.1).sorted()
    return Coordinate(latitude: latitudes[points.count / 2], longitude: longitudes[points.count / 2])
  }

  private func candidate(
    _ start: Int, _ run: NameRuns.Run, _ runs: NameRuns, _ text: TokenizedText, _ cues: ToponymCues,
    _ names: inout ToponymMemory.Names, _ words: inout NameWords
  ) -> (candidate: Candidate, words: Int)? {
    guard let (name, wordCount) = name(start, run, runs, text, &names, &words) else { return nil }
    var first = start
    // "the" before a name is English, not part of it.
    let opening = runs.token(run, start)
    if cues.isThe(opening) || isPreposition(opening, text) && !(isAssimilated(opening, text) && hasArticle(name, names))
    {
      first += 1
    }
    guard first < start + wordCount else { return nil }
    let range = runs.token(run, first)..<runs.token(run, start + wordCount - 1) + 1
    guard isCapitalized(range, text), !cues.isCompound(range), !names.spellings[name].isEmpty else { return nil }
    return (Candidate(tokens: range, name: name), wordCount)
  }

  /// The longest name that begins at a word of a run. For a run of one word the answer is kept.
  private func name(
    _ start: Int, _ run: NameRuns.Run, _ runs: NameRuns, _ text: TokenizedText, _ names: inout ToponymMemory.Names,
    _ words: inout NameWords
  ) -> (number: Int, wordCount: Int)? {
    let entry = runs.entry(run, start)
    if run.count == 1 {
      switch words.entries[entry].alone {
      case .known(let number): return (number, 1)
      case .none: return nil
      case .unasked: break
      }
    }
    var best: PhraseMatch?
    gazetteer.matches(in: run.words, startingAt: start) { match in
      if match.wordCount > best?.wordCount ?? 0, isWhole(match, start, run, runs, text) { best = match }
    }
    let number = best.map { names.number(of: $0, gazetteer) }
    if run.count == 1 { words.note(number, aloneAt: entry) }
    guard let number, let best else { return nil }
    return (number, best.wordCount)
  }

  /// "at", "as" and "an" are articles of Arabic names only where a hyphen or a capital says so: at-Tall, An Nabk. A
  /// capital says so only where the article would sound so, before a letter like its own, and of names that have one in
  /// some spelling: not in "As China grows", "At Homs airport".
  private func isPreposition(_ token: Int, _ text: TokenizedText) -> Bool {
    guard token + 1 < text.tokens.count, text.tokens[token + 1].kind == .word, text.tokens[token + 1].has(.spaceBefore)
    else { return false }
    return ["at", "as", "an", "At", "As", "An"].contains(text.string(token))
  }

  /// "As Suwayda", "At Tall", "An Nabk".
  private func isAssimilated(_ token: Int, _ text: TokenizedText) -> Bool {
    text.tokens[token].shape == .capitalized
      && text.string(token).last?.lowercased() == text.string(token + 1).first?.lowercased()
  }

  private func hasArticle(_ name: Int, _ names: ToponymMemory.Names) -> Bool {
    // "As Sudan burns": in English a country has none.
    names.spellings[name].contains { entry in
      entry.place.feature != .country
        && entry.place.spellings.contains { spelling in
          let folded = FoldedName(spelling.text)
          return !folded.isArabic && folded.words.first?.hasArticle == true
        }
    }
  }

  /// A name does not end in the middle of what a hyphen joins: "Abu" of "Abu-Bakr"; nor does it go on behind a
  /// possessive: "Syria's Hama".
  private func isWhole(
    _ match: PhraseMatch, _ start: Int, _ run: NameRuns.Run, _ runs: NameRuns, _ text: TokenizedText
  ) -> Bool {
    let end = start + match.wordCount
    if (start..<end - 1).contains(where: { isPossessive(runs.token(run, $0), text) }) { return false }
    guard end < run.count else { return true }
    // The next word of the run is joined by a hyphen where a token stands between the two.
    return runs.token(run, end) == runs.token(run, end - 1) + 1
  }

  /// The first word that is no article has a capital, or is of a script without.
  private func isCapitalized(_ range: Range<Int>, _ text: TokenizedText) -> Bool {
    range.contains { index in
      let token = text.tokens[index]
      guard token.kind == .word else { return false }
      return token.script == .arabic || token.shape == .capitalized || token.shape == .mixed
        || (token.shape == .upper && token.length > 3)
    }
  }
}
