import Findings
import RuleKit
import SourceText
import Tokens

/// A phrase of two to six words that stands twice in a row.
public struct RepeatedPhraseRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/repeated-phrase"), summary: "A phrase of two to six words stands twice in a row.",
    cause: "Phrases of a translation model overlap, or its decoder loops.",
    avoids: "Rhetoric with commas (is not, is not), counting phrases (day by day by day, on and on and on), "
      + "doubled names (New York, New York).",
    category: category("accuracy/addition"), severity: .minor, level: .error, languages: .any,
    examples: [
      .flag(
        "The strike that ⟦killed at killed at⟧ least six hit a school.",
        fixed: "The strike that killed at least six hit a school."),
      .flag(
        "He said ⟦the president the president⟧ would visit Sirte.",
        fixed: "He said the president would visit Sirte."),
      .flag(
        "Aid reached ⟦the northern countryside of the northern countryside of⟧ Homs.",
        fixed: "Aid reached the northern countryside of Homs."),
      .flag(
        "The ministry recorded ⟦37 cases of cholera 37 cases of cholera⟧ last week.",
        fixed: "The ministry recorded 37 cases of cholera last week."),
      .flag(
        "The price of bread in the city ⟦rose by rose by⟧ 12 percent.",
        fixed: "The price of bread in the city rose by 12 percent."),
      .pass("They are not afraid to call an aide an aide, and that is all that the minister said about it."),
      .pass("Those who can pay can pay in dollars, and the rest of them wait for the bread that is left."),
      .pass("They went day by day by day, street by street, on and on and on."),
      .pass("Sales grew year over year over year; an eye for an eye for an eye leaves nobody able to see."),
      .pass("They won 6 4 6 4 in the first sets; box 12 box 12 box 12 is a chant of the pits."),
      .pass("It never ends, they are just bringing it and bringing it and bringing it, he said."),
      .pass("Urban figures watching urban figures watching urban figures: the work is both."),
      .pass("The walk starts early. The Bund The Bund is a road by the river."),
      .pass("New York, New York, was his first stop; this is not, is not, a truce."),
    ])

  public init() {}

  private static let longest = 6

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let tokens = context.tokens
    let joints = context.wordClass("doubling-joint")
    let names = context.wordClass("doubled-name")
    let verbs = context.wordClass("doubling-plain-verb")
    let relatives = context.wordClass("doubling-relative")
    let isKnownLanguage = !context.wordClass("doubling-allowed").members.isEmpty
    // matched[k]: how many tokens up to here equal the token k before them.
    var matched = [Int](repeating: 0, count: Self.longest + 1)
    // Nearly every token equals none of those before it: then there is nothing to forget.
    var isClear = true
    var last = 0
    for at in context.marks.near {
      let word = tokens[at].word
      guard (2...Self.longest).contains(where: { at >= $0 && tokens[at - $0].word == word }) else { continue }
      let isNext = at == last + 1
      last = at
      let isAdjacent = Repetition.standTogether(tokens, at - 1, at)
      // What lies between two candidates equals nothing before it.
      if !isNext || !isAdjacent, !isClear {
        for length in matched.indices { matched[length] = 0 }
        isClear = true
      }
      if !isAdjacent { continue }
      isClear = false
      for length in 2...Self.longest {
        guard at >= length, tokens[at].word == tokens[at - length].word, hasSameCase(tokens, at - length, at),
          matched[length] > 0 || isRow(tokens, at - length, at)
        else {
          matched[length] = 0
          continue
        }
        matched[length] += 1
        guard matched[length] == length else { continue }
        let first = at - 2 * length + 1..<at - length + 1
        for other in matched.indices { matched[other] = 0 }
        if isFigures(tokens, first) { break }
        if isRightlyDouble(tokens, first, joints, names) && !verbs.contains(tokens[first.lowerBound].word)
          || isRelativeClause(context, first, relatives) || isCounting(context, first, at)
        {
          break
        }
        // A heading or the caption of a picture and the sentence behind it: “The Bund The Bund is a road”.
        let isGlued = tokens[first.lowerBound].has(.sentenceStart) && tokens[first.upperBound].shape == .capitalized
        if isGlued, context.wordClass("doubling-function").contains(tokens[first.lowerBound].word) { break }
        let fix = Fix(
          "Delete the second “\(context.string(first))”", isKnownLanguage && length >= 3 ? .safe : .unsafe,
          [Edit(ByteRange(Int(tokens[at - length].end), Int(tokens[at].end)), "")])
        findings.report(
          context.bytes(first.lowerBound..<at + 1), "“\(context.string(first))” stands twice.", fixes: [fix],
          quietly: isKnownLanguage && !isGlued ? nil : .suggestion)
        break
      }
    }
  }

  /// "those who can pay can pay": the first half ends a clause that a relative opens, the second is the main verb.
  private func isRelativeClause(
    _ context: LintContext, _ phrase: Range<Int>, _ relatives: Lexicon.WordClass
  ) -> Bool {
    let start = context.text.sentence(holding: phrase.lowerBound).lowerBound
    // "call a spade a spade".
    if phrase.lowerBound > start, Self.naming.contains(context.folded(phrase.lowerBound - 1)) { return true }
    let first = context.tokens[phrase.lowerBound].word
    return phrase.count == 2
      && (context.wordClass("doubling-verb").contains(first) || context.wordClass("doubling-pronoun").contains(first))
      && (max(start, phrase.lowerBound - 3)..<phrase.lowerBound).contains {
        relatives.contains(context.tokens[$0].word)
      }
  }

  /// "year over year over year", "an eye for an eye for an eye": a phrase that ends in a joint, and all but the joint
  /// stands a third time and no oftener: decoders loop longer.
  private func isCounting(_ context: LintContext, _ phrase: Range<Int>, _ end: Int) -> Bool {
    let joint = context.folded(phrase.upperBound - 1)
    guard Self.counting.contains(joint) || joint.hasSuffix("ing"), end + phrase.count <= context.tokens.count
    else { return false }
    let function = context.wordClass("doubling-function")
    let words = phrase.dropLast()
    let last = end + phrase.count
    guard words.contains(where: { !function.contains(context.tokens[$0].word) }),
      last >= context.tokens.count || context.tokens[last].word != context.tokens[phrase.upperBound - 1].word
    else { return false }
    return words.enumerated().allSatisfy { offset, index in
      end + 1 + offset < context.tokens.count
        && context.tokens[end + 1 + offset].word == context.tokens[index].word
    }
  }

  private static let counting: Set<String> = ["over", "for", "after", "upon", "against", "and"]
  private static let naming: Set<String> = ["call", "calls", "called", "calling"]

  /// Words with nothing but blanks between, from the first token of the first half to `at`.
  private func isRow(_ tokens: [Token], _ from: Int, _ at: Int) -> Bool {
    (from + 1...at).allSatisfy { Repetition.standTogether(tokens, $0 - 1, $0) }
  }

  /// Figures in rows, as in a table: a phrase with a number holds two words beside it.
  private func isFigures(_ tokens: [Token], _ phrase: Range<Int>) -> Bool {
    let words = phrase.count { tokens[$0].kind == .word }
    return words < phrase.count && words < 2
  }

  private func hasSameCase(_ tokens: [Token], _ a: Int, _ b: Int) -> Bool {
    tokens[a].shape == tokens[b].shape || tokens[a].has(.sentenceStart)
  }

  private func isRightlyDouble(
    _ tokens: [Token], _ phrase: Range<Int>, _ joints: Lexicon.WordClass, _ names: Lexicon.WordClass
  ) -> Bool {
    let words = phrase.map { tokens[$0].word }
    if Set(words).count == 1 { return true }
    if words.count == 2, words.contains(where: { joints.contains($0) }) { return true }
    return words.contains { names.contains($0) }
  }
}
