import SourceText
import Tokens

/// Pairs the quotation marks of a text.
///
/// Curly marks and guillemets tell opening from closing by their shape and the language's use of it; straight marks by
/// the blanks around them. Apostrophes, inches and seconds are no quotation marks.
public struct QuotationPairing {
  private let text: TokenizedText
  private let marks: TokenMarks
  private let language: String

  /// - Parameter language: BCP 47 tag of the text; „ and “ close or open by language.
  public static func pair(_ text: TokenizedText, marks: TokenMarks, language: String) -> Quotations {
    QuotationPairing(text: text, marks: marks, language: language).run()
  }

  private struct Open {
    let mark: Quotations.Mark
    let family: Family
  }

  private enum Family { case double, straight, guillemet, single, singleGuillemet }

  private func run() -> Quotations {
    var pairs: [Quotations.Pair] = []
    var unpaired: [Quotations.Mark] = []
    var stack: [Open] = []
    let candidates = candidates()
    var next = 0
    for paragraph in text.paragraphs {
      // A quotation that goes on opens the new paragraph again, or it was left open in the one before. Lines of one
      // block may be its sentences, and the quotation closes in a later one.
      if !stack.isEmpty {
        let first = mark(at: paragraph.tokens.lowerBound, isInside: { _ in false })
        let goesOn = first?.side == .open && first?.family == stack[0].family
        if !goesOn, beginsBlock(paragraph) { unpaired += stack.filter { $0.family != .single }.map(\.mark) }
        if goesOn || beginsBlock(paragraph) { stack.removeAll() }
      }
      while next < candidates.count, candidates[next] < paragraph.tokens.upperBound {
        let index = candidates[next]
        next += 1
        guard let found = mark(at: index, isInside: { family in stack.contains { $0.family == family } }) else {
          continue
        }
        let mark = Quotations.Mark(token: index, side: found.side, scalar: found.scalar)
        if found.side == .open {
          // A quotation inside itself: the first one was never closed.
          if let open = stack.firstIndex(where: { $0.family == found.family }), found.family != .single {
            unpaired += stack[open...].filter { $0.family != .single }.map(\.mark)
            stack.removeSubrange(open...)
          }
          stack.append(Open(mark: mark, family: found.family))
        } else if let open = stack.lastIndex(where: { $0.family == found.family }) {
          unpaired += stack[(open + 1)...].filter { $0.family != .single }.map(\.mark)
          pairs.append(Quotations.Pair(open: stack[open].mark.token, close: index))
          stack.removeSubrange(open...)
        } else if found.family != .single {
          unpaired.append(mark)
        }
      }
    }
    unpaired += stack.filter { $0.family != .single }.map(\.mark)
    return Quotations(pairs: pairs.sorted { $0.open < $1.open }, unpaired: unpaired.sorted { $0.token < $1.token })
  }

  /// Tokens that may be quotation marks: straight ones, and marks that are not ASCII.
  private func candidates() -> [Int] {
    let straight = marks.positions(ofMark: UInt8(ascii: "\""))
    let others = marks.nonASCII.filter { text.tokens[$0].kind == .punctuation || text.tokens[$0].kind == .symbol }
    if others.isEmpty { return straight }
    return straight.isEmpty ? others : Set(straight + others).sorted()
  }

  /// True where a blank line stands before a paragraph.
  private func beginsBlock(_ paragraph: TokenizedText.Paragraph) -> Bool {
    var at = paragraph.range.start - 1
    var lines = 0
    while at >= 0, text.text[at] == 0x0A || text.text[at] == 0x0D || text.text[at] == 0x20 || text.text[at] == 0x09 {
      if text.text[at] == 0x0A { lines += 1 }
      at -= 1
    }
    return lines > 1
  }

