/// Pairs the marks of emphasis: `*`, `_` and `~~`.
///
/// Source: CommonMark 0.31, section 6.2 and the appendix "A parsing strategy"; strikethrough as GitHub has it, but with
/// two tildes only, as one stands for "about" in prose.
struct MarkdownEmphasis {
  private struct Delimiter {
    let mark: UInt8
    /// What is left of the run.
    var start: Int
    var end: Int
    let length: Int
    let canOpen: Bool
    let canClose: Bool
    var left: Int { end - start }
  }

  private var delimiters: [Delimiter] = []

  var count: Int { delimiters.count }

  /// Takes the run of marks at a byte; gives the byte behind it.
  mutating func take(_ bytes: [UInt8], _ start: Int) -> Int {
    let mark = bytes[start]
    let end = bytes[start...].prefix { $0 == mark }.endIndex
    let before = Self.kind(Self.scalar(in: bytes, before: start))
    let after = Self.kind(Self.scalar(in: bytes, at: end))
    let isLeft = after != .blank && (after != .punctuation || before != .letter)
    let isRight = before != .blank && (before != .punctuation || after != .letter)
    var canOpen = isLeft
    var canClose = isRight
    if mark == UInt8(ascii: "_") {
      canOpen = isLeft && (!isRight || before == .punctuation)
      canClose = isRight && (!isLeft || after == .punctuation)
    }
    if mark == UInt8(ascii: "~"), end - start != 2 { return end }
    delimiters.append(
      Delimiter(mark: mark, start: start, end: end, length: end - start, canOpen: canOpen, canClose: canClose))
    return end
  }

  /// Pairs the delimiters from index `bottom` on, marks what they used up and forgets them.
  mutating func process(from bottom: Int, marking roles: inout [MarkdownInline.Role]) {
    // For each kind of closer: no opener stands before this index.
    var floors: [Int: Int] = [:]
    var openers: [Int] = []
    for closer in bottom..<delimiters.count {
      while delimiters[closer].canClose, delimiters[closer].left > 0 {
        let close = delimiters[closer]
        let kind = Int(close.mark) * 8 + (close.canOpen ? 4 : 0) + close.length % 3
        guard let place = place(of: close, in: openers, from: floors[kind] ?? bottom) else {
          floors[kind] = closer
          break
        }
        pair(openers[place], closer, marking: &roles)
        // What stands between can pair no more.
        openers.removeSubrange((delimiters[openers[place]].left > 0 ? place + 1 : place)...)
      }
      if delimiters[closer].canOpen, delimiters[closer].left > 0 { openers.append(closer) }
    }
    delimiters.removeSubrange(bottom...)
  }

  private mutating func pair(_ opener: Int, _ closer: Int, marking roles: inout [MarkdownInline.Role]) {
    let open = delimiters[opener]
    let close = delimiters[closer]
    let used = close.mark == UInt8(ascii: "~") || (open.left >= 2 && close.left >= 2) ? 2 : 1
    for at in open.end - used..<open.end { roles[at] = .markup }
    for at in close.start..<close.start + used { roles[at] = .markup }
    delimiters[opener].end -= used
    delimiters[closer].start += used
  }

  private func place(of close: Delimiter, in openers: [Int], from floor: Int) -> Int? {
    var place = openers.count - 1
    while place >= 0, openers[place] >= floor {
      let open = delimiters[openers[place]]
      if open.mark == close.mark {
        let isOdd =
          (open.canClose || close.canOpen) && (open.length + close.length) % 3 == 0
          && (open.length % 3 != 0 || close.length % 3 != 0)
        if !isOdd { return place }
      }
      place -= 1
    }
    return nil
  }

  // MARK: Characters around a run

  private enum Kind { case blank, punctuation, letter }

  private static func kind(_ scalar: Unicode.Scalar?) -> Kind {
    guard let scalar, !scalar.properties.isWhitespace else { return .blank }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return .punctuation
    default: return .letter
    }
  }

  private static func scalar(in bytes: [UInt8], at start: Int) -> Unicode.Scalar? {
    guard start < bytes.count else { return nil }
    return String(decoding: bytes[start..<min(bytes.count, start + 4)], as: UTF8.self).unicodeScalars.first
  }

  private static func scalar(in bytes: [UInt8], before end: Int) -> Unicode.Scalar? {
    guard end > 0 else { return nil }
    var start = end - 1
    while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.last
  }
}
