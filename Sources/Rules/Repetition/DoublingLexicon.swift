import RuleKit
import Tokens

/// Judges two equal words in a row, with the lists of `Glossaries/lexicon/<language>/doubling.yml`.
struct DoublingLexicon {
  enum Verdict {
    /// Nearly always a slip.
    case fault
    /// May be meant.
    case doubtful
  }

  private let allowed: Lexicon.WordClass
  private let names: Lexicon.WordClass
  private let verbs: Lexicon.WordClass
  private let relatives: Lexicon.WordClass
  private let particles: Lexicon.WordClass
  private let particleVerbs: Lexicon.WordClass
  private let pronouns: Lexicon.WordClass
  private let function: Lexicon.WordClass
  private let numbers: Lexicon.WordClass
  private let peoples: Lexicon.WordClass
  private let isKnownLanguage: Bool

  init(_ context: LintContext) {
    allowed = context.wordClass("doubling-allowed")
    names = context.wordClass("doubled-name")
    verbs = context.wordClass("doubling-verb")
    relatives = context.wordClass("doubling-relative")
    particles = context.wordClass("doubling-particle")
    particleVerbs = context.wordClass("doubling-particle-verb")
    pronouns = context.wordClass("doubling-pronoun")
    function = context.wordClass("doubling-function")
    numbers = context.wordClass("doubling-number")
    peoples = context.wordClass("demonym")
    isKnownLanguage = !allowed.members.isEmpty
  }

  /// Nil where the words at `first` and `first + 1` are rightly double.
  func verdict(_ context: LintContext, first: Int) -> Verdict? {
    let tokens = context.tokens
    let (a, b) = (tokens[first], tokens[first + 1])
    // "three three children": counting ("one, two") has no noun behind it, "one one" is a score.
    if isCountOfThings(context, first) { return .fault }
    if allowed.contains(a.word) || names.contains(a.word) { return nil }
    if a.length < 2, !function.contains(a.word) { return nil }
    // "Houthi Houthi gunmen".
    if a.shape == .capitalized, b.shape == .capitalized, peoples.contains(a.word) {
      return isBeforeNoun(context, first + 1) ? .fault : .doubtful
    }
    if !hasSuitableCase(a, b) { return nil }
    // "The band The The".
    if a.shape == .capitalized, b.shape == .capitalized, first > 0, !a.has(.sentenceStart),
      Self.groups.contains(context.folded(first - 1))
    {
      return nil
    }
    if isNamedByIt(context, first) { return nil }
    if !isKnownLanguage { return .doubtful }
    // "Vulpes vulpes" is a species, "Snow snow" a slip: only words that hold sentences together are surely none.
    if a.shape == .capitalized, b.shape == .lower, !function.contains(a.word) { return .doubtful }
    if a.script == .common { return .doubtful }
    // A heading of one acronym and the sentence behind it.
    if a.shape == .upper, a.has(.sentenceStart), a.length > 1, !function.contains(a.word) { return .doubtful }
    // "small small-arms dealers", "a three-year year".
    if context.isMark(first + 2, "-") && !tokens[first + 2].has(.spaceBefore) { return .doubtful }
    if first > 0, context.isMark(first - 1, "-"), !a.has(.spaceBefore) { return .doubtful }
    let sentence = context.text.sentence(holding: first)
    let before = max(sentence.lowerBound, first - 6)..<first
    if verbs.contains(a.word), before.contains(where: { relatives.contains(tokens[$0].word) }) { return nil }
    // "whatever happens happens", "look back on it it will".
    if first > sentence.lowerBound, !function.contains(a.word), relatives.contains(tokens[first - 1].word) {
      return .doubtful
    }
    if first > sentence.lowerBound, pronouns.contains(a.word), particles.contains(tokens[first - 1].word) {
      return .doubtful
    }
    if before.contains(where: { relatives.contains(tokens[$0].word) }), before.count <= 4, !function.contains(a.word) {
      return .doubtful
    }
    if particles.contains(a.word), first > sentence.lowerBound {
      // "the men they turned to to mediate"
      if first - 2 >= sentence.lowerBound, pronouns.contains(tokens[first - 2].word), first - 2 > sentence.lowerBound,
        tokens[first - 3].kind == .word
      {
        return nil
      }
      if isVerbWithReflexive(context, first) { return nil }
      // "handed it over over lunch"
      if first - 2 >= sentence.lowerBound, particleVerbs.contains(tokens[first - 2].word),
        Self.objects.contains(context.folded(first - 1))
      {
        return .doubtful
      }
      // "What the programme is on on Sunday".
      if before.contains(where: { context.folded($0) == "what" }) { return .doubtful }
      if particleVerbs.contains(tokens[first - 1].word) || isPassiveRelative(context, first, sentence)
        || isYear(context, first + 2)
      {
        return .doubtful
      }
    }
    // "gave it it all"
    if pronouns.contains(a.word), first > 0, Self.giving.contains(context.folded(first - 1)) { return .doubtful }
    return .fault
  }

