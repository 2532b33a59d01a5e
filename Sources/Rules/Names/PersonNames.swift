import Romanization
import RuleKit
import Tokens

/// The persons that a text names with more than one word: a given name or title, and a surname.
struct PersonNames {
  struct Person {
    /// Folded word in front of the surname: given name or title.
    let first: String
    /// Tokens of the surname, article and hyphens included.
    let surname: Range<Int>
    /// True where a title stands in front instead of a given name.
    let hasTitle: Bool
  }

  let all: [Person]

  init(_ context: LintContext) {
    let tokens = context.tokens
    let titles = context.wordClass("person-title")
    let given = context.wordClass("given-name")
    var all: [Person] = []
    for index in tokens.indices.dropFirst() where PersonNames.isNameWord(tokens[index]) {
      let token = tokens[index]
      guard !token.has(.sentenceStart), !token.has(.locked), context.places.holding(index) == nil else { continue }
      // The surname with its article: al-Maliki, Al Maliki.
      var start = index
      if index >= 2, context.isMark(index - 1, "-"), !token.has(.spaceBefore) { start = index - 2 }
      guard start > 0, !tokens[start].has(.sentenceStart) else { continue }
      let before = tokens[start - 1]
      guard before.kind == .word, tokens[start].has(.spaceBefore) || start < index else { continue }
      let isTitle = titles.contains(before.word) && before.shape != .lower
      guard isTitle || given.contains(before.word) && PersonNames.isNameWord(before) else { continue }
      // The last of the name's words is the surname.
      if index + 1 < tokens.count, PersonNames.isNameWord(tokens[index + 1]), !tokens[index + 1].has(.sentenceStart) {
        continue
      }
      if index + 1 < tokens.count, context.isMark(index + 1, "-"), !tokens[index + 1].has(.spaceBefore) { continue }
      all.append(Person(first: context.folded(start - 1), surname: start..<index + 1, hasTitle: isTitle))
    }
    self.all = all
  }

  static func isNameWord(_ token: Token) -> Bool {
    token.kind == .word && (token.shape == .capitalized || token.shape == .mixed) && token.length >= 3
  }

  /// True where two spellings are the same name for the ear: one consonant skeleton, and not much apart in letters.
  static func areAlike(_ a: String, _ b: String) -> Bool {
    let (first, second) = (FoldedName(a), FoldedName(b))
    let (left, right) = (first.joined, second.joined)
    guard left != right, left.count >= 4, right.count >= 4, left.first == right.first else { return false }
    let key = ConsonantKey(first).bytes
    if key.count >= 2, key == ConsonantKey(second).bytes { return EditDistance.of(left, right) <= 3 }
    return left.count >= 6 && right.count >= 6 && EditDistance.of(left, right) == 1
  }
}
