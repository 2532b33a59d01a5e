import Gazetteer
import ICU
import Romanization
import RuleKit
import SourceText
import Tokens

/// Rewrites the place names of a running text in the house's spelling. Belongs to one task.
public final class ToponymRewriter {
  private let finder: ToponymFinder
  private let tokenizer: Tokenizer

  /// - Parameter vocabulary: the one that the finder's word classes are of.
  public init(finder: ToponymFinder, vocabulary: Vocabulary) throws(ICUError) {
    self.finder = finder
    tokenizer = try Tokenizer(vocabulary: vocabulary)
  }

  /// UTF-8 of the text with its names put right; all else as it was.
  public func rewrite(_ bytes: [UInt8]) -> [UInt8] {
    tokenizer.reset()
    let text = tokenizer.tokenize(bytes, locked: LockedText.ranges(in: bytes))
    if isArabic(text) { return FileEdit.apply(arabicEdits(text), to: bytes) }
    var edits: [FileEdit] = []
    for mention in finder.mentions(in: text, words: tokenizer.words, language: "en").all {
      if mention.spelling == .near, mention.place.confidence < 0.8 { continue }
      let tokens = tokensOfName(mention, text)
      let written = FoldedName(text.string(tokens))
      var name = mention.place.name
      if isOtherName(written, than: FoldedName(name), mention, text) { continue }
      if text.tokens[tokens.lowerBound].has(.sentenceStart), name.first?.isLowercase == true {
        name = name.prefix(1).uppercased() + name.dropFirst()
      }
      edits.append(FileEdit(text.range(of: tokens), Array(name.utf8)))
    }
    return FileEdit.apply(edits, to: bytes)
  }

  /// Whether most of a text's words are in Arabic script.
  private func isArabic(_ text: TokenizedText) -> Bool {
    var (arabic, others) = (0, 0)
    for token in text.tokens where token.kind == .word {
      if token.script == .arabic { arabic += 1 } else { others += 1 }
    }
    return arabic > others
  }

  /// In Arabic many names are words too: those that a word around or their size vouches for are rewritten, with the
  /// particles that were written together with them in front: "وبحمص" becomes "وبـ Homs".
  private func arabicEdits(_ text: TokenizedText) -> [FileEdit] {
    let tokens = text.tokens.indices
    let folded = tokens.map { at in
      // Folding takes presentation forms, vowel marks and tatweel away.
      let word = text.string(at)
      guard text.tokens[at].script == .arabic else { return word }
      return ArabicWord.normalized(String(decoding: NameFolding.fold(word), as: UTF8.self))
    }
    let side = PairSide(text: text, tokens: 0..<tokens.count, language: "ar", folded: folded, mentions: [], themes: [])
    return finder.originals(tokenizer.words).places(in: side).compactMap { place in
      guard place.hasCue || place.isWellKnown, let name = finder.name(of: place) else { return nil }
      let joined = place.prefix.last == "و" || place.prefix.isEmpty ? place.prefix : place.prefix + "ـ"
      return FileEdit(
        text.range(of: place.tokens), Array((joined.isEmpty ? name : joined + " " + name).utf8))
    }
  }

  /// The mention without a noun of class behind the name: of "Aleppo Governorate" only "Aleppo" is rewritten, unless
  /// the noun is a part of the name.
  private func tokensOfName(_ mention: PlaceMention, _ text: TokenizedText) -> Range<Int> {
    var tokens = mention.tokens
    // "Kuwait City" has it as its own, though the style may write another word for it.
    let names = [mention.place.name, finder.gazetteer.place(id: mention.place.id)?.english ?? ""]
    if names.contains(where: { FoldedName($0).words.contains(where: \.isClassWord) }) { return tokens }
    while tokens.count > 1, FoldedName(text.string(tokens.upperBound - 1)).words.first?.isClassWord == true {
      tokens = tokens.lowerBound..<tokens.upperBound - 1
    }
    return tokens
  }

  /// True for a right name that says more or other than the house's: "Sinai Peninsula" for Sinai, "the Syrian Arab
  /// Republic" for Syria, "Gaza" where that is not only Gaza City.
  private func isOtherName(
    _ written: FoldedName, than name: FoldedName, _ mention: PlaceMention, _ text: TokenizedText
  ) -> Bool {
    guard mention.spelling == .canonical || mention.spelling == .accepted, written.isArabic == name.isArabic else {
      return false
    }
    if mention.spelling == .canonical, finder.isThatOfTables { return written.joined != name.joined }
    func words(_ name: FoldedName) -> Set<[UInt8]> { Set(name.words.map { Array(name.bytes[$0.range]) }) }
    let (own, wanted) = (words(written), words(name))
    if own.count > wanted.count, wanted.isSubset(of: own) { return true }
    let before = mention.tokens.lowerBound - 1
    return own.count > wanted.count && before >= 0 && text.string(before).lowercased() == "the"
  }
}
