import SourceText

/// What differs between the placeholders of a text and those of its original.
struct PlaceholderComparison {
  enum Difference {
    /// Only the original has it. `written` is a damaged form in the translation that was probably it.
    case missing(Placeholder, damaged: ByteRange?)
    /// Only the translation has it.
    case extra(Placeholder)
    /// The translation has another one in its place.
    case changed(Placeholder, original: Placeholder)
    /// Both have them, but a program fills them in by their order.
    case reordered(Placeholder, original: Placeholder)
  }

  private(set) var differences: [Difference] = []

  /// - Parameters:
  ///   - source: UTF-8 of the original.
  ///   - target: the whole translated text; `range` is the segment in it.
  init(source: [UInt8], target: [UInt8], range: ByteRange, traits: MessageTraits) {
    if traits.contains(.literal) { return }
    let setting = traits.setting
    var own = Placeholder.all(in: Array(target[range.indices]), as: setting, offset: range.start)
    var original = Placeholder.all(in: source, as: setting)
    // Positions move where a form leaves its number out.
    if traits.contains(.plural) {
      own = own.map(\.unnumbered)
      original = original.map(\.unnumbered)
    }
    // Nearly all pairs have none.
    if own.isEmpty, original.isEmpty { return }
    for family in [Placeholder.Family.percent, .brace, .markedBrace, .tag] {
      compare(
        original.filter { $0.family == family }, own.filter { $0.family == family }, family, target, range, traits,
        isChoice: Self.isChoice(source) || Self.isChoice(target[range.indices]))
    }
  }

  /// Messages of ICU name a variable once for each of their forms, whose number differs between languages.
  private static func isChoice(_ text: some Collection<UInt8>) -> Bool {
    let text = String(decoding: text, as: UTF8.self)
    return ["plural,", "select,", "selectordinal,"].contains(where: text.contains)
  }

  private mutating func compare(
    _ original: [Placeholder], _ own: [Placeholder], _ family: Placeholder.Family, _ target: [UInt8],
    _ range: ByteRange, _ traits: MessageTraits, isChoice: Bool
  ) {
    // A text without any in its original holds none: `{Damascus}` is a dateline, `<b>` came with the page.
    if original.isEmpty, family == .brace || family == .tag || !traits.contains(.variables) { return }
    if isChoice, Set(original.map(\.key)) == Set(own.map(\.key)) { return }
    var missing = Self.without(original, own)
    var extra = Self.without(own, original)
    // A form for one or none may say it in words, and the singular of the original may have done so.
    if traits.contains(.plural), missing.isEmpty || extra.isEmpty { return }
    // An end tag goes with its start.
    missing = Self.withoutEndTags(missing)
    extra = Self.withoutEndTags(extra)
    if Self.isReordered(missing, extra), let first = extra.first,
      let other = missing.first(where: { $0.range != first.range })
    {
      differences.append(.reordered(first, original: other))
      return
    }
    for (lost, found) in zip(missing, extra) where missing.count == extra.count {
      differences.append(.changed(found, original: lost))
    }
    if !missing.isEmpty, missing.count == extra.count { return }
    for lost in missing {
      differences.append(.missing(lost, damaged: Self.damaged(lost, in: target, range, besides: own)))
    }
    for found in extra { differences.append(.extra(found)) }
  }

  private static func withoutEndTags(_ list: [Placeholder]) -> [Placeholder] {
    list.filter { one in !list.contains { "/" + $0.key == one.key } }
  }

  /// Those of `first` that `second` has fewer of; of those with a name or number, that it has none of.
  private static func without(_ first: [Placeholder], _ second: [Placeholder]) -> [Placeholder] {
    var counts: [String: Int] = [:]
    for one in second { counts[one.key, default: 0] += 1 }
    return first.filter { one in
      if one.isNamed { return counts[one.key] == nil }
      guard let left = counts[one.key], left > 0 else { return true }
      counts[one.key] = left - 1
      return false
    }
  }

  /// `%d %s` for `%s %d`: the same conversions at other positions, without numbers that say which is which.
  private static func isReordered(_ missing: [Placeholder], _ extra: [Placeholder]) -> Bool {
    guard missing.count > 1, missing.count == extra.count else { return false }
    guard (missing + extra).allSatisfy({ $0.family == .percent && !$0.text.contains("$") }) else { return false }
    let conversions = { (list: [Placeholder]) in list.map { $0.key.drop { $0 != "$" } }.sorted() }
    return conversions(missing) == conversions(extra)
  }

  /// Where a placeholder stands with blanks inside, in capitals, with an Arabic percent sign: what machines make of it.
  private static func damaged(
    _ lost: Placeholder, in target: [UInt8], _ range: ByteRange, besides own: [Placeholder]
  ) -> ByteRange? {
    let wanted = Array(lost.text.utf8).map(lower)
    for start in range.indices {
      if own.contains(where: { $0.range.overlaps(ByteRange(start, start + 1)) }) { continue }
      if let end = match(wanted, target, start, limit: range.end) {
        let found = ByteRange(start, end)
        if own.contains(where: { $0.range.overlaps(found) }) { continue }
        return found
      }
    }
    return nil
  }

  private static func match(_ wanted: [UInt8], _ text: [UInt8], _ start: Int, limit: Int) -> Int? {
    var at = start
    for (number, byte) in wanted.enumerated() {
      var blanks = 0
      while number > 0, at < limit, text[at] == 0x20, blanks < 1, byte != 0x20 {
        at += 1
        blanks += 1
      }
      guard at < limit else { return nil }
      if byte == UInt8(ascii: "%"), text[at] == 0xD9, at + 1 < limit, text[at + 1] == 0xAA {
        at += 2
      } else if lower(text[at]) == byte {
        at += 1
      } else {
        return nil
      }
    }
    // "% s" in front of letters is prose.
    let next = at < limit ? text[at] : 0
    let isWord = (0x30...0x39).contains(next) || (0x61...0x7A).contains(lower(next)) || next >= 0x80
    let last = text[at - 1]
    return isWord && (0x61...0x7A).contains(lower(last)) ? nil : at
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
