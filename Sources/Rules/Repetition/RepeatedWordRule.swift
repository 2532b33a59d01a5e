import Findings
import RuleKit
import SourceText
import Tokens

/// A word that stands twice in a row.
public struct RepeatedWordRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/repeated-word"), summary: "A word stands twice in a row.",
    cause: "Arabic puts adjectives behind their noun, so a word and the head of a genitive can both come out as the "
      + "same English word (الفصائل الإرهابية المسلحة / المسلحة); neural decoders also loop.",
    avoids: "Words that English doubles (had had, that that, very very), doubled names (Bora Bora, Duran Duran, "
      + "Sirhan Sirhan), words that differ in case (is IS, said Said), clauses that meet (those who know know).",
    category: category("accuracy/addition"), severity: .minor, level: .error, languages: .any,
    examples: [
      .flag(
        "The commander blamed the ⟦armed armed⟧ groups.", fixed: "The commander blamed the armed groups."),
      .flag("They advanced on ⟦the the⟧ road.", fixed: "They advanced on the road."),
      .flag("Police found ⟦explosive explosive⟧ devices.", fixed: "Police found explosive devices."),
      .flag(
        "They pulled ⟦three three⟧ children from the rubble.", fixed: "They pulled three children from the rubble."),
      .flag("⟦Houthi Houthi⟧ gunmen stormed it.", fixed: "Houthi gunmen stormed it."),
      .flag("⟦The the⟧ army withdrew.", fixed: "The army withdrew."),
      .flag("The toll stood ⟦at at⟧ least 70.", fixed: "The toll stood at least 70."),
      .pass("He had had enough, and it was a very, very dark day."),
      .pass("Sirhan Sirhan, Salam Salam and Duran Duran met in Baden Baden."),
      .pass("Among those killed is IS commander Abu Turab."),
      .pass("Those who know know, and what it is is a truce."),
      .pass("Those who scored two two-pointers counted one two three, ten ten."),
      .pass("The men they turned to to mediate were elders."),
      .pass("The band The The played."),
      .pass("Her great great aunt met the first first lady who was born abroad."),
      .pass("When is plagiarism plagiarism, and when is it a homage?"),
      .pass("He turned himself in in Zagazig."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let allowed = DoublingLexicon(context)
    let tokens = context.tokens
    var reached = 0
    for at in context.marks.doubled where at >= reached {
      guard Repetition.areAdjacent(tokens, at - 1, at) else { continue }
      // Three and more are another rule's.
      if at + 1 < tokens.count, tokens[at + 1].word == tokens[at].word, Repetition.areAdjacent(tokens, at, at + 1) {
        reached = at + 1
        while reached < tokens.count, tokens[reached].word == tokens[at].word { reached += 1 }
        continue
      }
      guard let verdict = allowed.verdict(context, first: at - 1) else { continue }
      let word = context.string(at)
      let fix = Fix(
        "Delete the second “\(word)”", verdict == .fault ? .safe : .unsafe,
        [Edit(ByteRange(Int(tokens[at - 1].end), Int(tokens[at].end)), "")])
      findings.report(
        context.bytes(at - 1..<at + 1), "“\(word)” stands twice.", fixes: [fix],
        quietly: verdict == .fault ? nil : .suggestion)
    }
  }
}

/// What repetition rules share.
enum Repetition {
  /// Both words, one blank between, in one sentence and on one line, outside locked text.
  static func areAdjacent(_ tokens: [Token], _ first: Int, _ second: Int) -> Bool {
    tokens[first].kind == .word && tokens[second].kind == .word && standTogether(tokens, first, second)
  }

  /// The same, of words and numbers.
  static func standTogether(_ tokens: [Token], _ first: Int, _ second: Int) -> Bool {
    let (a, b) = (tokens[first], tokens[second])
    guard isWordOrNumber(a), isWordOrNumber(b), b.has(.spaceBefore) else { return false }
    return !b.has(.lineBefore) && !b.has(.sentenceStart) && !b.has(.paragraphStart) && !a.has(.locked)
      && !b.has(.locked)
  }

  private static func isWordOrNumber(_ token: Token) -> Bool { token.kind == .word || token.kind == .number }
}
