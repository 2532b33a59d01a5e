import Findings
import RuleKit
import SourceText

/// A small word of the original that the text turns into another or leaves out: dozens for hundreds, "still", "nearly".
public struct ShadeMismatchRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("ar-en/shade-mismatch"),
    summary: "Hundreds became dozens, or “will”, “still”, “nearly”, “about”, “at least” of the original is lost.",
    cause:
      "عشرات, مئات, آلاف stand in the same frames; لا يزال, كاد and على الأقل are short, and a model that drops one "
      + "changes how sure or how far a thing is.",
    advice: "Read the original.",
    avoids: "Other words for the same shade (“remains”, “on the verge of”, “or more”), figures for a crowd.",
    category: category("accuracy/mistranslation"), severity: .major, level: .warning,
    languages: LanguageScope(targets: ["en"], sources: ["ar"]),
    examples: [
      .flag(
        "⟦Dozens⟧ of people fled the town.", fixed: "Hundreds of people fled the town.",
        source: "فر مئات الأشخاص من البلدة."),
      .flag(
        "Protesters burned ⟦hundreds⟧ of tyres.", fixed: "Protesters burned dozens of tyres.",
        source: "أحرق المحتجون عشرات الإطارات."),
      .flag("⟦The two sides met in Muscat on Sunday.⟧", source: "سيلتقي الجانبان في مسقط يوم الأحد."),
      .flag("⟦The road was closed on Monday.⟧", source: "كان الطريق لا يزال مغلقا يوم الاثنين."),
      .pass("Tens of thousands of people fled the town.", source: "فر عشرات الآلاف من البلدة."),
      .pass("The road remained closed on Monday.", source: "كان الطريق لا يزال مغلقا يوم الاثنين."),
      .pass("The two sides plan to meet in Muscat on Sunday.", source: "سيلتقي الجانبان في مسقط يوم الأحد."),
      .pass("The minister leaves for Doha on Sunday.", source: "سيغادر الوزير إلى الدوحة يوم الأحد."),
      .pass("Voters go to the polls on Sunday", source: "سيتوجه الناخبون إلى صناديق الاقتراع يوم الأحد"),
      .pass("The talks were on the verge of collapse.", source: "كادت المحادثات تنهار."),
    ])

  public init() {}

  /// Longer segments say a shade in other ways.
  private static let longest = 45

  private static let crowds = ["10": "dozens", "100": "hundreds", "1000": "thousands", "1000000": "millions"]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    for pair in context.pairs where !pair.target.tokens.isEmpty && pair.source.wordCount <= Self.longest {
      checkCrowds(pair, &findings)
      let shades = ConceptComparison(pair, themes: ["shade"])
      for mention in shades.missing where Self.isSaid(mention, pair) {
        findings.report(
          pair.range, "“\(pair.source.text.string(mention.tokens))” of the original is not said.",
          quietly: mention.key == "future" ? .warning : .suggestion)
      }
    }
  }

  /// One crowd on each side, and another.
  private func checkCrowds(_ pair: PairedSegment, _ findings: inout FindingCollector) {
    let source = pair.source.mentions(of: "crowd")
    let target = pair.target.mentions(of: "crowd")
    guard source.count == 1, target.count == 1, let theirs = source.first, let mine = target.first,
      theirs.key != mine.key, let name = Self.crowds[theirs.key]
    else { return }
    let range = pair.target.text.range(of: mine.tokens)
    let own = pair.target.text.string(mine.tokens)
    // "dozen", "million" count; only the plurals are crowds.
    guard own.hasSuffix("s") else { return }
    let written = own.first?.isUppercase == true ? name.capitalized : name
    findings.report(
      range, "The original says “\(pair.source.text.string(theirs.tokens))”, not “\(own)”.",
      fixes: [Fix("Write “\(written)”", .unsafe, [Edit(range, written)])])
  }

  /// نحو is "about" only in front of a number; else "towards". A future is lost only in a whole sentence: headlines say
  /// it in the present.
  private static func isSaid(_ mention: ConceptMention, _ pair: PairedSegment) -> Bool {
    if mention.key == "future" { return isFutureLost(mention, pair) }
    guard mention.key == "about" else { return true }
    let next = mention.tokens.upperBound
    return pair.source.tokens.contains(next) && pair.source.text.tokens[next].kind == .number
  }

  private static func isFutureLost(_ mention: ConceptMention, _ pair: PairedSegment) -> Bool {
    let before = mention.tokens.lowerBound - 1
    // كان سيـ is what would have been.
    if pair.source.tokens.contains(before),
      ArabicWord.readings(of: pair.source.word(before)).contains(where: { $0.stem.hasPrefix("كان") })
    {
      return false
    }
    guard pair.target.wordCount > 3, let last = pair.target.tokens.last,
      [".", "!", "\"", "”"].contains(pair.target.text.string(last))
    else { return false }
    let words = pair.target.folded
    if words.contains(where: { word in ["'ll", "’ll", "'d", "’d"].contains(where: word.hasSuffix) }) { return false }
    // "The minister leaves on Sunday": what is arranged stands in the present, so only a past is another time.
    return words.contains(where: isPast) && !words.contains(where: presents.contains)
  }

  private static func isPast(_ word: String) -> Bool {
    pasts.contains(word) || word.hasSuffix("ed") && word.utf8.count > 4 && !reporting.contains(word)
  }

  private static let pasts: Set<String> = [
    "was", "were", "met", "held", "began", "took", "went", "came", "left", "got", "gave", "made", "became", "sent",
    "won", "lost", "built", "spoke", "led", "paid", "rose", "fell", "saw", "brought", "drew", "did", "put",
  ]
  /// What says when somebody spoke of the future.
  private static let reporting: Set<String> = [
    "added", "announced", "reported", "stated", "confirmed", "noted", "explained", "stressed", "warned", "revealed",
    "claimed", "indicated", "declared", "affirmed", "united", "accused", "agreed",
  ]
  private static let presents: Set<String> = [
    "is", "are", "has", "have", "does", "do", "leaves", "plays", "meets", "begins", "starts", "opens", "travels",
    "arrives", "visits", "faces", "takes", "hosts", "returns", "goes", "go", "comes", "begin", "start", "meet", "play",
    "leave", "continues", "ends", "holds", "closes", "runs", "gives", "says",
  ]
}
