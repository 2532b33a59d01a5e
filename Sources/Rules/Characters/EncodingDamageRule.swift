import Findings
import RuleKit
import SourceText

/// UTF-8 that was read as Windows-1252 or Latin-1 on its way.
public struct EncodingDamageRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/encoding-damage"), summary: "Letters that were read in the wrong encoding (mojibake).",
    cause: "A program on the way took UTF-8 bytes for Windows-1252 letters: “ became â€œ, é became Ã©.",
    avoids: "Words with real accents: the letters must decode to valid UTF-8.",
    category: category("linguistic-conventions/character-encoding"), severity: .major, level: .error, languages: .any,
    examples: [
      .flag("He called it ⟦â€œa crimeâ€\u{9D}⟧ and left.", fixed: "He called it “a crime” and left."),
      .flag("The Caf⟦Ã©⟧ was hit.", fixed: "The Café was hit."),
      .pass("The naïve attaché drank café au lait in Besançon."),
      .pass("Le mot «\u{A0}purgé\u{A0}» y figure. SANTÉ\u{A0}: le bilan."),
      .pass("Ærø, Åland and Ñuñoa are islands and a district."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    if context.text.isASCII { return }
    for run in MojibakeDecoder.groups(in: context.text.text) {
      let fix = Fix("Decode it", .safe, run.map { Edit($0.range, $0.decoded) })
      guard let first = run.first, let last = run.last else { continue }
      let range = first.range.union(last.range)
      findings.report(
        range, "“\(context.document.string(range))” was read in the wrong encoding.", fixes: [fix])
    }
  }
}
