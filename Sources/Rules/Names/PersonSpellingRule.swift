import Findings
import RuleKit
import SourceText
import Tokens

/// One person's surname in two spellings.
public struct PersonSpellingRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/person-spelling"), summary: "One person's surname is spelled in two ways in one text.",
    cause: "Arabic writes no short vowels; each mention of a foreign or Arabic name is spelled anew.",
    avoids:
      "Two persons (Mohammed Salih and Ahmed Saleh), relatives with different given names, places, the possessive.",
    category: category("terminology/inconsistent-use"), severity: .minor, level: .warning, languages: .english,
    examples: [
      .flag(
        "General Khalifa Haftar met the envoy. Khalifa ⟦Hafter⟧ left on Monday.",
        fixed: "General Khalifa Haftar met the envoy. Khalifa Haftar left on Monday."),
      .flag(
        "The envoy Brett McGurk arrived. On Monday Brett ⟦MacGork⟧ left.",
        fixed: "The envoy Brett McGurk arrived. On Monday Brett McGurk left."),
      .flag(
        "Prime Minister Najib Mikati met the envoys, and Najib ⟦Miqati⟧ asked them for aid.",
        fixed: "Prime Minister Najib Mikati met the envoys, and Najib Mikati asked them for aid."),
      .pass("Two brothers, Mohammed Salih and Ahmed Saleh, were detained."),
      .pass("Yasser Arafat's aides left on Monday. Yasser Arafat stayed."),
      .pass("Mohamed Salah scored. Mohamed Saleh, a banker, watched."),
      .pass("Ali Hussein and Ali Hassan were acquitted."),
      .pass("The court tried John Watson. There were two John Watsons, the judge said."),
      .pass("Major Karim Naser is in Basra; Karim Nasser, his cousin, serves in Wasit."),
      .pass("Khalifa Haftar and his son Saddam Haftar met; Khalifa Haftar left."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let names = PersonNames(context)
    if names.all.isEmpty { return }
    let reporting = context.wordClass("reporting")
    var likeOf: [String: SurnameIndex] = [:]
    var ofNamed = SurnameIndex()
    for (number, person) in names.all.enumerated() {
      let text = spelling(person.surname, context)
      if let known = likeOf[person.first]?.first(like: text) {
        // "two John Watsons"
        if text == spelling(names.all[known].surname, context) + "s" { continue }
        if areTwo(names.all[known].surname, person.surname, context) { continue }
        report(person.surname, as: names.all[known], context, isSure: !person.hasTitle, &findings)
      }
      likeOf[person.first, default: SurnameIndex()].add(text, number: number)
      // “Hans Grundberg left. Envoy Grondberg will return.”
      if !person.hasTitle {
        ofNamed.add(text, number: number)
      } else if let known = ofNamed.first(like: text), !areTwo(names.all[known].surname, person.surname, context) {
        report(person.surname, as: names.all[known], context, isSure: false, &findings)
      }
    }
    checkBareSurnames(names, reporting, context, &findings)
  }

  /// "Ali Hussein and Ali Hassan", "Karim Nasser, his cousin": the text itself says that they are two.
  private func areTwo(_ first: Range<Int>, _ second: Range<Int>, _ context: LintContext) -> Bool {
    let sentence = context.text.sentence(holding: second.lowerBound)
    // "Salah scored. Mohamed Saleh, a banker, watched": an apposition introduces another person.
    if second.upperBound + 1 < context.tokens.count, context.isMark(second.upperBound, ","),
      ["a", "an", "the", "who", "whose"].contains(context.folded(second.upperBound + 1))
    {
      return true
    }
    // "Ali Hussein and Ali Hassan"; but "Najib Mikati met the ambassadors, and Najib Miqati asked them".
    if sentence.contains(first.lowerBound) {
      let between = second.lowerBound - first.upperBound
      return between < Self.apart || !Self.differInLetterOfOneSound(context.string(first), context.string(second))
    }
    let around = max(sentence.lowerBound, second.lowerBound - 6)..<min(sentence.upperBound, second.upperBound + 5)
    return around.contains { Self.kin.contains(context.folded($0)) }
  }

  /// Words between two names of one sentence that are no list of persons.
  private static let apart = 5

  /// k for q and back: two spellings of one Arabic letter.
  private static func differInLetterOfOneSound(_ a: String, _ b: String) -> Bool {
    func plain(_ name: String) -> String { name.lowercased().replacing("q", with: "k") }
    return a != b && plain(a) == plain(b)
  }

  private static let kin: Set<String> = [
    "cousin", "brother", "brothers", "father", "son", "sons", "uncle", "nephew", "namesake", "relative", "relatives",
    "twin", "grandfather", "grandson", "another", "unrelated",
  ]

  /// A bare surname in front of a reporting verb, near one that was introduced in full.
  private func checkBareSurnames(
    _ names: PersonNames, _ reporting: Lexicon.WordClass, _ context: LintContext, _ findings: inout FindingCollector
  ) {
    let tokens = context.tokens
    var introduced: Set<String> = []
    var alike = SurnameIndex()
    var next = 0
    for index in context.marks.capitalized where index + 1 < tokens.count && PersonNames.isNameWord(tokens[index]) {
      guard isSubject(index, reporting, context), tokens[index].length >= 5,
        index == 0 || tokens[index].has(.sentenceStart) || !PersonNames.isNameWord(tokens[index - 1]),
        index == 0 || !context.isMark(index - 1, "-"), !context.places.isInside(index)
      else { continue }
      while next < names.all.count, names.all[next].surname.lowerBound < index {
        if names.all[next].surname.count == 1 {
          let surname = spelling(names.all[next].surname, context)
          introduced.insert(surname)
          alike.add(surname, number: next)
        }
        next += 1
      }
      let text = spelling(index..<index + 1, context)
      if introduced.contains(text) { continue }
      if let known = alike.first(like: text) {
        report(index..<index + 1, as: names.all[known], context, isSure: false, &findings)
      }
    }
  }

  /// A reporting verb follows; or, at the start of a sentence, a verb that a person is the subject of.
  private func isSubject(_ index: Int, _ reporting: Lexicon.WordClass, _ context: LintContext) -> Bool {
    if reporting.contains(context.tokens[index + 1].word) { return true }
    return context.tokens[index].has(.sentenceStart) && Self.deeds.contains(context.folded(index + 1))
  }

  private static let deeds: Set<String> = [
    "will", "would", "has", "had", "also", "left", "met", "arrived", "visited", "returned", "is", "was", "flew",
    "thanked", "urged", "called", "accused", "praised", "welcomed", "rejected", "condemned", "resigned", "spoke",
  ]

  /// A surname without the ending of the possessive.
  private func spelling(_ range: Range<Int>, _ context: LintContext) -> String {
    context.document.string(PersonNames.bytes(range, context))
  }

  private func report(
    _ range: Range<Int>, as known: PersonNames.Person, _ context: LintContext, isSure: Bool,
    _ findings: inout FindingCollector
  ) {
    let (text, wanted) = (spelling(range, context), spelling(known.surname, context))
    let bytes = PersonNames.bytes(range, context)
    findings.report(
      bytes, "“\(text)” stands as “\(wanted)” above.",
      fixes: [Fix("Write “\(wanted)”", .unsafe, [Edit(bytes, wanted)])], quietly: isSure ? nil : .suggestion)
  }
}
