import Findings
import RuleKit
import SourceText
import Tokens

/// Turns matches into findings: messages and fixes from templates, blanks and capitals put right.
struct FindingWriter {
  let rule: CompiledRule
  let level: Level
  let context: LintContext

  func finding(_ hit: Hit) -> Finding {
    let pattern = rule.patterns[hit.pattern]
    let texts = pattern.texts
    let range = context.bytes(hit.match.span)
    let text = context.string(hit.match.span)
    let proposal = texts.fix.flatMap { fill($0, hit, texts, fix: nil) }.map { adapted($0, to: hit.match.span) }
    let message = fill(texts.message, hit, texts, fix: proposal) ?? rule.metadata.summary
    var fixes: [Fix] = []
    if let proposal, proposal != text {
      let title =
        proposal.isEmpty ? "Delete “\(text)”" : "Write “\(proposal)”"
      fixes.append(Fix(title, pattern.applicability, edits(proposal, range, hit.match.span)))
    }
    return Finding(
      rule: rule.metadata.id, level: min(level, pattern.level ?? level), category: rule.metadata.category,
      severity: rule.metadata.severity, message: message, range: range, fixes: fixes, place: place(hit))
  }

  /// The place that a capture is.
  private func place(_ hit: Hit) -> PlaceReference? {
    for range in hit.match.slots.compactMap({ $0 }) {
      if let mention = context.places.starting(at: range.lowerBound), mention.tokens == range { return mention.place }
    }
    return nil
  }

  private func fill(_ source: String, _ hit: Hit, _ texts: PatternTexts, fix: String?) -> String? {
    guard source.contains("$"), let template = try? Template(source) else { return source }
    let filled = template.fill { name in
      switch name {
      case "0", "span": return context.string(hit.match.span)
      // Without a fix the message is the rule's summary.
      case "fix": return fix.flatMap { $0.isEmpty ? nil : $0 }
      default:
        guard let slot = texts.slots.firstIndex(of: name) else { return nil }
        return hit.match.slots[slot].map { context.string($0) } ?? ""
      }
    } filter: { filter, text, name in
      let slot = texts.slots.firstIndex(of: name)
      return apply(filter, text, name == "0" ? hit.match.span : slot.flatMap { hit.match.slots[$0] })
    }
    // A part that matched nothing leaves two blanks where it stood.
    return filled.map { Self.holdsTwoBlanks($0) ? $0.replacing("  ", with: " ") : $0 }
  }

  private static func holdsTwoBlanks(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x20, last == 0x20 { return true }
      last = byte
    }
    return false
  }

  private func apply(_ filter: String, _ text: String, _ range: Range<Int>?) -> String? {
    switch filter {
    case "lower": return text.lowercased()
    case "upper": return text.uppercased()
    case "capitalize": return Self.capitalized(text)
    case "canonical":
      guard let range, let mention = context.places.starting(at: range.lowerBound) else { return text }
      return mention.place.name
    case "digits": return Self.european(text)
    default:
      guard filter.hasPrefix("map:"), let table = rule.maps[String(filter.dropFirst(4))] else { return nil }
      return table[text.lowercased()]
    }
  }

  static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static func european(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          guard let value = scalar.properties.numericValue, scalar.properties.numericType == .decimal,
            let digit = Unicode.Scalar(UInt32(48 + Int(value)))
          else { return scalar }
          return digit
        }))
  }

  /// A proposal with the capitals of what it replaces.
  private func adapted(_ proposal: String, to span: Range<Int>) -> String {
    let proposal = proposal.trimming(" ")
    guard let first = span.first, !proposal.isEmpty else { return proposal }
    let words = span.map { context.tokens[$0] }.filter { $0.kind == .word }
    if words.count > 1, words.allSatisfy({ $0.shape == .upper }) { return proposal.uppercased() }
    let opens = context.tokens[first].has(.sentenceStart) || opensQuotation(first)
    if opens, context.tokens[first].shape == .capitalized, proposal.first?.isLowercase == true {
      return Self.capitalized(proposal)
    }
    return proposal
  }

  private func opensQuotation(_ token: Int) -> Bool {
    guard token > 0, context.tokens[token - 1].kind == .punctuation else { return false }
    return context.tokens[token - 1].has(.sentenceStart) || ["“", "\"", "«"].contains(context.string(token - 1))
  }

  /// The edits of a fix; a deletion takes a superfluous blank with it, and hands its capital on.
  private func edits(_ proposal: String, _ range: ByteRange, _ span: Range<Int>) -> [Edit] {
    if !proposal.isEmpty { return [Edit(range, proposal)] }
    let text = context.document.text
    let blank = UInt8(ascii: " ")
    if range.start > 0, text[range.start - 1] == blank, range.end == text.count || !isWordStart(after: range.end) {
      return [Edit(ByteRange(range.start - 1, range.end), "")]
    }
    guard range.end < text.count, text[range.end] == blank else { return [Edit(range, "")] }
    let deletion = Edit(ByteRange(range.start, range.end + 1), "")
    let next = span.upperBound
    guard next < context.tokens.count, let first = span.first, context.tokens[first].has(.sentenceStart),
      context.tokens[first].shape == .capitalized, context.tokens[next].shape == .lower
    else { return [deletion] }
    let letter = ByteRange(Int(context.tokens[next].start), Int(context.tokens[next].start) + 1)
    guard letter.start == range.end + 1, text[letter.start] < 0x80 else { return [deletion] }
    return [Edit(ByteRange(range.start, letter.end), context.document.string(letter).uppercased())]
  }

  /// True where a blank and a word follow, so that the blank in front must stay.
  private func isWordStart(after offset: Int) -> Bool {
    let text = context.document.text
    return offset < text.count && text[offset] != UInt8(ascii: " ") && text[offset] != UInt8(ascii: ",")
      && text[offset] != UInt8(ascii: ".") && text[offset] != 0x0A && text[offset] != 0x0D
  }
}

extension String {
  /// Without this character at both ends.
  func trimming(_ character: Character) -> String {
    var slice = self[...]
    while slice.first == character { slice.removeFirst() }
    while slice.last == character { slice.removeLast() }
    return String(slice)
  }
}