  private func mark(
    at index: Int, isInside: (Family) -> Bool
  ) -> (family: Family, side: Quotations.Mark.Side, scalar: Unicode.Scalar)? {
    let token = text.tokens[index]
    guard token.length <= 3, !token.has(.locked) else { return nil }
    if token.length == 1, text.text[Int(token.start)] != 0x22 { return nil }
    guard let scalar = String(decoding: text.text[token.range.indices], as: UTF8.self).unicodeScalars.first else {
      return nil
    }
    switch scalar {
    case "\"": return straight(index, isInside(.straight)).map { (.straight, $0, scalar) }
    case "“", "”", "„", "‟": return (.double, curly(scalar, index, isInside(.double)), scalar)
    case "«", "»": return (.guillemet, guillemet(scalar, isInside(.guillemet)), scalar)
    case "‹", "›": return (.singleGuillemet, scalar == "‹" ? .open : .close, scalar)
    case "‘": return opensSingle(index) ? (.single, .open, scalar) : nil
    case "’": return isInside(.single) && closesSingle(index) ? (.single, .close, scalar) : nil
    default: return nil
    }
  }

  private func hasBlankBefore(_ index: Int) -> Bool {
    text.tokens[index].has(.spaceBefore) || text.tokens[index].has(.paragraphStart)
  }

  private func hasBlankAfter(_ index: Int) -> Bool {
    index + 1 >= text.tokens.count || hasBlankBefore(index + 1)
  }

  private func isLast(_ index: Int) -> Bool {
    index + 1 >= text.tokens.count || text.tokens[index + 1].has(.paragraphStart)
  }

  /// True where one of `. , ; : ! ? )` follows at once, and a blank or the end after it.
  private func standsBeforeMark(_ index: Int) -> Bool {
    guard !hasBlankAfter(index), text.tokens[index + 1].length == 1, hasBlankAfter(index + 1) else { return false }
    return ".,;:!?)".utf8.contains(text.text[Int(text.tokens[index + 1].start)])
  }

  private func straight(_ index: Int, _ isInside: Bool) -> Quotations.Mark.Side? {
    let before = hasBlankBefore(index)
    let after = hasBlankAfter(index)
    // Inches, seconds and minutes of arc: a digit in front and no quotation to close.
    if !isInside, !before, index > 0, text.tokens[index - 1].kind == .number { return nil }
    // Nothing opens at the end of a paragraph, or in front of a stop or comma; a blank before the mark is a slip.
    if isLast(index) || standsBeforeMark(index) { return .close }
    if before != after { return before ? .open : .close }
    return isInside ? .close : .open
  }

  private func curly(_ scalar: Unicode.Scalar, _ index: Int, _ isInside: Bool) -> Quotations.Mark.Side {
    let primary = language.prefix { $0 != "-" && $0 != "_" }
    switch scalar {
    case "„", "‟": return .open
    // German and its neighbours close with “; Swedish and Finnish open with ”.
    case "“" where ["de", "cs", "sk", "sl", "bg", "hr", "sr", "et", "lt", "is", "ka"].contains(primary):
      return isInside ? .close : .open
    case "“":
      // A mark of the wrong direction still closes where nothing else could.
      return isInside && !hasBlankBefore(index) && hasBlankAfter(index) ? .close : .open
    case "”" where ["sv", "fi"].contains(primary): return isInside ? .close : .open
    default:
      return !isInside && hasBlankBefore(index) && !hasBlankAfter(index) ? .open : .close
    }
  }

  private func guillemet(_ scalar: Unicode.Scalar, _ isInside: Bool) -> Quotations.Mark.Side {
    // Danish and German book style turn them around: »…«.
    if scalar == "«" { return isInside && text.tokens.count > 0 && opensReversed ? .close : .open }
    return !isInside && opensReversed ? .open : .close
  }

  /// True where the first guillemet of the text points inward.
  private var opensReversed: Bool {
    let primary = language.prefix { $0 != "-" && $0 != "_" }
    return ["da", "de", "hr", "sl", "sr", "hu"].contains(primary)
  }

  private func opensSingle(_ index: Int) -> Bool {
    guard hasBlankBefore(index) || text.tokens[max(0, index - 1)].kind == .punctuation, !hasBlankAfter(index) else {
      return false
    }
    // ‘90s
    return text.tokens[index + 1].kind != .number
  }

  private func closesSingle(_ index: Int) -> Bool {
    !hasBlankBefore(index)
      && (hasBlankAfter(index) || text.tokens[index + 1].kind == .punctuation)
  }
}
