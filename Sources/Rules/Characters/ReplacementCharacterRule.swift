import Findings
import RuleKit
import SourceText

/// U+FFFD: a letter that could not be decoded.
public struct ReplacementCharacterRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/replacement-character"), summary: "A letter was lost in decoding (U+FFFD).",
    cause: "A program on the way could not decode a byte and put the replacement character in its place.",
    advice: "Look the word up in the original.", avoids: "Nothing: no text means this character.",
    category: category("linguistic-conventions/character-encoding"), severity: .major, level: .error, languages: .any,
    examples: [
      .flag("The caf⟦\u{FFFD}⟧ was hit."), .flag("Residents of ⟦\u{FFFD}\u{FFFD}⟧ fled."),
      .pass("The café was hit."), .pass("Is the road open? Yes."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    if context.text.isASCII { return }
    let text = context.text.text
    var at = 0
    // No other letter of most texts begins with this byte.
    while let next = text.firstIndex(ofHighByte: 0xEF, from: at), next + 2 < text.count {
      at = next
      guard text[at + 1] == 0xBF, text[at + 2] == 0xBD else {
        at += 1
        continue
      }
      let start = at
      while at + 2 < text.count, text[at] == 0xEF, text[at + 1] == 0xBF, text[at + 2] == 0xBD { at += 3 }
      findings.report(ByteRange(start, at), "A letter was lost in decoding.")
    }
  }
}