  /// "great great aunt", "the first first lady"; "when is plagiarism plagiarism".
  private func isNamedByIt(_ context: LintContext, _ first: Int) -> Bool {
    let next = first + 2 < context.tokens.count ? context.folded(first + 2) : ""
    switch context.folded(first) {
    case "great": return Self.kin.contains(next)
    case "first": return ["lady", "ladies", "minister", "daughter", "son", "family"].contains(next)
    default:
      guard first >= 2, ["is", "are", "isn't"].contains(context.folded(first - 1)) else { return false }
      return ["when", "why"].contains(context.folded(first - 2))
    }
  }

  private static let kin: Set<String> = [
    "aunt", "uncle", "grandfather", "grandmother", "grandparents", "grandson", "granddaughter", "grandchildren",
    "grandchild", "nephew", "niece", "aunts", "uncles", "granddad", "grandma", "grandpa", "grandad",
  ]

  /// "the car he was killed in in 1997": a relative clause without its pronoun ends in the first particle.
  private func isPassiveRelative(_ context: LintContext, _ first: Int, _ sentence: Range<Int>) -> Bool {
    guard first - 4 >= sentence.lowerBound, pronouns.contains(context.tokens[first - 3].word),
      ["was", "were", "is", "are", "been"].contains(context.folded(first - 2))
    else { return false }
    let noun = context.tokens[first - 4]
    return noun.kind == .word && !function.contains(noun.word) && !Self.openings.contains(context.folded(first - 4))
  }

  /// "turned himself in in Zagazig".
  private func isVerbWithReflexive(_ context: LintContext, _ first: Int) -> Bool {
    let word = context.folded(first - 1)
    return word.hasSuffix("self") || word.hasSuffix("selves")
  }

  /// "the state the war left the country in in 1990".
  private func isYear(_ context: LintContext, _ index: Int) -> Bool {
    guard index < context.tokens.count else { return false }
    return context.tokens[index].kind == .number && context.tokens[index].length == 4
  }

  private static let groups: Set<String> = ["band", "group", "album", "duo", "by", "artist"]
  private static let giving: Set<String> = ["gave", "give", "gives", "given", "giving", "hand", "handed"]
  private static let objects: Set<String> = ["it", "them", "him", "her", "us", "me", "you"]
  private static let openings: Set<String> = [
    "that", "because", "when", "where", "and", "but", "said", "while", "who", "since", "though", "although",
  ]

  /// A number from two to ten with a plural in lower case behind it.
  private func isCountOfThings(_ context: LintContext, _ first: Int) -> Bool {
    guard numbers.contains(context.tokens[first].word), first + 2 < context.tokens.count else { return false }
    let (a, b, noun) = (context.tokens[first], context.tokens[first + 1], context.tokens[first + 2])
    guard a.shape == .lower, b.shape == .lower, noun.kind == .word, noun.shape == .lower, noun.has(.spaceBefore),
      !noun.has(.sentenceStart)
    else { return false }
    let isJoined = first + 3 < context.tokens.count && context.isMark(first + 3, "-")
    let word = context.folded(first + 2)
    return !isJoined && (word.hasSuffix("s") && word.count > 3 || Self.plurals.contains(word))
  }

  private func isBeforeNoun(_ context: LintContext, _ index: Int) -> Bool {
    guard index + 1 < context.tokens.count else { return false }
    let noun = context.tokens[index + 1]
    return noun.kind == .word && noun.shape == .lower && noun.has(.spaceBefore) && !function.contains(noun.word)
  }

  private static let plurals: Set<String> = ["people", "children", "men", "women", "policemen", "gunmen"]

  private func hasSuitableCase(_ a: Token, _ b: Token) -> Bool {
    switch (a.shape, b.shape) {
    case (.lower, .lower), (.caseless, .caseless), (.upper, .upper): true
    case (.capitalized, .lower): a.has(.sentenceStart)
    // A name, unless no name is such a word: "The The", "Of Of".
    case (.capitalized, .capitalized): function.contains(a.word)
    default: false
    }
  }
}
