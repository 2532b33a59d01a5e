import Findings
import RuleKit

#if canImport(Glibc)
  @preconcurrency import Glibc
#endif

/// A segment far shorter or longer than its original lets expect.
public struct LengthRatioRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/length-ratio"), summary: "The text is far shorter or longer than its original lets expect.",
    cause: "Models stop early, leave out clauses, run on after the end of the original, or answer another segment.",
    advice: "Compare the segment with its original, clause by clause.",
    avoids:
      "Short segments, numbers and addresses; what is usual in the document (from twenty pairs on) and for the two "
      + "languages.",
    category: category("accuracy/omission"), severity: .major, level: .warning, languages: .any,
    examples: [
      .flag(
        "⟦The army said it had taken the town.⟧",
        source: "قال الجيش إنه سيطر على البلدة بعد معارك استمرت ثلاثة أيام مع المسلحين الذين انسحبوا منها نحو الجبال "
          + "القريبة، وأضاف أن عشرات العائلات عادت إلى منازلها."),
      .flag(
        "⟦The minister arrived in the capital on Monday for talks with his counterpart, and the two discussed trade, "
          + "borders and the return of refugees, as well as the war in the south of the country.⟧",
        source: "وصل الوزير إلى العاصمة يوم الاثنين لإجراء محادثات مع نظيره."),
      .pass(
        "The army said it had taken the town after three days of fighting.",
        source: "قال الجيش إنه سيطر على البلدة بعد معارك استمرت ثلاثة أيام."),
      .pass("No.", source: "لا يمكن ذلك على الإطلاق."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let measured = context.pairs.map { LengthRatio($0) }
    let expected = LengthNorm(of: measured, source: context.sourceLanguage, target: context.language)
    for (pair, ratio) in zip(context.pairs, measured) {
      guard let ratio, ratio.isLong, let logarithm = ratio.logarithm else { continue }
      let deviation = (logarithm - expected.median) / expected.spread
      guard abs(deviation) > expected.bound else { continue }
      let percent = Int((exp(logarithm - expected.median) * 100).rounded())
      let what = deviation < 0 ? "short" : "long"
      findings.report(
        pair.range, "The text is \(what) for its original: \(percent) % of the length to expect.",
        quietly: abs(deviation) > expected.bound + 1.5 ? .warning : .suggestion)
    }
  }
}

/// Letters and digits of both sides of a pair; vowel marks not counted.
struct LengthRatio {
  let source: Int
  let target: Int

  init?(_ pair: PairedSegment) {
    source = Self.letters(pair.source)
    target = Self.letters(pair.target)
    if source == 0 || target == 0 { return nil }
  }

  private static func letters(_ side: PairSide) -> Int {
    side.tokens.reduce(0) { sum, index in
      side.text.tokens[index].kind == .punctuation ? sum : sum + side.word(index).unicodeScalars.count
    }
  }

  /// Long enough to be compared: about eight words on the longer side.
  var isLong: Bool { max(source, target) >= 50 }

  /// Natural logarithm of the target's length over the source's.
  var logarithm: Double? { log(Double(target) / Double(source)) }
}

/// What to expect of a pair's length ratio.
struct LengthNorm {
  /// Of the logarithm of the ratio.
  let median: Double
  /// Standard deviation, or 1.48 times the median deviation.
  let spread: Double
  /// Deviations from the median that are too many.
  let bound: Double

  /// Logarithms of the ratio of English to other languages: median and standard deviation, over the pairs of five
  /// corpora for Arabic and of forty news sentences for each other language.
  private static let measured: [String: (Double, Double)] = [
    "ar": (0.16, 0.15), "de": (-0.16, 0.13), "fr": (-0.13, 0.14), "es": (-0.09, 0.13), "it": (-0.12, 0.13),
    "pl": (-0.06, 0.17), "ru": (0.01, 0.14), "cs": (0.09, 0.14), "hi": (0.52, 0.16), "zh": (1.09, 0.27),
    "ja": (0.87, 0.25), "fa": (0.12, 0.17), "he": (0.32, 0.17), "tr": (0.02, 0.17), "en": (0, 0.12),
  ]

  /// The document's own habit where it has twenty pairs or more, else that of the languages.
  init(of ratios: [LengthRatio?], source: String?, target: String) {
    let own = ratios.compactMap { $0 }.filter(\.isLong).compactMap(\.logarithm).sorted()
    if own.count >= 20 {
      let median = own[own.count / 2]
      let deviations = own.map { abs($0 - median) }.sorted()
      self.median = median
      spread = max(0.12, 1.48 * deviations[deviations.count / 2])
      bound = 4
      return
    }
    let primary = { (tag: String) in String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased() }
    guard let source, let from = Self.measured[primary(source)], let to = Self.measured[primary(target)] else {
      // Languages that were not measured: only what no two of them explain.
      (median, spread, bound) = (0, 0.4, 4)
      return
    }
    median = from.0 - to.0
    spread = (from.1 * from.1 + to.1 * to.1 - 0.0144).squareRoot()
    bound = 4
  }
}
