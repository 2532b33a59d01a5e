/// Tells headings from running text by their letters.
enum HeadingDetector {
  /// Most words that a heading has.
  static let mostWords = 14

  /// True for a paragraph of few words, without final stop, whose long words are mostly capitalised or that is all
  /// upper case.
  static func isHeading(_ tokens: ArraySlice<Token>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Marks between words: a paragraph of many tokens is none, whatever they are.
    guard tokens.count <= mostWords * 3 else { return false }
    let terminator = terminator(of: tokens, text)
    if terminator == .stop || terminator == .dots { return false }
    var words = 0
    var cased = 0
    var capitalised = 0
    var long = 0
    var longCapitalised = 0
    var isAllUpper = true
    var firstShape = Token.Shape.caseless
    for token in tokens where token.kind == .word || token.kind == .number {
      words += 1
      if token.shape == .caseless { continue }
      if cased == 0 { firstShape = token.shape }
      cased += 1
      if token.shape != .lower { capitalised += 1 }
      if token.shape == .lower || token.shape == .mixed { isAllUpper = false }
      if token.shape == .capitalized && token.length > 1 { isAllUpper = false }
      guard token.length >= 4 else { continue }
      long += 1
      if token.shape != .lower { longCapitalised += 1 }
    }
    guard cased > 0, words <= mostWords else { return false }
    if isAllUpper { return true }
    // "Will Assad Fall?" is a headline, "Remember?" and "Feinstein, did you leak?" are speech.
    if terminator == .mark { return long > 1 && longCapitalised == long }
    // "The End" has no long word: all of its words must then be capitalised.
    if long == 0 { return capitalised == cased }
    return firstShape != .lower && longCapitalised * 2 > long
  }

  /// What a paragraph ends with, closing marks aside.
  private static func terminator(of tokens: ArraySlice<Token>, _ text: UnsafeBufferPointer<UInt8>) -> Terminator? {
    guard let last = tokens.last(where: { !Terminator.isCloser($0, text) }) else { return nil }
    return Terminator(last, text)
  }
}
