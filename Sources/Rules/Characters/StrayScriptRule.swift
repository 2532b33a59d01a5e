import Findings
import RuleKit
import SourceText
import Tokens

/// A word of another script that the translation left as it was.
public struct StrayScriptRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/stray-script"), summary: "A word in Arabic letters inside a sentence in Latin letters.",
    cause: "A word that the model does not know is copied from the original.",
    advice: "Translate the word, or write the name in Latin letters.",
    avoids: "Arabic in parentheses, in quotation marks or beside the word it explains; texts with much Arabic.",
    category: category("accuracy/untranslated"), severity: .major, level: .error, languages: .any,
    examples: [
      .flag("The town of ⟦إدلب⟧ was shelled again.", fixed: "The town of Idlib was shelled again."),
      .flag("Residents fled ⟦القصف العنيف⟧ on Sunday."),
      .pass("The word (سلام) means peace."), .pass("Its Arabic name is \"خان شيخون\"."),
      .pass("The term shabiha (Arabic: شبيحة) came into use in 2011."),
    ])

  public init() {}

  private static let rightToLeft: Set<String> = ["ar", "fa", "ur", "ps", "ckb", "ug", "sd"]
  private static let introductions: Set<String> = [
    "arabic", "persian", "word", "term", "phrase", "called", "letters", "means", "arabe",
  ]

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    if context.text.isASCII || Self.rightToLeft.contains(context.primaryLanguage) { return }
    let tokens = context.tokens
    var runs: [Range<Int>] = []
    var reached = 0
    var arabic = 0
    for index in context.marks.nonASCII where index >= reached {
      guard tokens[index].script == .arabic, tokens[index].kind == .word else { continue }
      var end = index + 1
      while end < tokens.count, tokens[end].script == .arabic, tokens[end].kind == .word,
        !tokens[end].has(.paragraphStart)
      { end += 1 }
      runs.append(index..<end)
      arabic += end - index
      reached = end
    }
    // A text with much Arabic is bilingual on purpose.
    if runs.isEmpty || (arabic > 8 && arabic * 5 > context.text.wordCount) { return }
    for run in runs where !isMeant(run, context) {
      let range = context.bytes(run)
      if tokens[run.lowerBound].has(.locked) { continue }
      var fixes: [Fix] = []
      let place = context.places.starting(at: run.lowerBound)
      if let place, place.tokens == run {
        fixes = [Fix("Write the name", .unsafe, [Edit(range, place.place.name)])]
      }
      findings.report(
        range, "“\(context.document.string(range))” was left untranslated.", fixes: fixes, place: place?.place)
    }
  }

  private func isMeant(_ run: Range<Int>, _ context: LintContext) -> Bool {
    if context.quotations.quotes(run.lowerBound) { return true }
    let paragraph = context.text.paragraph(holding: run.lowerBound).tokens
    // A paragraph that is all Arabic is a heading or a citation.
    if paragraph.allSatisfy({ context.tokens[$0].kind != .word || context.tokens[$0].script == .arabic }) {
      return true
    }
    for index in (max(paragraph.lowerBound, run.lowerBound - 4)..<run.lowerBound).reversed() {
      if context.isMark(index, "(") || context.isMark(index, "[") || context.isMark(index, ":") { return true }
      if Self.introductions.contains(context.folded(index)) { return true }
    }
    return context.isMark(run.upperBound, "(")
  }
}
