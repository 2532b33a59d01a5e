import RuleKit
import Tokens

/// Decides whether a match counts: quotations, headings, conditions on captures, exceptions, the original.
struct RuleFilter {
  let rule: CompiledRule
  let pattern: Int

  private var slots: [String] { rule.patterns[pattern].texts.slots }

  /// - Parameter matcher: the matcher that found the match; exceptions are tried with it.
  func accepts(_ match: PatternMatcher.Match, in paragraph: Range<Int>, _ matcher: inout PatternMatcher) -> Bool {
    let context = matcher.context
    guard let first = match.span.first else { return false }
    if rule.quoted != .any, context.quotations.quotes(first) != (rule.quoted == .only) { return false }
    if rule.headings != .any, matcher.tokens[first].has(.heading) != (rule.headings == .only) { return false }
    for condition in rule.conditions where !holds(condition, match, matcher) { return false }
    if isExcepted(match, rule.except, paragraph, &matcher) { return false }
    if isExcepted(match, rule.patterns[pattern].except, paragraph, &matcher) { return false }
    if let source = rule.source, !SourceTerms(context: context).satisfies(source, near: context.bytes(match.span)) {
      return false
    }
    return true
  }

  /// True where an exception matches somewhere and shares a token with the flagged part.
  private func isExcepted(
    _ match: PatternMatcher.Match, _ programs: [Program], _ paragraph: Range<Int>, _ matcher: inout PatternMatcher
  ) -> Bool {
    if programs.isEmpty { return false }
    let from = max(paragraph.lowerBound, match.span.lowerBound - 12)
    for program in programs {
      for start in from..<match.span.upperBound {
        if let other = matcher.match(program, at: start, within: paragraph, crossesSentences: rule.crossesSentences),
          other.whole.overlaps(match.span)
        {
          return true
        }
      }
    }
    return false
  }

  private func range(_ name: String, _ match: PatternMatcher.Match) -> Range<Int>? {
    guard let slot = slots.firstIndex(of: name) else { return nil }
    return slot == 0 ? match.span : match.slots[slot]
  }

  private func words(_ name: String, _ match: PatternMatcher.Match, _ matcher: PatternMatcher) -> [WordID]? {
    range(name, match)?.map { matcher.tokens[$0].word }
  }

  /// A condition on a capture that this pattern does not have, or that matched nothing, holds.
  private func holds(
    _ condition: CaptureCondition, _ match: PatternMatcher.Match, _ matcher: PatternMatcher
  ) -> Bool {
    let context = matcher.context
    switch condition {
    case .same(let a, let b):
      guard let a = words(a, match, matcher), let b = words(b, match, matcher) else { return true }
      return a == b
    case .differs(let a, let b):
      guard let a = words(a, match, matcher), let b = words(b, match, matcher) else { return true }
      return a != b
    case .sameStem(let a, let b):
      guard let a = words(a, match, matcher)?.last, let b = words(b, match, matcher)?.last else { return true }
      return Stems(context: context).areRelated(a, b)
    case .longer(let name, let count):
      guard let range = range(name, match) else { return true }
      return context.string(range).count > count
    case .notPlace(let name):
      guard let range = range(name, match) else { return true }
      return !range.contains { context.places.isInside($0) }
    case .within(let name, let classes):
      guard let words = words(name, match, matcher) else { return true }
      return words.contains { matcher.classes.contains(Int(classes), $0) }
    case .notWithin(let name, let classes):
      guard let words = words(name, match, matcher) else { return true }
      return !words.contains { matcher.classes.contains(Int(classes), $0) }
    case .notRepeated(let name):
      guard let word = words(name, match, matcher)?.last else { return true }
      return matcher.tokens.lazy.filter { $0.word == word }.prefix(2).count < 2
    case .elsewhereCapitalized(let name):
      guard let word = words(name, match, matcher)?.last else { return true }
      return matcher.tokens.contains {
        $0.word == word && ($0.shape == .capitalized || $0.shape == .mixed) && !$0.has(.sentenceStart)
          && !$0.has(.heading)
      }
    }
  }
}

/// Whether two words have a stem in common.
struct Stems {
  let context: LintContext

  private static let endings = ["ations", "ation", "ings", "ing", "ers", "er", "ors", "or", "ed", "es", "s", "e"]

  func areRelated(_ a: WordID, _ b: WordID) -> Bool {
    if a == b { return true }
    if let first = context.lexicon.lemma(of: a), first == context.lexicon.lemma(of: b) { return true }
    let (first, second) = (stem(a), stem(b))
    return first.count >= 4 && first == second
  }

  private func stem(_ word: WordID) -> String {
    let text = context.words.text(of: word)
    for ending in Self.endings where text.hasSuffix(ending) && text.utf8.count - ending.utf8.count >= 4 {
      var stem = String(text.dropLast(ending.count))
      // "bombing" and "bomb", "stopping" and "stop".
      if let last = stem.last, stem.dropLast().last == last, !"aeiouls".contains(last) { stem.removeLast() }
      return stem
    }
    return text
  }
}
