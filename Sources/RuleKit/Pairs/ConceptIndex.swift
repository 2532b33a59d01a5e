import Tokens

/// A concept that a text names.
public struct ConceptMention: Sendable, Hashable {
  public let theme: String
  public let key: String
  /// Indices of tokens of the text.
  public let tokens: Range<Int>
  /// Arabic particles in front of the first word: "و", "ب".
  public let prefix: String
  /// Whether the Arabic article stands before the first word and is no part of the form.
  public let hasArticle: Bool

  public init(theme: String, key: String, tokens: Range<Int>, prefix: String = "", hasArticle: Bool = false) {
    self.theme = theme
    self.key = key
    self.tokens = tokens
    self.prefix = prefix
    self.hasArticle = hasArticle
  }

  /// The key as a number, where it is one.
  public var value: Double? { Double(key) }
}

/// The forms of one language's concepts, by their first word.
public struct ConceptIndex: Sendable {
  private struct Form: Sendable {
    let concept: Int
    /// Words behind the first, without article in Arabic.
    let rest: [String]
    let needsCapital: Bool
    let needsArticle: Bool
  }

  private let concepts: [ConceptTable.Concept]
  private var forms: [String: [Form]] = [:]
  private let isArabic: Bool

  /// - Parameter language: primary subtag.
  public init(_ table: ConceptTable, language: String) {
    concepts = table.concepts
    isArabic = ["ar", "fa", "ur"].contains(language)
    var folder = WordFolder()
    for (number, concept) in table.concepts.enumerated() {
      for form in concept.forms[language] ?? [] {
        add(form, concept: number, &folder)
        themes.insert(concept.theme)
      }
    }
  }

  public var isEmpty: Bool { forms.isEmpty }

  /// Themes for which the language has forms.
  public private(set) var themes: Set<String> = []

  private mutating func add(_ form: String, concept: Int, _ folder: inout WordFolder) {
    var form = Substring(form)
    let needsArticle = form.hasPrefix("=")
    if needsArticle { form = form.dropFirst() }
    let isOpen = form.hasSuffix("*")
    if isOpen { form = form.dropLast() }
    let needsCapital = form.unicodeScalars.first?.properties.isUppercase ?? false
    var words = form.split { $0 == " " || $0 == "-" }.enumerated().map { place, word in
      // Before the hamza goes: ألف begins with no article.
      let isBare = isArabic && !(place == 0 && needsArticle)
      let folded = folder.fold(isBare ? ArabicWord.withoutArticle(String(word)) : String(word))
      return isArabic ? ArabicWord.normalized(folded) : folded
    }
    guard let last = words.popLast() else { return }
    for ending in isOpen ? endings(of: last) : [""] {
      let all = words + [last + ending]
      forms[all[0], default: []].append(
        Form(
          concept: concept, rest: Array(all.dropFirst()), needsCapital: needsCapital, needsArticle: needsArticle))
    }
  }

  private func endings(of word: String) -> [String] {
    guard isArabic else { return word.hasSuffix("s") ? ["", "es"] : ["", "s"] }
    return ["", "ه", "ا", "ان", "ين", "ون", "ات", "تان", "تين", "يه", "يين", "يون", "ها", "هم", "ه"]
  }

  /// Calls a closure with each form that begins at a token.
  ///
  /// - Parameters:
  ///   - words: the folded word of each token; normalized in Arabic.
  ///   - bound: token behind the last that may be taken.
  func matches(
    at start: Int, in text: TokenizedText, words: (Int) -> String, before bound: Int,
    _ body: (ConceptMention) -> Void
  ) {
    let token = text.tokens[start]
    guard token.kind != .punctuation else { return }
    if isArabic {
      for reading in ArabicWord.readings(of: words(start)) {
        guard let found = forms[reading.stem] else { continue }
        for form in found where !(form.needsArticle && reading.hasArticle) {
          report(form, at: start, text, words, bound, reading, body)
        }
      }
      return
    }
    let word = words(start)
    for (stem, mayFollow) in [(word, true)] + possessive(word) + joined(word) {
      guard let found = forms[stem] else { continue }
      for form in found where !form.needsCapital || token.shape != .lower {
        if mayFollow || form.rest.isEmpty { report(form, at: start, text, words, bound, nil, body) }
      }
    }
  }

  private func possessive(_ word: String) -> [(String, Bool)] {
    for ending in ["'s", "’s"] where word.hasSuffix(ending) { return [(String(word.dropLast(2)), false)] }
    return []
  }

  /// Words that a stop without a blank behind it joins: "January.During".
  private func joined(_ word: String) -> [(String, Bool)] {
    guard word.utf8.count > 6, word.utf8.contains(UInt8(ascii: ".")) else { return [] }
    return word.split(separator: ".").filter { $0.utf8.count > 3 }.map { (String($0), false) }
  }

  private func report(
    _ form: Form, at start: Int, _ text: TokenizedText, _ words: (Int) -> String, _ bound: Int,
    _ reading: ArabicWord.Reading?, _ body: (ConceptMention) -> Void
  ) {
    var at = start + 1
    for wanted in form.rest {
      // Hyphens inside a name.
      if at < bound, isHyphen(at, text) { at += 1 }
      guard at < bound, text.tokens[at].kind != .punctuation else { return }
      var word = words(at)
      if isArabic { word = ArabicWord.withoutArticle(word) }
      if word != wanted {
        guard wanted == form.rest.last, possessive(word).first?.0 == wanted else { return }
      }
      at += 1
    }
    let concept = concepts[form.concept]
    body(
      ConceptMention(
        theme: concept.theme, key: concept.key, tokens: start..<at, prefix: reading?.prefix ?? "",
        hasArticle: reading?.hasArticle == true))
  }

  private func isHyphen(_ at: Int, _ text: TokenizedText) -> Bool {
    let token = text.tokens[at]
    return token.length == 1 && text.text[Int(token.start)] == UInt8(ascii: "-")
  }
}
