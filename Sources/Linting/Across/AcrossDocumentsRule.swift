import Findings
import RuleKit

/// What the comparison over documents is, for lists, explanations and reports. It has no text of its own to check:
/// ``AcrossDocuments`` does its work when all texts were read.
public enum AcrossDocumentsRule {
  /// Parts the documents of an example.
  static let divider = "\n\n* * *\n\n"

  public static let metadata: RuleMetadata = {
    guard let id = RuleID("universal/inconsistent-across-documents"),
      let category = MQMCategory("terminology/inconsistent-use")
    else { preconditionFailure("not a rule id or no MQM category") }
    return RuleMetadata(
      id: id,
      summary: "One place or organisation is spelled differently in different files of a run or items of a feed.",
      cause: "Each text is translated by itself, and a name gets a new spelling in each.",
      advice:
        "Agree on one spelling. The finding stands once, where the first of the others stands, and says how often "
        + "each is used and which is the house's.",
      avoids: "Two names of one place (Kobani and Ain al-Arab), an article or hyphen more or less, an acronym for a "
        + "name, two spellings within one text only (en/inconsistent-place), records of JSON Lines and tables; runs that write JSON Lines.",
      category: category, severity: .minor, level: .warning, languages: .any,
      examples: [
        .flag(
          "The road to ⟦Deir Ezzor⟧ is open." + divider + "Troops left Deir al-Zor on Monday."),
        .flag(
          "A leader of ⟦al-Qaida⟧ spoke." + divider + "A leader of al-Qaeda spoke."),
        .pass("Troops left al-Bab on Monday." + divider + "The road to Al Bab is open."),
        .pass("The battle of Kobani ended." + divider + "The Kurds had held Ain al-Arab."),
        .pass("The road to Deir Ezzor is open." + divider + "Troops left Deir Ezzor on Monday."),
      ])
  }()
}
