import Findings
import RuleKit
import SourceText

/// Invisible direction marks and joiners left over from right-to-left text.
public struct BidiControlRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/direction-mark"), summary: "Invisible marks of right-to-left text in a left-to-right text.",
    cause: "Arabic text carries marks that set the direction of writing (U+200E, U+200F, U+202A to U+202E, U+2066 to "
      + "U+2069); they are copied into the translation, where they turn words and figures around.",
    avoids: "Texts in Arabic, Hebrew, Persian and Urdu, which need the marks, and marks beside Arabic words.",
    category: category("linguistic-conventions/character-encoding"), severity: .minor, level: .error, languages: .any,
    examples: [
      .flag("The army ⟦\u{200F}⟧advanced.", fixed: "The army advanced."),
      .flag("Losses reached ⟦\u{202B}⟧120⟦\u{202C}⟧ million.", fixed: "Losses reached 120 million."),
      .pass("The army advanced."), .pass("The word \u{2067}سلام\u{2069} means peace."),
    ])

  public init() {}

  private static let rightToLeft: Set<String> = ["ar", "he", "fa", "ur", "ps", "ckb", "yi", "sd", "ug", "dv", "syr"]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    if context.text.isASCII { return }
    if Self.rightToLeft.contains(context.primaryLanguage) { return }
    let text = context.text.text
    var at = 0
    while let next = text.firstIndex(ofHighByte: 0xE2, from: at), next + 2 < text.count {
      at = next
      guard let length = Self.lengthOfMarks(text, at) else {
        at += 1
        continue
      }
      let range = ByteRange(at, at + length)
      at += length
      if Self.isBesideArabic(text, range) { continue }
      findings.report(
        range, "An invisible direction mark stands here.", fixes: [Fix("Delete the mark", .safe, [Edit(range, "")])])
    }
  }

  /// Bytes of the run of marks at an offset; nil where none stands there.
  private static func lengthOfMarks(_ text: [UInt8], _ start: Int) -> Int? {
    var at = start
    while at + 2 < text.count, text[at] == 0xE2 {
      let isMark =
        switch (text[at + 1], text[at + 2]) {
        case (0x80, 0x8E), (0x80, 0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): true
        default: false
        }
      if !isMark { break }
      at += 3
    }
    return at == start ? nil : at - start
  }

  /// True where the nearest letter on one side is Arabic or Hebrew (U+0590 to U+07FF: lead bytes D6 to DF).
  private static func isBesideArabic(_ text: [UInt8], _ range: ByteRange) -> Bool {
    let isRTL = { (byte: UInt8) in (0xD6...0xDF).contains(byte) }
    let before = text[max(0, range.start - 6)..<range.start].reversed().first { $0 != 0x20 && $0 & 0xC0 != 0x80 }
    let after = text[range.end..<min(text.count, range.end + 6)].first { $0 != 0x20 && $0 & 0xC0 != 0x80 }
    return before.map(isRTL) ?? false || after.map(isRTL) ?? false
  }
}
