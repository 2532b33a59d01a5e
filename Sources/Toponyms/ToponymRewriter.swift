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
    let found = finder.mentions(in: text, words: tokenizer.words, language: "en")
    let cues = finder.cues(in: text, words: tokenizer.words)
    let evidence = BulkEvidence(found, in: text)
    var edits: [FileEdit] = []
    // Token behind the last place.
    var end = -1
    for mention in (found.all + found.possessives).sorted(by: { $0.range < $1.range }) {
      let isListed = cues.isListed(mention.tokens, behind: end)
      end = mention.tokens.upperBound
      if mention.spelling == .near, mention.place.confidence < Self.leastConfidence { continue }
      let tokens = tokensOfName(mention, text)
      let range = tokens == mention.tokens ? mention.range : text.range(of: tokens)
      let written = text.string(range)
      let name = FoldedName(written)
      if isOtherName(name, than: FoldedName(mention.place.name), mention, text) { continue }
      if !isListed, isBare(name, tokens, mention, cues) { continue }
      if !evidence.suffices(for: mention, tokens, cues, isListed: isListed) { continue }
      let isClear = cues.hasPlaceCue(tokens) || text.tokens[tokens.lowerBound].has(.sentenceStart)
      if let wanted = wanted(mention.place.name, for: written, at: tokens, in: text, isClear: isClear) {
        edits.append(FileEdit(range, Array(wanted.utf8)))
      }
    }
    return FileEdit.apply(edits, to: bytes)
  }

  /// From this confidence on a name that no table has is put right.
  private static let leastConfidence = 0.85

  /// The house's name as it stands at a point of a text; nil where it stands so already, but for capitals.
  private func wanted(
    _ name: String, for written: String, at tokens: Range<Int>, in text: TokenizedText, isClear: Bool
  ) -> String? {
    // "in The Hague", "the Hague district".
    var name = name.hasPrefix("The ") && !written.lowercased().hasPrefix("the ") ? String(name.dropFirst(4)) : name
    // "MOSCOW, February 7": a dateline, or a headline. "OMRAN" and "FAO's" are as often no places.
    if written.count > 1, written == written.uppercased(), written != written.lowercased() {
      return written == name.uppercased() || !isClear || written.count <= 3 ? nil : name.uppercased()
    }
    if text.tokens[tokens.lowerBound].has(.sentenceStart), name.first?.isLowercase == true {
      name = name.prefix(1).uppercased() + name.dropFirst()
    }
    return name
  }

  /// A name of one word that only lacks its article, or stands beside another name, is as often a person: "read by
  /// Ansari", "Helen Hai".
  private func isBare(_ written: FoldedName, _ tokens: Range<Int>, _ mention: PlaceMention, _ cues: ToponymCues) -> Bool
  {
    guard written.words.count == 1, !written.isArabic, finder.isThatOfTables, !cues.hasPlaceCue(tokens) else {
      return false
    }
    if cues.isBesideName(tokens) { return true }
    let isLarge = ["city", "country", "governorate", "region"].contains(mention.feature)
    let hasArticle = FoldedName(mention.place.name).words.first?.hasArticle == true
    return !isLarge && mention.spelling == .canonical && written.words.first?.hasArticle != hasArticle
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
  /// Republic" for Syria, "Britain" for the United Kingdom, "Gaza" where that is not only Gaza City.
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
    // "Tigris" for the Tigris River, "Green" for Green Village base; "Holland" for the Netherlands.
    if finder.isThatOfTables, own.isStrictSubset(of: wanted) || !NameLikeness.areOneName(written, name) { return true }
    let before = mention.tokens.lowerBound - 1
    return own.count > wanted.count && before >= 0 && text.string(before).lowercased() == "the"
  }
}
