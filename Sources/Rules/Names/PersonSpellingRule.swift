import Findings
import RuleKit
import SourceText
import Tokens

/// One person's surname in two spellings.
public struct PersonSpellingRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/person-spelling"), summary: "One person's surname is spelled in two ways in one text.",
    cause: "Arabic writes no short vowels; each mention of a foreign or Arabic name is spelled anew.",
    avoids: "Two persons (Mohammed Salih and Ahmed Saleh), relatives with different given names, places.",
    category: category("terminology/inconsistent-use"), severity: .minor, level: .warning, languages: .english,
    examples: [
      .flag(
        "General Khalifa Haftar met the envoy. Khalifa ⟦Hafter⟧ left on Monday.",
        fixed: "General Khalifa Haftar met the envoy. Khalifa Haftar left on Monday."),
      .flag(
        "The envoy Brett McGurk arrived. On Monday Brett ⟦MacGork⟧ left.",
        fixed: "The envoy Brett McGurk arrived. On Monday Brett McGurk left."),
      .pass("Two brothers, Mohammed Salih and Ahmed Saleh, were detained."),
      .pass("Khalifa Haftar and his son Saddam Haftar met; Khalifa Haftar left."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let names = PersonNames(context)
    if names.all.isEmpty { return }
    let reporting = context.wordClass("reporting")
    var firstOf: [String: [PersonNames.Person]] = [:]
    for person in names.all {
      let text = context.string(person.surname)
      if let known = firstOf[person.first]?.first(where: { PersonNames.areAlike(context.string($0.surname), text) }) {
        report(person.surname, as: known, context, isSure: !person.hasTitle, &findings)
      }
      firstOf[person.first, default: []].append(person)
    }
    // A bare surname in front of a reporting verb, near one that was introduced in full.
    let introduced = names.all
    for index in context.tokens.indices.dropLast() where PersonNames.isNameWord(context.tokens[index]) {
      guard reporting.contains(context.tokens[index + 1].word), context.tokens[index].length >= 5,
        index == 0 || context.tokens[index].has(.sentenceStart) || !PersonNames.isNameWord(context.tokens[index - 1]),
        index == 0 || !context.isMark(index - 1, "-"), context.places.holding(index) == nil
      else { continue }
      let text = context.string(index)
      let full = introduced.filter { $0.surname.count == 1 && $0.surname.lowerBound < index }
      if full.contains(where: { context.string($0.surname) == text }) { continue }
      if let known = full.first(where: { PersonNames.areAlike(context.string($0.surname), text) }) {
        report(index..<index + 1, as: known, context, isSure: false, &findings)
      }
    }
  }

  private func report(
    _ range: Range<Int>, as known: PersonNames.Person, _ context: LintContext, isSure: Bool,
    _ findings: inout FindingCollector
  ) {
    let (text, wanted) = (context.string(range), context.string(known.surname))
    let bytes = context.bytes(range)
    findings.report(
      bytes, "“\(text)” stands as “\(wanted)” above.",
      fixes: [Fix("Write “\(wanted)”", .unsafe, [Edit(bytes, wanted)])], quietly: isSure ? nil : .suggestion)
  }
}
