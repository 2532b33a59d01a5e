import Findings
import RuleKit
import SourceText
import Tokens

/// Two neighbouring paragraphs that say the same.
public struct RepeatedParagraphRule: Rule {
  public static let metadata = RuleMetadata(
    id: id("universal/repeated-paragraph"), summary: "A paragraph says nearly the same as the one before it.",
    cause: "Summary and body of an article are translated one after the other and joined.",
    avoids: "Headline and lede, short lines, lists and refrains.",
    category: category("accuracy/addition"), severity: .minor, level: .warning, languages: .any,
    examples: [
      .flag(
        "Talks resume.\n\nThe delegation arrived in Geneva on Monday for a new round of talks with the government on the truce.\n\n⟦The delegation arrived in Geneva on Monday for a new round of talks with the government over the truce.⟧",
        fixed:
          "Talks resume.\n\nThe delegation arrived in Geneva on Monday for a new round of talks with the government on the truce."
      ),
      .flag(
        "News.\n\nRescuers pulled six children and their mother out of the rubble of a house in the old city on Friday night.\n\n⟦Rescuers pulled six children and their mother out of the rubble of a house in the old city on Friday night.⟧",
        fixed:
          "News.\n\nRescuers pulled six children and their mother out of the rubble of a house in the old city on Friday night."
      ),
      .pass(
        "Ministers of twelve Arab states agree in Cairo on a common plan for the river and its dams\n\nMinisters of twelve Arab states agreed in Cairo on a common plan for the river and its dams."
      ),
      .pass("The army advanced on the town.\n\nThe army advanced on the town, state media said."),
      .pass("News.\n\nYes.\n\nYes.\n\nThe minister left for Moscow.\n\nThe minister returned from Moscow."),
    ])

  public init() {}

  /// Share of words in common from which two paragraphs count as one.
  private static let similarity = 0.7
  private static let fewestWords = 12

  public func check(_ context: LintContext, into findings: inout FindingCollector) {
    let paragraphs = context.text.paragraphs
    guard paragraphs.count > 1 else { return }
    var words = ParagraphWords(count: context.words.count)
    for index in 1..<paragraphs.count {
      // A headline may say what the first sentence says; it has no full stop.
      if index == 1, !endsWithStop(paragraphs[0].tokens, context) { continue }
      let (first, second) = (paragraphs[index - 1], paragraphs[index])
      // The lengths alone rule most pairs out.
      let (a, b) = (first.tokens.count, second.tokens.count)
      guard min(a, b) >= Self.fewestWords, Double(min(a, b)) >= Double(max(a, b)) * 0.6 else { continue }
      let (left, right, common) = words.compare(index, paragraphs, context.tokens)
      guard min(left, right) >= Self.fewestWords, Double(common) >= Double(left + right - common) * Self.similarity
      else { continue }
      let deletion = ByteRange(first.range.end, second.range.end)
      findings.report(
        second.range, "This paragraph says the same as the one before it.",
        fixes: [Fix("Delete the paragraph", .unsafe, [Edit(deletion, "")])])
    }
  }

  private func endsWithStop(_ tokens: Range<Int>, _ context: LintContext) -> Bool {
    guard let last = tokens.last else { return false }
    return context.isMark(last, ".") || (last > tokens.lowerBound && context.isMark(last - 1, "."))
  }
}

/// Counts the different words of two paragraphs, and those that they share. Each paragraph is read once: what it is
/// compared with next finds its words marked.
private struct ParagraphWords {
  /// By word: the last paragraph that has it, counted from 1.
  private var met: [UInt32]
  /// The paragraph that was read last, and its different words.
  private var last = (number: -1, words: 0)

  init(count: Int) { met = [UInt32](repeating: 0, count: count + 1) }

  /// Compares the paragraph with a number with the one before it.
  mutating func compare(
    _ number: Int, _ paragraphs: [TokenizedText.Paragraph], _ tokens: [Token]
  ) -> (first: Int, second: Int, common: Int) {
    if last.number != number - 1 { _ = read(number - 1, paragraphs[number - 1].tokens, tokens) }
    let first = last.words
    let common = read(number, paragraphs[number].tokens, tokens)
    return (first, last.words, common)
  }

  /// Gives the number of different words that the paragraph before has too.
  private mutating func read(_ number: Int, _ paragraph: Range<Int>, _ tokens: [Token]) -> Int {
    let (before, own) = (UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number + 1))
    var (words, common) = (0, 0)
    for index in paragraph where tokens[index].kind == .word || tokens[index].kind == .number {
      let word = Int(tokens[index].word.rawValue)
      guard word < met.count, met[word] != own else { continue }
      if met[word] == before { common += 1 }
      met[word] = own
      words += 1
    }
    last = (number, words)
    return common
  }
}
