import Findings
import ICU
import Readers
import RuleKit
import RulePacks
import Rules
import SourceText
import Tokens
import Toponyms

/// Checks documents one after another. Belongs to one task: it owns buffers and ICU handles.
public final class Linter {
  private let book: RuleBook
  let configuration: Configuration
  private let tokenizer: Tokenizer
  private let packLevels: [Level?]
  private let nativeLevels: [Level?]
  /// Which rules speak about the languages of the last document; most documents of a run are alike.
  private var scope: RuleScope?
  private let names: ToponymFinder?
  /// What is kept from one document to the next.
  private var nameMemory = ToponymMemory()
  private var packMemory = PackMemory()
  /// Made for the first document that has originals.
  private var pairReader: PairReader?

  /// - Throws: where ICU lacks the data to cut text.
  public init(book: RuleBook, configuration: Configuration, names: ToponymFinder?) throws(ICUError) {
    self.book = book
    self.configuration = configuration
    self.names = names
    tokenizer = try Tokenizer(vocabulary: book.packs.vocabulary)
    packLevels = book.packs.heads.map { configuration.level(of: $0.id, own: $0.level) }
    nativeLevels = book.native.map { rule in
      let metadata = type(of: rule).metadata
      return configuration.level(of: metadata.id, own: metadata.level)
    }
  }

  /// All findings of a document at or above the configured level.
  public func lint(_ document: Document) -> DocumentReport {
    let language = document.language ?? configuration.language ?? LanguageGuess.language(of: document) ?? "en"
    let hasOriginal = document.segments.contains { $0.original != nil }
    let sourceLanguage = hasOriginal ? document.sourceLanguage ?? configuration.sourceLanguage ?? "und" : nil
    tokenizer.reset()
    let text = tokenizer.tokenize(document.text, locked: document.locked)
    let marks = TokenMarks(text, words: tokenizer.words)
    let context = LintContext(
      document: document, text: text, marks: marks, words: tokenizer.words, lexicon: book.packs.lexicon,
      places: mentions(in: text, language),
      quotations: QuotationPairing.pair(text, marks: marks, language: language),
      pairs: pairs(of: document, text, language, sourceLanguage), language: language, sourceLanguage: sourceLanguage)
    let scope = scope(language, sourceLanguage)
    var findings = book.packs.check(context, levels: scope.packLevels, memory: &packMemory)
    findings.removeAll { document.holdsLocked($0.range) }
    for (index, metadata, level) in scope.native {
      let rule = book.native[index]
      var collector = FindingCollector(rule: metadata, level: level)
      rule.check(context, into: &collector)
      let found = collector.findings
      findings += type(of: rule).speaksOfLockedText ? found : found.filter { !document.holdsLocked($0.range) }
    }
    let unused =
      document.suppressions.isEmpty
      ? []
      : SuppressionUse(
        book: book, configuration: configuration, language: language, sourceLanguage: sourceLanguage
      ).unused(document.suppressions, findings)
    findings.removeAll { $0.level < configuration.minimumLevel || configuration.spares($0, in: document) }
    return DocumentReport(
      document: document, language: language, words: marks.wordCount, findings: findings,
      places: context.places.all.map { NamedPlace(range: $0.range, place: $0.place) }, unusedSuppressions: unused)
  }

  private func mentions(in text: TokenizedText, _ language: String) -> PlaceMentions {
    names?.mentions(in: text, words: tokenizer.words, language: language, memory: &nameMemory) ?? .none
  }

  /// Aligns a text with its original.
  func pair(_ document: Document, with original: ParallelOriginal) throws(ReadError) -> ParallelOriginal.Pairing {
    try original.pair(document, tokenizer: tokenizer)
  }

  private func pairs(
    of document: Document, _ text: TokenizedText, _ language: String, _ sourceLanguage: String?
  ) -> [PairedSegment] {
    guard let sourceLanguage else { return [] }
    let reader = pairReader ?? madePairReader()
    pairReader = reader
    return reader.pairs(
      of: document, text: text, tokenizer: tokenizer, language: language, sourceLanguage: sourceLanguage)
  }

  private func madePairReader() -> PairReader {
    let finder = names.map {
      OriginalPlaceFinder(gazetteer: $0.gazetteer, lexicon: book.packs.lexicon, words: tokenizer.words)
    }
    return PairReader(table: book.packs.bilingual.concepts()) { side in finder?.places(in: side) ?? [] }
  }

  private struct RuleScope {
    let language: String
    let sourceLanguage: String?
    let packLevels: [Level?]
    /// Rules in Swift that are on, by their number in the book.
    let native: [(index: Int, metadata: RuleMetadata, level: Level)]
  }

  private func scope(_ language: String, _ source: String?) -> RuleScope {
    if let scope, scope.language == language, scope.sourceLanguage == source { return scope }
    let packs = zip(book.packs.heads, packLevels).map { rule, level in
      rule.languages.includes(target: language, source: source) ? level : nil
    }
    let native = zip(book.native, nativeLevels).enumerated().compactMap {
      index, pair -> (index: Int, metadata: RuleMetadata, level: Level)? in
      let metadata = type(of: pair.0).metadata
      guard let level = pair.1, metadata.languages.includes(target: language, source: source) else { return nil }
      return (index, metadata, level)
    }
    let made = RuleScope(language: language, sourceLanguage: source, packLevels: packs, native: native)
    scope = made
    return made
  }
}
