import RuleKit
import Tokens

/// "the two towns of A, B and C": a number, a class of places, and the list behind it.
struct CountedPlaces {
  struct Item {
    enum Content {
      /// Place names side by side.
      case places([PlaceMention])
      /// A name that the gazetteer does not know.
      case unknown
      /// Not a name: an apposition, a clause.
      case other
    }
    let tokens: Range<Int>
    let content: Content
  }

  /// The number word.
  let number: Int
  let count: Int
  /// From "two" to the last name.
  let tokens: Range<Int>
  let items: [Item]
  /// True where the list ends with "and" and a name.
  let isClosed: Bool

  private static let numbers: [String: Int] = [
    "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "2": 2, "3": 3, "4": 4, "5": 5,
  ]
  private static let classes: Set<String> = [
    "towns", "cities", "villages", "districts", "provinces", "governorates", "neighborhoods", "neighbourhoods", "areas",
    "camps", "regions", "localities", "suburbs", "hills", "bases", "airports", "crossings", "countries", "sites",
  ]

  static func all(in context: LintContext) -> [CountedPlaces] {
    let tokens = context.tokens
    guard tokens.count > 4 else { return [] }
    var out: [CountedPlaces] = []
    let of = context.words.intern("of")
    let nouns = Set(classes.map(context.words.intern))
    if !nouns.contains(where: context.marks.has) { return [] }
    for noun in context.marks.positions(of: nouns) where noun + 3 < tokens.count && tokens[noun + 1].word == of {
      let index = noun + 1
      guard tokens[index].shape == .lower, let number = number(before: noun, context) else { continue }
      if let found = CountedPlaces(number: number, of: index, context) { out.append(found) }
    }
    return out
  }

  /// The number in front of a class word, at most two adjectives between.
  private static func number(before index: Int, _ context: LintContext) -> Int? {
    let sentence = context.text.sentence(holding: index)
    for candidate in stride(from: index - 1, through: max(sentence.lowerBound, index - 3), by: -1) {
      if numbers[context.folded(candidate)] != nil { return candidate }
      if context.tokens[candidate].shape != .lower || context.tokens[candidate].kind != .word { return nil }
    }
    return nil
  }

  private init?(number: Int, of index: Int, _ context: LintContext) {
    guard let count = Self.numbers[context.folded(number)] else { return nil }
    let end = context.text.sentence(holding: index).upperBound
    var items: [Item] = []
    var at = index + 1
    var isClosed = false
    while at < end {
      guard let item = Self.item(at, end, context) else { break }
      items.append(item)
      at = item.tokens.upperBound
      if isClosed { break }
      var next = at
      if next < end, context.isMark(next, ",") { next += 1 }
      if next < end, context.tokens[next].kind == .word, ["and", "as"].contains(context.folded(next)) {
        isClosed = true
        next += context.folded(next) == "as" ? 3 : 1
      }
      if next == at { break }
      at = next
    }
    guard let last = items.last else { return nil }
    self.number = number
    self.count = count
    self.items = items
    self.isClosed = isClosed
    tokens = number..<last.tokens.upperBound
  }

  /// One member of the list: place names side by side, or a run of capitalised words.
  private static func item(_ start: Int, _ end: Int, _ context: LintContext) -> Item? {
    var mentions: [PlaceMention] = []
    var at = start
    if at < end, context.folded(at) == "the" { at += 1 }
    while at < end, let mention = context.places.starting(at: at), mention.tokens.upperBound <= end {
      mentions.append(mention)
      at = mention.tokens.upperBound
    }
    let isGoingOn = at < end && isNameWord(at, context)
    if !mentions.isEmpty, !isGoingOn { return Item(tokens: start..<at, content: .places(mentions)) }
    while at < end, isNameWord(at, context) || isJoint(at, end, context) { at += 1 }
    return at > start ? Item(tokens: start..<at, content: .unknown) : nil
  }

  private static func isNameWord(_ at: Int, _ context: LintContext) -> Bool {
    let token = context.tokens[at]
    return token.kind == .word && (token.shape == .capitalized || token.shape == .mixed)
  }

  /// The hyphen or article inside a name: al-Adas.
  private static func isJoint(_ at: Int, _ end: Int, _ context: LintContext) -> Bool {
    guard at + 1 < end, !context.tokens[at + 1].has(.spaceBefore) else { return false }
    return context.isMark(at, "-") || context.isMark(at + 1, "-")
  }
}
