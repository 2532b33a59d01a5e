/// Finds the words that every match of a pattern holds, the rarest first choice.
struct Anchors {
  let symbols: SymbolTable
  let scopes: [String]

  /// Most tokens that may stand before an anchor: each is a start that must be tried.
  static let furthest = 40

  private func holdsClass(_ node: PatternNode) -> Bool {
    switch node {
    case .wordClass: true
    case .sequence(let nodes), .alternation(let nodes): nodes.contains(where: holdsClass)
    case .repeated(let inner, _, _), .capture(_, let inner), .narrowed(let inner, _): holdsClass(inner)
    default: false
    }
  }

  private struct Candidate {
    var words: [UInt32]
    var before: ClosedRange<Int>
    var cost: Int
  }

  func best(of node: PatternNode) throws(PatternError) -> Anchor? {
    guard let candidate = try candidate(node), candidate.before.upperBound <= Self.furthest else { return nil }
    let words = Array(Set(candidate.words)).sorted()
    let required = Set(required(by: node)).subtracting(words.count == 1 ? words : [])
    // A row that holds all the words looked for is there wherever the pattern is tried.
    let choices = Set(try choices(in: node).map { Set($0) }).filter {
      $0.count <= Self.longestChoice && !$0.isSuperset(of: words) && $0.isDisjoint(with: required)
    }
    return Anchor(
      words: words, before: candidate.before, required: required.sorted(),
      choices: choices.map { $0.sorted() }.sorted {
        $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
      })
  }

  /// Most words of a row of which a text must hold one: looking for more costs more than it spares.
  private static let longestChoice = 24

  /// Rows of words one of which stands in every match, whatever branch it takes.
  private func choices(in node: PatternNode) throws(PatternError) -> [[UInt32]] {
    switch node {
    case .alternation, .lemma:
      // A pack that is added later may give a class more members.
      return holdsClass(node) ? [] : try candidate(node).map { [$0.words] } ?? []
    case .sequence(let items):
      var out: [[UInt32]] = []
      for item in items { out += try choices(in: item) }
      return out
    case .repeated(let inner, let low, _): return low > 0 ? try choices(in: inner) : []
    case .capture(_, let inner), .narrowed(let inner, _): return try choices(in: inner)
    default: return []
    }
  }

  /// Words that stand in every match, whatever branch it takes.
  private func required(by node: PatternNode) -> [UInt32] {
    switch node {
    case .word(let text), .mark(let text), .exact(let text): symbols.ids(of: text)
    case .sequence(let items): items.flatMap(required)
    case .repeated(let inner, let low, _): low > 0 ? required(by: inner) : []
    case .capture(_, let inner), .narrowed(let inner, _): required(by: inner)
    default: []
    }
  }

  private func candidate(_ node: PatternNode) throws(PatternError) -> Candidate? {
    switch node {
    case .word(let text), .mark(let text), .exact(let text): return literal(symbols.ids(of: text))
    case .lemma(let name, let form):
      return rows(try resolve(lemma: name, form: form, symbols, scopes))
    case .wordClass(let name):
      guard let index = symbols.classIndex(name, scopes: scopes) else { return nil }
      let members = symbols.members(index)
      return rows(members.words.map { [$0] } + members.phrases)
    case .sequence(let items):
      var best: Candidate?
      var low = 0
      var high = 0
      for item in items {
        if var found = try candidate(item) {
          found.before = low + found.before.lowerBound...high + found.before.upperBound
          found.cost *= high - low + 1 + found.before.upperBound - found.before.lowerBound
          if found.before.upperBound <= Self.furthest, found.cost < best?.cost ?? .max { best = found }
        }
        let length = length(of: item)
        low += length.lowerBound
        high += length.upperBound
      }
      return best
    case .alternation(let branches):
      var all: Candidate?
      for branch in branches {
        guard let found = try candidate(branch) else { return nil }
        all = all.map { join($0, found) } ?? found
      }
      return all
    case .repeated(let inner, let low, _): return low > 0 ? try candidate(inner) : nil
    case .capture(_, let inner), .narrowed(let inner, _): return try candidate(inner)
    default: return nil
    }
  }

  private func join(_ a: Candidate, _ b: Candidate) -> Candidate {
    let low = min(a.before.lowerBound, b.before.lowerBound)
    let high = max(a.before.upperBound, b.before.upperBound)
    return Candidate(words: a.words + b.words, before: low...high, cost: a.cost + b.cost)
  }

  /// The rarest token of a row of tokens.
  private func literal(_ ids: [UInt32]) -> Candidate? {
    let ranked = ids.enumerated().min { cost($0.element) < cost($1.element) }
    return ranked.map { Candidate(words: [$0.element], before: $0.offset...$0.offset, cost: cost($0.element)) }
  }

  private func rows(_ rows: [[UInt32]]) -> Candidate? {
    var all: Candidate?
    for row in rows {
      guard let found = literal(row) else { return nil }
      all = all.map { join($0, found) } ?? found
    }
    return all
  }

  /// Rough frequency of a word in English prose, per 10,000 tokens.
  private func cost(_ id: UInt32) -> Int { Self.frequent[symbols.words[Int(id) - 1]] ?? 2 }

  private static let frequent: [String: Int] = [
    "the": 600, ",": 500, ".": 450, "of": 300, "to": 270, "and": 260, "in": 220, "a": 210, "-": 120, "that": 100,
    "is": 90, "for": 90, "\"": 90, "on": 80, "was": 80, "with": 70, "said": 60, "it": 60, "by": 60, "he": 60, "at": 55,
    "from": 50, "as": 60, "his": 45, "be": 50, "has": 45, "have": 40, "are": 45, "an": 40, "its": 35, "had": 35,
    "not": 35, "who": 30, "which": 30, "this": 35, "were": 30, "but": 30, "they": 30, "their": 30, "been": 25,
    "will": 25, "or": 25, "one": 25, "after": 22, "she": 25, "her": 25, "al": 40, "(": 30, ")": 30, "two": 15,
    "“": 60, "”": 60, "’": 10, "/": 5, ":": 20, ";": 10, "?": 10, "than": 15, "also": 15, "about": 15, "would": 25,
  ]

  /// Fewest and most tokens that a pattern matches.
  func length(of node: PatternNode) -> ClosedRange<Int> {
    switch node {
    case .sequence(let items):
      return items.map(length).reduce(0...0) { $0.lowerBound + $1.lowerBound...$0.upperBound + $1.upperBound }
    case .alternation(let branches):
      let all = branches.map(length)
      return (all.map(\.lowerBound).min() ?? 0)...(all.map(\.upperBound).max() ?? 0)
    case .word(let text), .exact(let text), .mark(let text):
      let count = symbols.ids(of: text).count
      return count...count
    case .lemma(let name, let form):
      let counts = ((try? resolve(lemma: name, form: form, symbols, scopes)) ?? []).map(\.count)
      return (counts.min() ?? 1)...(counts.max() ?? 1)
    case .wordClass(let name):
      guard let index = symbols.classIndex(name, scopes: scopes) else { return 1...1 }
      let members = symbols.members(index)
      let counts = members.phrases.map(\.count) + (members.words.isEmpty ? [] : [1])
      return (counts.min() ?? 1)...(counts.max() ?? 1)
    case .predicate, .number: return 1...1
    case .narrowed(let inner, _), .capture(_, let inner): return length(of: inner)
    case .place, .name, .back: return 1...8
    case .gap(let low, let high): return low...high
    case .repeated(let inner, let low, let high):
      let one = length(of: inner)
      return one.lowerBound * low...one.upperBound * high
    case .boundary, .look: return 0...0
    }
  }
}
