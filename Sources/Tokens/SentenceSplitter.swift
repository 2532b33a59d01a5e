/// Finds where sentences begin.
///
/// A sentence ends at a terminator with the closing marks right behind it, where a blank follows and what comes next
/// is not in lower case. What a stop behind an abbreviation means depends on the abbreviation and the next word.
enum SentenceSplitter {
  /// Fills the sentence starts of a text and marks the tokens.
  static func split(_ text: UnsafeBufferPointer<UInt8>, into result: inout TokenizedText) {
    result.sentenceStarts.removeAll(keepingCapacity: true)
    for paragraph in result.paragraphs {
      begin(paragraph.tokens.lowerBound, &result.tokens, &result.sentenceStarts)
      split(text, paragraph.tokens, &result.tokens, &result.sentenceStarts)
    }
  }

  private static func begin(_ index: Int, _ tokens: inout [Token], _ starts: inout [UInt32]) {
    tokens[index].flags.insert(.sentenceStart)
    starts.append(UInt32(truncatingIfNeeded: index))
  }

  private static func split(
    _ text: UnsafeBufferPointer<UInt8>, _ paragraph: Range<Int>, _ tokens: inout [Token], _ starts: inout [UInt32]
  ) {
    var index = paragraph.lowerBound
    while index < paragraph.upperBound {
      guard tokens[index].kind == .punctuation, let terminator = Terminator(tokens[index], text) else {
        index += 1
        continue
      }
      var next = index + 1
      while next < paragraph.upperBound, !tokens[next].has(.spaceBefore),
        Terminator(tokens[next], text) != nil || Terminator.isCloser(tokens[next], text)
      {
        next += 1
      }
      if next < paragraph.upperBound,
        ends(text, tokens, paragraph, at: index, terminator, isChain: next > index + 1, next: next)
      {
        begin(next, &tokens, &starts)
      }
      index = next
    }
  }

  private static func ends(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: [Token], _ paragraph: Range<Int>, at index: Int,
    _ terminator: Terminator, isChain: Bool, next: Int
  ) -> Bool {
    // Chinese and Japanese put no blank behind a stop.
    guard tokens[next].has(.spaceBefore) || text[Int(tokens[index].start)] >= 0xE3 else { return false }
    // The next word may stand behind opening marks; what has more of them than this is no text.
    var opener = next
    let limit = min(paragraph.upperBound, next + mostOpeningMarks)
    while opener < limit, tokens[opener].kind == .punctuation || tokens[opener].kind == .symbol { opener += 1 }
    guard opener < limit else { return tokens[next].kind != .punctuation }
    let follower = tokens[opener]
    if follower.shape == .lower { return false }
    guard terminator == .stop, !isChain, index > paragraph.lowerBound else { return true }
    let word = tokens[index - 1]
    guard word.end == tokens[index].start else { return true }
    if word.kind == .number {
      // "1. The first item".
      return !(index - 1 == paragraph.lowerBound && word.length <= 3)
    }
    guard word.kind == .word else { return true }
    switch Abbreviation(word, text) {
    case .none: return true
    case .inner: return false
    case .beforeNumber: return follower.kind != .number
    case .time: return follower.kind == .word && !SentenceOpeners.continuesTime(follower, text)
    case .other: return follower.kind == .word && SentenceOpeners.contains(follower, text)
    }
  }

  private static let mostOpeningMarks = 8
}
