import Findings
import RuleKit
import SourceText
import Tokens

/// A sentence that goes on and on with “and” and “that”.
public struct RunOnRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("en/run-on"), summary: "A very long sentence of clauses joined by “and” and “that”.",
    cause: "An Arabic paragraph is often one sentence, its clauses joined by و and أن.",
    advice: "Cut the sentence at one of its joints.",
    avoids: "Long lists, legal enumerations with semicolons, quotations of several sentences.",
    category: category("style/awkward"), severity: .minor, level: .suggestion, languages: .english,
    examples: [
      .flag(
        "⟦The spokesman said that the meeting discussed the crisis of salaries and that the two sides agreed that the budget would be sent to the parliament and that the committee would study it and return it to the cabinet and that the region would hand over its oil and receive its share and that a third meeting would be held in the capital before the end of the month.⟧"
      ),
      .flag(
        "⟦He said that an inquiry had been opened into the fall of the building and that the engineer had been arrested and that the owner had fled and the families had been moved to a school and the governor had ordered that aid be given to them and that every old building in the quarter be checked by the city and that the results be published within a week.⟧"
      ),
      .pass("The meeting discussed the crisis of salaries and the two sides agreed that the budget would be sent on."),
      .pass(
        "The list names Ahmed, Ali, Hassan, Hussein, Omar, Khaled, Karim, Salim, Samir, Nabil, Walid, Rami, Riad, Fadi, Tariq, Jamal, Adel, Hani, Ziad, Bassam, Ghassan, Issam, Imad, Maher, Marwan, Munir, Nasser, Qasem, Saad, Tawfiq, Zaid, Fatima, Aisha, Maryam, Layla, Huda, Hind, Rana, Rania, Nour, Zainab, Amal, Nadia, Salma, Hala, Dina, Mona, Suha, Lina, Maya, Reem, Noha, Heba, Abir, Wafa, Samar, Dalal and Ghada."
      ),
    ])

  public init() {}

  private static let mostWords = 60
  private static let fewestJoints = 5

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let joints = ["and", "that"].map { context.words.intern($0) }
    for sentence in context.text.sentences where sentence.count > Self.mostWords {
      var words = 0
      var found = 0
      for index in sentence where context.tokens[index].kind == .word {
        words += 1
        if joints.contains(context.tokens[index].word) { found += 1 }
      }
      // Marks that part the clauses do the reader's work.
      guard words > Self.mostWords, found >= Self.fewestJoints,
        !sentence.contains(where: { context.isMark($0, ";") || context.isMark($0, "“") || context.isMark($0, "\"") })
      else { continue }
      findings.report(context.bytes(sentence), "A sentence of \(words) words; cut it at one of its joints.")
    }
  }
}
