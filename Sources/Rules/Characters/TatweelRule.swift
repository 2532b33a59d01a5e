import Findings
import RuleKit
import SourceText
import Tokens

/// Arabic words drawn out with U+0640.
public struct TatweelRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("ar/tatweel"), summary: "كلمة ممدودة بالتطويل (ـ).",
    cause: "التطويل زخرفة طباعية تبقى في النص المنسوخ، فلا يعثر البحث والمعاجم على الكلمة.",
    avoids: "رمز السنة الهجرية «هـ» والحروف المفردة، والكلمة الواحدة الممدودة في النص (اقتراح لا تحذير).",
    category: category("linguistic-conventions/spelling"), severity: .minor, level: .warning,
    languages: LanguageScope(targets: ["ar"]),
    examples: [
      .flag("دخلت ⟦القـــوات⟧ مدينة حلب.", fixed: "دخلت القوات مدينة حلب."),
      .flag("قال ⟦الرئيـس⟧ إن الطريق مفتوح.", fixed: "قال الرئيس إن الطريق مفتوح."),
      .pass("ولد سنة 1440 هـ في حلب."), .pass("دخلت القوات مدينة حلب."),
    ])

  /// Fewest letters of a word; below that the tatweel shows the shape of a letter.
  private static let fewestLetters = 3

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    var found: [(range: ByteRange, word: String, plain: String)] = []
    for (index, token) in context.tokens.enumerated()
    where token.kind == .word && token.script == .arabic && !token.has(.locked) {
      let word = context.string(index)
      guard word.unicodeScalars.contains("\u{640}") else { continue }
      var plain = word.unicodeScalars
      plain.removeAll { $0 == "\u{640}" }
      let letters = plain.reduce(0) { $0 + ($1.properties.isAlphabetic ? 1 : 0) }
      if letters < Self.fewestLetters { continue }
      found.append((token.range, word, String(plain)))
    }
    // A single drawn-out word may be meant, as in a headline or a call.
    for (range, word, plain) in found {
      findings.report(
        range, "«\(word)» تكتب بلا تطويل، «\(plain)».", fixes: [Fix("«\(plain)»", .safe, [Edit(range, plain)])],
        quietly: found.count == 1 ? .suggestion : nil)
    }
  }
}
