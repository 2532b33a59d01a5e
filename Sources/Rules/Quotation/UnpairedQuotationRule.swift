import Findings
import RuleKit
import SourceText
import Tokens

/// A quotation that opens and never closes, or closes and never opened.
public struct UnpairedQuotationRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/unpaired-quotation"), summary: "A quotation mark has no partner.",
    cause: "Sentences are translated one by one; a mark that stands in another sentence than its partner gets lost.",
    advice: "Close the quotation where the speaker stops.",
    avoids: "Quotations of several paragraphs (each opens, the last closes), also where the paragraphs were run "
      + "together, apostrophes, inches, nested quotations.",
    category: category("linguistic-conventions/punctuation/unpaired-marks"), severity: .major, level: .warning,
    languages: .any,
    examples: [
      .flag("He added, ⟦“⟧The army will reach the border within days."),
      .flag("The mayor said, ⟦\"⟧we will rebuild every school in the town."),
      .flag("“We will stay,” he said. The army will not⟦”⟧, he added."),
      .pass("“We will stay.\n\n“We will not leave,” he said."),
      .pass("The word \" siege \" comes from an older word for \" seat \"."),
      .pass("“It rained for a week,” she said. The roads were closed."),
      .pass("The guard was 6' 2\" tall; the boys' school and the rebels’ base were hit in the ’90s."),
      .pass("He said: “The word ‘siege’ is not mine.”"),
    ])

  public init() {}

  /// Up to so many marks without a partner in a text are taken for what they seem.
  private static let mostSure = 2

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    // Where several marks have no partner, one that was misread has led the others astray.
    // A segment of a pair may be one sentence of a longer quotation.
    let isSure = context.quotations.unpaired.count <= Self.mostSure && context.sourceLanguage == nil
    let lonely = context.quotations.unpaired.map(\.token).sorted()
    for mark in context.quotations.unpaired {
      let isOpen = mark.side == .open
      let isSlip = isOpen && isSure && !opensText(mark, context) && !goesOn(mark, context)
      let name = String(Character(mark.scalar))
      findings.report(
        context.bytes(mark.token..<mark.token + 1),
        isOpen ? "The quotation that \(name) opens never closes." : "\(name) closes a quotation that never opened.",
        fixes: isOpen ? closing(mark, lonely, context) : [], quietly: isSlip ? nil : .suggestion)
    }
  }

  /// A text that begins with the mark may be a piece of a longer quotation.
  private func opensText(_ mark: Quotations.Mark, _ context: LintContext) -> Bool {
    mark.token == context.text.paragraphs.first?.tokens.lowerBound
  }

  /// True where the same mark opens again with a later sentence of the paragraph: paragraphs of one quotation, each of
  /// which opens anew, stand here as one.
  private func goesOn(_ mark: Quotations.Mark, _ context: LintContext) -> Bool {
    let paragraph = context.text.paragraph(holding: mark.token).tokens
    return paragraph.suffix(from: mark.token + 1).contains {
      context.tokens[$0].has(.sentenceStart) && context.isMark($0, mark.scalar)
    }
  }

  /// Closing at the end of the paragraph, where nothing else tells where the speaker stops.
  ///
  /// Nothing is proposed where the new mark would not pair with this one: then two marks had no partner where one had
  /// none before, and the next round of fixing would add a third.
  private func closing(_ mark: Quotations.Mark, _ lonely: [Int], _ context: LintContext) -> [Fix] {
    let close: String
    switch mark.scalar {
    case "“": close = "”"
    case "\"": close = "\""
    case "«": close = "»"
    case "„": close = "“"
    case "‹": close = "›"
    default: return []
    }
    let paragraph = context.text.paragraph(holding: mark.token)
    guard reachesEnd(mark, of: paragraph.tokens, lonely, context) else { return [] }
    let end = paragraph.range.end
    return [Fix("Close the quotation at the end of the paragraph", .unsafe, [Edit(ByteRange(end, end), close)])]
  }

  /// True where nothing stands between an opening mark and the end of its paragraph that would keep a closing mark there
  /// from being its partner: no other mark without one, no quotation inside which this one would have to end before the
  /// paragraph does, and none of the same marks, which are read as opening anew.
  ///
  /// `lonely` are the tokens of all marks without a partner, sorted. Only what lies in the paragraph is looked at, and
  /// only for its last such mark, so that the work is linear in the length of the text.
  private func reachesEnd(
    _ mark: Quotations.Mark, of paragraph: Range<Int>, _ lonely: [Int], _ context: LintContext
  ) -> Bool {
    let behind = (mark.token + 1)..<max(mark.token + 1, paragraph.upperBound)
    if behind.isEmpty { return false }
    let next = Self.firstIndex(below: lonely.count) { lonely[$0] > mark.token }
    if next < lonely.count, behind.contains(lonely[next]) { return false }
    let pairs = context.quotations.pairs
    let inner = Self.firstIndex(below: pairs.count) { pairs[$0].open > mark.token }
    var outer = inner
    // A quotation of several paragraphs may have opened in an earlier one.
    let earliest = max(0, Self.firstIndex(below: pairs.count) { pairs[$0].open >= paragraph.lowerBound } - 8)
    while outer > earliest {
      outer -= 1
      if behind.contains(pairs[outer].close) { return false }
    }
    for pair in pairs[inner...] {
      if !behind.contains(pair.open) { break }
      if !behind.contains(pair.close) || opensLike(mark.scalar, pair.open, context) { return false }
    }
    return true
  }

  /// The first of so many indexes for which something holds that holds for all behind it.
  private static func firstIndex(below count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// True where a token is a mark that opens quotations of the same kind.
  private func opensLike(_ scalar: Unicode.Scalar, _ token: Int, _ context: LintContext) -> Bool {
    switch scalar {
    case "“", "„": ["“", "”", "„", "‟"].contains { context.isMark(token, $0) }
    case "«": context.isMark(token, "«") || context.isMark(token, "»")
    case "‹": context.isMark(token, "‹") || context.isMark(token, "›")
    default: context.isMark(token, scalar)
    }
  }
}
