import Findings
import RuleKit
import SourceText
import Tokens

/// A person's name in lower case.
public struct LowercaseNameRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/lowercase-name"), summary: "A surname in lower case, in front of a reporting verb.",
    cause: "Arabic has no capitals; a name that looks like a word comes out as one.",
    avoids: "Words that are no name elsewhere in the text.",
    category: category("linguistic-conventions/spelling/capitalization"), severity: .minor, level: .warning,
    languages: .english,
    examples: [
      .flag(
        "Spokesman John Dorrian briefed reporters. In the statement ⟦durian⟧ confirmed the toll.",
        fixed: "Spokesman John Dorrian briefed reporters. In the statement Dorrian confirmed the toll."),
      .flag(
        "The envoy, Brett McGurk, arrived. Later ⟦mcgurk⟧ said talks went well.",
        fixed: "The envoy, Brett McGurk, arrived. Later McGurk said talks went well."),
      .flag(
        "Muqtada al-Sadr asked them to withdraw. Later ⟦al-sadr⟧ announced a strike.",
        fixed: "Muqtada al-Sadr asked them to withdraw. Later al-Sadr announced a strike."),
      .pass("John Baker briefed reporters. The local baker said so too."),
      .pass("John Dorrian briefed reporters. The statement confirmed the toll."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let tokens = context.tokens
    let reporting = context.wordClass("reporting")
    guard !reporting.members.isEmpty else { return }
    var names: NamedPersons?
    // By the number of the word.
    var answers: [Int: Int?] = [:]
    for index in context.marks.positions(of: reporting.members).map({ $0 - 1 }) where index > 0 {
      let token = tokens[index]
      // al-sadr: the article belongs to the name.
      let isArticled = index > 1 && context.isMark(index - 1, "-") && context.folded(index - 2) == "al"
      guard token.kind == .word, token.shape == .lower, token.length >= 5 || isArticled, !token.has(.locked)
      else { continue }
      if isArticled {
        let persons = names ?? NamedPersons(context)
        names = persons
        reportArticled(index, persons, context, &findings)
        continue
      }
      let text: String
      let answer: Int?
      if let known = answers[Int(token.word.rawValue)] {
        answer = known
        if known == nil { continue }
        text = context.string(index)
      } else {
        text = context.string(index)
        let persons = names ?? NamedPersons(context)
        names = persons
        answer = persons.first(like: text)
        answers[Int(token.word.rawValue)] = answer
      }
      guard let number = answer, let persons = names else { continue }
      let known = persons.all[number]
      let wanted = context.string(known.surname)
      // “and dbeibah said”: only a word that merely sounds like the name may be a second subject.
      let isJoined = wanted.lowercased() == text && ["and", "or"].contains(context.folded(index - 1))
      if !isJoined, isNounPhrase(index, context) { continue }
      // A surname that is also a word may be that word.
      let isWord = wanted.lowercased() == text && !wanted.dropFirst().contains(where: \.isUppercase)
      findings.report(
        token.range, "“\(text)” is a name here: “\(wanted)”.",
        fixes: [Fix("Write “\(wanted)”", .unsafe, [Edit(token.range, wanted)])], quietly: isWord ? .suggestion : nil)
    }
  }

  /// "al-sadr said", where the text names an al-Sadr.
  private func reportArticled(
    _ index: Int, _ persons: NamedPersons, _ context: LintContext, _ findings: inout FindingCollector
  ) {
    let range = context.bytes(index - 2..<index + 1)
    guard let number = persons.number(of: context.string(index - 2..<index + 1).lowercased()) else { return }
    let wanted = context.string(persons.all[number].surname)
    findings.report(
      range, "The name is “\(wanted)”.", fixes: [Fix("Write “\(wanted)”", .safe, [Edit(range, wanted)])])
  }

  /// "the local baker said": a word with a determiner or adjective in front is no name; "statement durian" is none.
  private func isNounPhrase(_ index: Int, _ context: LintContext) -> Bool {
    let sentence = context.text.sentence(holding: index)
    guard index > sentence.lowerBound else { return false }
    if Self.articles.contains(context.folded(index - 1)) { return true }
    guard index - 1 > sentence.lowerBound, context.tokens[index - 1].shape == .lower else { return false }
    // One adjective between: only where it is not a noun that ends another phrase ("In the statement durian").
    return Self.articles.contains(context.folded(index - 2))
      && !["in", "of", "at", "on", "from"].contains(
        index - 3 >= sentence.lowerBound ? context.folded(index - 3) : "")
  }

  private static let articles: Set<String> = [
    "the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "and", "or",
  ]
}

/// The persons of a text, to be asked for a word in lower case.
private struct NamedPersons {
  let all: [PersonNames.Person]
  private var byText: [String: Int] = [:]
  private var alike = SurnameIndex()

  init(_ context: LintContext) {
    all = PersonNames(context).all
    for (number, person) in all.enumerated() {
      let surname = context.string(person.surname)
      let lower = surname.lowercased()
      if byText[lower] == nil { byText[lower] = number }
      alike.add(surname, number: number)
    }
  }

  /// Number of the first person with this very surname, in lower case.
  func number(of surname: String) -> Int? { byText[surname] }

  /// Number of the first person whose surname is this word, or sounds like it.
  func first(like word: String) -> Int? {
    [byText[word], alike.first(like: word)].compactMap { $0 }.min()
  }
}
