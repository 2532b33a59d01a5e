import Findings
import RuleKit
import SourceText
import Tokens

/// A word that stands three times or more in a row.
public struct RepeatedRunRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/repeated-run"), summary: "A word stands three times or more in a row.",
    cause: "Neural decoders that lose their place write the same word until something stops them.",
    avoids: "Interjections and chants (no no no, ha ha ha), words apart by commas, doubled names.",
    category: category("accuracy/addition"), severity: .major, level: .error, languages: .any,
    examples: [
      .flag(
        "It was the last ⟦stronghold stronghold stronghold⟧ of the group.",
        fixed: "It was the last stronghold of the group."),
      .flag("The ⟦council council council council⟧ met.", fixed: "The council met."),
      .pass("“No no no,” he said, and the crowd sang la la la."),
      .pass("The day was long, long, long."),
    ])

  public init() {}

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let tokens = context.tokens
    let chants = context.wordClass("doubling-chant")
    let names = context.wordClass("doubled-name")
    var reached = 0
    for second in context.marks.doubled where second >= reached {
      let start = second - 1
      var end = second
      while end < tokens.count, tokens[end].word == tokens[start].word, Repetition.areAdjacent(tokens, end - 1, end) {
        end += 1
      }
      reached = end
      guard end - start >= 3, tokens[start].length > 1 else { continue }
      if chants.contains(tokens[start].word) || names.contains(tokens[start].word) { continue }
      // "Gorilla gorilla gorilla" is a species.
      let isSpecies = tokens[start].shape == .capitalized && tokens[start + 1].shape == .lower && end - start == 3
      if isSpecies, !tokens[start].has(.sentenceStart) { continue }
      // Three capitals are the title of a song: "Bye Bye Bye".
      let isTitle = !tokens[start].has(.sentenceStart) && (start..<end).allSatisfy { tokens[$0].shape == .capitalized }
      let fix = Fix(
        "Keep one “\(context.string(start))”", .unsafe,
        [Edit(ByteRange(Int(tokens[start].end), Int(tokens[end - 1].end)), "")])
      findings.report(
        context.bytes(start..<end), "“\(context.string(start))” stands \(end - start) times in a row.", fixes: [fix],
        quietly: isTitle || isSpecies ? .suggestion : nil)
    }
  }
}
