import ICU
import Tokens

/// Names that patterns refer to, while packs are compiled: words, spellings, classes, inflections.
final class SymbolTable {
  private(set) var words: [String]
  private var wordIDs: [String: UInt32]
  private(set) var spellings: [String]
  private var spellingIDs: [String: UInt32]
  private(set) var classes: [(name: String, members: [UInt32])]
  /// Members of several words, class by class.
  private(set) var phrases: [[[UInt32]]]
  private var classIDs: [String: Int]
  private(set) var lemmas: [(word: UInt32, lemma: Int32)]
  private var forms: [String: [[UInt32]]] = [:]
  private var lemmaCount: Int32
  private let splitter: LiteralSplitter

  /// - Parameter base: a set that is compiled already; new words follow its words, so that its programs stay valid.
  init(base: RuleSet = .empty) throws(ICUError) {
    splitter = try LiteralSplitter()
    // Ids are those that a `Vocabulary` of these words gives: it begins with the single ASCII characters.
    let singles = Vocabulary.empty
    words = base.words.isEmpty ? (1...UInt32(singles.count)).map { singles.word(WordID($0)) } : base.words
    wordIDs = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, UInt32($0 + 1)) })
    spellings = base.spellings
    spellingIDs = Dictionary(uniqueKeysWithValues: base.spellings.enumerated().map { ($1, UInt32($0)) })
    classes = base.classes
    // A set that was read without them is taken as one of single words.
    phrases = base.phrases.isEmpty ? base.classes.map { _ in [] } : base.phrases
    classIDs = Dictionary(base.classes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    forms = Dictionary(base.inflections.map { ($0.name, $0.forms) }, uniquingKeysWith: { first, _ in first })
    lemmas = base.lemmas
    lemmaCount = (base.lemmas.map(\.lemma).max() ?? 0) + 1
  }

  /// Forms of all lexicon entries, by scope and name.
  var inflections: [(name: String, forms: [[UInt32]])] {
    forms.sorted { $0.key < $1.key }.map { (name: $0.key, forms: $0.value) }
  }

  /// Ids of the tokens of a text, folded.
  func ids(of text: String) -> [UInt32] { splitter.tokens(of: text).map { id(ofFolded: $0.folded) } }

  /// Tokens of a text with their spelling.
  func spelled(_ text: String) -> [(word: UInt32, spelling: UInt32)] {
    splitter.tokens(of: text).map { token in
      let next = UInt32(spellings.count)
      let spelling = spellingIDs[token.text] ?? next
      if spelling == next {
        spellingIDs[token.text] = next
        spellings.append(token.text)
      }
      return (id(ofFolded: token.folded), spelling)
    }
  }

  private func id(ofFolded word: String) -> UInt32 {
    if let id = wordIDs[word] { return id }
    words.append(word)
    wordIDs[word] = UInt32(words.count)
    return UInt32(words.count)
  }

  /// Adds a class, or members to one of the base. `scope` is the pack's name, or the language for shared classes.
  func define(class name: String, scope: String, members: [String]) {
    let full = scope + ":" + name
    let index = classIDs[full] ?? classes.count
    if index == classes.count {
      classIDs[full] = index
      classes.append((full, []))
      phrases.append([])
    }
    for member in members {
      let ids = self.ids(of: member)
      if ids.count == 1, !classes[index].members.contains(ids[0]) { classes[index].members.append(ids[0]) }
      if ids.count > 1, !phrases[index].contains(ids) { phrases[index].append(ids) }
    }
  }

  /// Number of a class, looked for in each scope in turn.
  func classIndex(_ name: String, scopes: [String]) -> Int? {
    for scope in scopes {
      if let index = classIDs[scope + ":" + name] { return index }
    }
    return nil
  }

  func members(_ index: Int) -> (words: [UInt32], phrases: [[UInt32]]) { (classes[index].members, phrases[index]) }

  /// Adds a lexicon entry with its forms in order; forms of several words keep only their tokens for matching.
  func define(lemma name: String, scope: String, forms list: [String]) {
    let ids = list.map { self.ids(of: $0) }
    forms[scope + ":" + name] = ids
    for form in ids where form.count == 1 { lemmas.append((form[0], lemmaCount)) }
    lemmaCount += 1
  }

  /// Forms of a lexicon entry, looked for in each scope in turn.
  func inflections(of name: String, scopes: [String]) -> [[UInt32]]? {
    for scope in scopes {
      if let found = forms[scope + ":" + name] { return found }
    }
    return nil
  }
}
