import Findings
import RuleKit
import SourceText
import Tokens

/// An agency's acronym written in two ways in one text.
public struct AcronymCaseRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/acronym-case"), summary: "One acronym in two spellings: (DPA) and (dpa).",
    cause: "Arabic has no capitals; each mention is capitalised by itself.",
    avoids: "Acronyms that are words in lower case (IS and is, US and us).",
    category: category("terminology/inconsistent-use"), severity: .minor, level: .warning, languages: .english,
    examples: [
      .flag(
        "The German Press Agency (dpa) reported the attack. An officer gave the toll to ⟦DPA⟧.",
        fixed: "The German Press Agency (dpa) reported the attack. An officer gave the toll to dpa."),
      .flag(
        "He told the agency (AFP) so. A witness told ⟦(afp)⟧ the same.",
        fixed: "He told the agency (AFP) so. A witness told (AFP) the same."),
      .flag(
        "A diplomat told AFP that talks had failed. The ministry told ⟦Afp⟧ otherwise.",
        fixed: "A diplomat told AFP that talks had failed. The ministry told AFP otherwise."),
      .pass("The US told us that IS is weaker, and the WHO asked who was hit."),
      .pass("The toll rose (AFP). A witness told AFP the same."),
      .pass("He told AFP and DPA so. The talks go on. (AFP, dpa, Reuters) rs/dpa"),
    ])

  public init() {}

  /// "Afp" inside a sentence; "Sana" and "Tass" are the style of some houses.
  private func isOddCapital(_ index: Int, _ context: LintContext) -> Bool {
    let token = context.tokens[index]
    return token.shape == .capitalized && !token.has(.sentenceStart) && Self.initials.contains(context.folded(index))
  }

  /// "(AFP, dpa, Reuters)", "jbh/dpa": the agencies and writers of a report, each as it writes itself.
  private func isCredit(_ index: Int, _ context: LintContext) -> Bool {
    func isMark(_ at: Int, _ marks: [Unicode.Scalar]) -> Bool {
      context.tokens.indices.contains(at) && marks.contains { context.isMark(at, $0) }
    }
    let isFirst = isMark(index - 1, ["("]) && isMark(index + 1, [","])
    let isLater = isMark(index - 1, [","]) && isMark(index + 1, [",", ")"])
    return isFirst || isLater || isMark(index - 1, ["/"]) || isMark(index + 1, ["/"])
  }

  private func isCited(_ index: Int, _ context: LintContext) -> Bool {
    guard index > 0 else { return false }
    return context.isMark(index - 1, "(") || ["told", "to", "by", "agency"].contains(context.folded(index - 1))
  }

  private static let words: Set<String> = [
    "ap", "spa", "ina", "saba", "aps", "mena", "petra", "lana", "sana", "rt", "dw", "pti", "tap", "map", "sky", "ana",
    "aa",
  ]
  private static let initials: Set<String> = [
    "afp", "dpa", "upi", "bbc", "cnn", "dw", "rt", "pti", "nna", "spa", "qna",
  ]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let tokens = context.tokens
    let agencies = context.wordClass("agency-acronym")
    // By the number of the word.
    var first: [Int: Int] = [:]
    for index in context.marks.positions(of: agencies.members) {
      let token = tokens[index]
      guard token.kind == .word, token.length <= 6, token.length >= 2,
        token.shape == .upper || token.shape == .lower || isOddCapital(index, context)
      else { continue }
      guard let earlier = first[Int(token.word.rawValue)] else {
        first[Int(token.word.rawValue)] = index
        continue
      }
      if context.string(earlier) == context.string(index) || isCredit(index, context) { continue }
      // "SPA said … the hotel's spa": a word in lower case is the agency only where one stands.
      if token.shape == .lower, Self.words.contains(context.folded(index)), !isCited(index, context) { continue }
      var range = token.range
      let inParentheses = index > 0 && context.isMark(index - 1, "(") && context.isMark(index + 1, ")")
      if inParentheses { range = context.bytes(index - 1..<index + 2) }
      let wanted = context.string(earlier)
      let replacement = inParentheses ? "(\(wanted))" : wanted
      findings.report(
        range, "“\(context.document.string(range))” stands as “\(wanted)” above.",
        fixes: [Fix("Write “\(replacement)”", .safe, [Edit(range, replacement)])])
    }
  }
}
