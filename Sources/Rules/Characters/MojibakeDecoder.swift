import SourceText

/// Finds letters that are UTF-8 bytes read as Windows-1252, and decodes them.
enum MojibakeDecoder {
  struct Damage: Equatable {
    let range: ByteRange
    let decoded: String
  }

  /// Damaged stretches, those of one line close together as one group.
  static func groups(in text: [UInt8]) -> [[Damage]] {
    var groups: [[Damage]] = []
    for damage in damages(in: text) {
      if let last = groups.last?.last, damage.range.start - last.range.end < 200,
        !text[last.range.end..<damage.range.start].contains(0x0A)
      {
        groups[groups.count - 1].append(damage)
      } else {
        groups.append([damage])
      }
    }
    return groups
  }

  static func damages(in text: [UInt8]) -> [Damage] {
    var out: [Damage] = []
    var at = 0
    while let start = text.firstHighByte(from: at) {
      var end = start
      var bytes: [UInt8] = []
      while end < text.count, text[end] >= 0x80 {
        let (scalar, length) = decode(text, end)
        guard let byte = windowsByte(scalar) else { break }
        bytes.append(byte)
        end += length
      }
      if end == start {
        at = start + decode(text, start).length
        continue
      }
      at = end
      if let decoded = decoded(bytes) { out.append(Damage(range: ByteRange(start, end), decoded: decoded)) }
    }
    return out
  }

  /// Text of bytes that are well-formed UTF-8 of letters, marks or Arabic; nil for what real accents look like.
  private static func decoded(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    // The last byte of ” has no letter in Windows-1252 and often got lost.
    var bytes = bytes
    if bytes.suffix(2) == [0xE2, 0x80] { bytes.append(0x9D) }
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    if hasAccentBeforeBlank(bytes) { return nil }
    let hasLeads = bytes.contains { $0 >= 0xC2 }
    return hasLeads && text.unicodeScalars.allSatisfy { $0.value >= 0x80 } ? text : nil
  }

  /// French sets U+00A0 behind a word and before “»” and “:”, so “é »” reads as three bytes of UTF-8 and “É :” as two.
  /// A short run with A0 behind such a lead is that, not damage.
  private static func hasAccentBeforeBlank(_ bytes: [UInt8]) -> Bool {
    bytes.count <= 4
      && zip(bytes, bytes.dropFirst()).contains { lead, next in
        next == 0xA0 && ((0xC7...0xCB).contains(lead) || lead == 0xE0 || lead == 0xE1 || (0xE3...0xEF).contains(lead))
      }
  }

  private static func decode(_ text: [UInt8], _ at: Int) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(text[at])
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard at + length <= text.count else { return (0xFFFD, text.count - at) }
    var scalar = lead & (0xFF >> UInt32(length + 1))
    for next in text[at + 1..<at + length] { scalar = scalar << 6 | UInt32(next & 0x3F) }
    return (scalar, length)
  }

  /// The byte that Windows-1252 writes a letter with; C1 controls stand for themselves.
  private static func windowsByte(_ scalar: UInt32) -> UInt8? {
    if (0x80...0xFF).contains(scalar) { return UInt8(scalar) }
    return special[Int(scalar)]
  }

  /// Source: WHATWG Encoding, index windows-1252.
  private static let special: [Int: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x02C6: 0x88,
    0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93,
    0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
