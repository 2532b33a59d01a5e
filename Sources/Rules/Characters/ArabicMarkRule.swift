import Findings
import RuleKit
import SourceText
import Tokens

/// Arabic punctuation and digits in a text of Latin letters.
public struct ArabicMarkRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/arabic-mark"), summary: "Arabic punctuation or digits in a text in Latin letters.",
    cause: "Arabic has its own comma ، semicolon ؛ question mark ؟ percent sign ٪ and digits; what a translation model "
      + "does not know it copies.",
    avoids: "Arabic words with their punctuation; texts in Arabic script.",
    category: category("linguistic-conventions/punctuation"), severity: .minor, level: .error, languages: .any,
    examples: [
      .flag("Turnout reached ⟦50٪⟧ by the evening.", fixed: "Turnout reached 50% by the evening."),
      .flag("Is the road open⟦؟⟧ the reporter asked.", fixed: "Is the road open? the reporter asked."),
      .flag("Losses reached ⟦١٢٠⟧ million dinars.", fixed: "Losses reached 120 million dinars."),
      .flag("Aleppo⟦،⟧ Homs and Hama were hit.", fixed: "Aleppo, Homs and Hama were hit."),
      .pass("The banner said “الشعب يريد، اليوم، إسقاط النظام؟” in black letters."),
      .flag("The Oly⟦ـ⟧mpic committee met.", fixed: "The Olympic committee met."),
      .pass("Turnout reached 50% by the evening; is it enough?"),
    ])

  public init() {}

  private static let ownLanguages: Set<String> = ["ar", "fa", "ur", "ps", "ckb", "sd", "ug"]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    // Beside a name in Latin letters the marks of an Arabic text are its own.
    if Self.ownLanguages.contains(context.primaryLanguage) { return }
    let tokens = context.tokens
    for index in context.marks.nonASCII {
      let token = tokens[index]
      guard !token.has(.locked) else { continue }
      reportTatweel(index, context, &findings)
      guard token.kind != .word else { continue }
      let own = context.string(index)
      let plain = Self.plain(own)
      if plain == own || isBesideArabic(index, tokens) { continue }
      var range = token.range
      var replacement = plain
      // The figure that a percent sign belongs to is flagged with it.
      if plain == "%", index > 0, tokens[index - 1].kind == .number {
        let number = context.string(index - 1)
        range = ByteRange(Int(tokens[index - 1].start), range.end)
        replacement = Self.plain(number) + "%"
      } else if token.kind == .number, index + 1 < tokens.count, Self.plain(context.string(index + 1)) == "%",
        tokens[index + 1].has(.nonASCII)
      {
        continue
      }
      findings.report(
        range, "“\(context.document.string(range))” is Arabic \(token.kind == .number ? "digits" : "punctuation").",
        fixes: [Fix("Write “\(replacement)”", .safe, [Edit(range, replacement)])])
    }
  }

  /// U+0640 stretches Arabic letters; among Latin ones it is debris.
  private func reportTatweel(_ index: Int, _ context: LintContext, _ findings: inout FindingCollector) {
    let text = context.string(index)
    guard text.unicodeScalars.contains("\u{0640}"),
      !text.unicodeScalars.contains(where: {
        (0x0620...0x063F).contains($0.value) || (0x0641...0x064A).contains($0.value)
      }),
      !isBesideArabic(index, context.tokens)
    else { return }
    var at = Int(context.tokens[index].start)
    for scalar in text.unicodeScalars {
      let end = at + UTF8.width(scalar)
      if scalar == "\u{0640}" {
        let range = ByteRange(at, end)
        findings.report(
          range, "A tatweel stands among Latin letters.", fixes: [Fix("Delete it", .safe, [Edit(range, "")])])
      }
      at = end
    }
  }

  /// True where the nearest word on one side, quotation marks passed over, is Arabic.
  private func isBesideArabic(_ index: Int, _ tokens: [Token]) -> Bool {
    let before = tokens[..<index].suffix(3).reversed().first { $0.kind == .word }
    let after = tokens[(index + 1)...].prefix(3).first { $0.kind == .word }
    return before?.script == .arabic || after?.script == .arabic
  }

  static func plain(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0660...0x0669: out.append(Unicode.Scalar(UInt8(scalar.value - 0x0660 + 48)))
      case 0x06F0...0x06F9: out.append(Unicode.Scalar(UInt8(scalar.value - 0x06F0 + 48)))
      case 0x060C, 0x066C: out.append(",")
      case 0x061B: out.append(";")
      case 0x061F: out.append("?")
      case 0x066A: out.append("%")
      case 0x066B, 0x06D4: out.append(".")
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
