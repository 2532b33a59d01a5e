import Findings
import RuleKit
import SourceText

/// An HTML entity that was never decoded.
public struct HTMLEntityRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/html-entity"), summary: "An HTML entity stands in the text as it is.",
    cause: "The text was taken out of a web page without decoding, or was encoded twice.",
    avoids: "AT&T, R&D, and names that no HTML knows.",
    category: category("linguistic-conventions/character-encoding"), severity: .minor, level: .error, languages: .any,
    examples: [
      .flag("The ministry⟦&#39;⟧s statement gave no figures.", fixed: "The ministry's statement gave no figures."),
      .flag("He said: ⟦&quot;⟧Never⟦&quot;⟧.", fixed: "He said: \"Never\"."),
      .flag("Arms ⟦&amp;⟧ ammunition were seized.", fixed: "Arms & ammunition were seized."),
      .pass("AT&T and an R&D firm signed; see Q&A; later."), .pass("Jack & Jill; and so on."),
    ])

  public init() {}

  private static let named: [String: String] = [
    "amp": "&", "quot": "\"", "apos": "'", "lt": "<", "gt": ">", "nbsp": "\u{A0}", "ldquo": "“", "rdquo": "”",
    "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»", "ndash": "–", "mdash": "—", "hellip": "…", "eacute": "é",
    "egrave": "è", "agrave": "à", "ccedil": "ç", "euro": "€", "pound": "£", "copy": "©", "zwnj": "\u{200C}",
    "lrm": "\u{200E}", "rlm": "\u{200F}", "middot": "·", "bull": "•", "deg": "°",
  ]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let text = context.text.text
    for index in context.marks.positions(ofMark: UInt8(ascii: "&")) {
      let token = context.tokens[index]
      guard context.isMark(index, "&"), !token.has(.locked) else { continue }
      let start = Int(token.start)
      guard let end = text[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { continue }
      let name = String(decoding: text[start + 1..<end], as: UTF8.self)
      guard let decoded = Self.decode(name) else { continue }
      let range = ByteRange(start, end + 1)
      findings.report(
        range, "“\(context.document.string(range))” is an HTML entity.",
        fixes: [Fix("Decode it", .safe, [Edit(range, decoded)])],
        quietly: isSpokenOf(index, context) ? .suggestion : nil)
    }
  }

  /// A text that explains HTML: "Write &nbsp; for a blank".
  private func isSpokenOf(_ index: Int, _ context: LintContext) -> Bool {
    let paragraph = context.text.paragraph(holding: index).tokens
    // A tag takes some tokens: "Use &lt;b&gt;".
    return paragraph.contains { Self.subjects.contains(context.folded($0)) }
      || (max(paragraph.lowerBound, index - 8)..<index).contains { Self.verbs.contains(context.folded($0)) }
  }

  private static let subjects: Set<String> = ["html", "xml", "entity", "entities", "markup", "tag", "tags"]
  private static let verbs: Set<String> = ["write", "type", "use", "enter", "insert", "paste"]

  private static func decode(_ name: String) -> String? {
    if let found = named[name] { return found }
    guard name.hasPrefix("#") else { return nil }
    let isHex = name.dropFirst().first == "x" || name.dropFirst().first == "X"
    let digits = name.dropFirst(isHex ? 2 : 1)
    guard let value = UInt32(digits, radix: isHex ? 16 : 10), value >= 32, let scalar = Unicode.Scalar(value) else {
      return nil
    }
    return String(Character(scalar))
  }
}
