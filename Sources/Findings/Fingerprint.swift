import SourceText

/// What a finding is recognized by when the text around it has changed.
///
/// It is made of the rule, the finding's own words, the two words on either side, and which of several such findings
/// in the document it is; not of lines, offsets or the path. Edits elsewhere leave it as it was.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  /// 32 hexadecimal digits: FNV-1a with 128 bits.
  public let text: String
  public var description: String { text }

  /// Nil unless `text` is 32 lower-case hexadecimal digits.
  public init?(_ text: String) {
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) || (97...102).contains(byte) }
    guard text.utf8.count == 32, text.utf8.allSatisfy(isDigit) else { return nil }
    self.text = text
  }

  private init(hashing parts: [String]) {
    // Source: Fowler, Noll, Vo, "FNV hash" (RFC 9923): 128-bit offset basis and prime.
    var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
    let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013B
    for part in parts {
      // 0xFF ends a part: no UTF-8 text holds it.
      for byte in Array(part.utf8) + [0xFF] {
        hash ^= UInt128(byte)
        hash = hash &* prime
      }
    }
    let digits = String(hash, radix: 16)
    text = String(repeating: "0", count: 32 - digits.count) + digits
  }

  /// Fingerprints of the findings of a report, in their order. No two of one report are equal.
  public static func of(_ report: DocumentReport) -> [Fingerprint] {
    var seen: [[String]: Int] = [:]
    return report.findings.map { finding in
      let text = report.document.text
      let key = [
        finding.rule.name, FoldedWords.in(text, finding.range).joined(separator: " "),
        FoldedWords.before(finding.range.start, in: text).joined(separator: " "),
        FoldedWords.after(finding.range.end, in: text).joined(separator: " "),
      ]
      let occurrence = seen[key, default: 0]
      seen[key] = occurrence + 1
      return Fingerprint(hashing: key + [String(occurrence)])
    }
  }

  /// A fingerprint that also tells apart equal findings of different files.
  public func inFile(_ path: String) -> Fingerprint { Fingerprint(hashing: [text, path]) }
}

/// Words without case, punctuation and spacing.
enum FoldedWords {
  /// Words on either side of a finding that its fingerprint looks at.
  private static let neighbours = 2
  /// Bytes that are searched for them.
  private static let reach = 200

  /// The words of a range; where it has none, its text itself.
  static func `in`(_ text: [UInt8], _ range: ByteRange) -> [String] {
    let string = String(decoding: text[max(0, range.start)..<min(range.end, text.count)], as: UTF8.self)
    let words = words(string)
    return words.isEmpty ? [string] : words
  }

  static func before(_ offset: Int, in text: [UInt8]) -> [String] {
    var start = max(0, offset - reach)
    while start < offset, text[start] & 0xC0 == 0x80 { start += 1 }
    return Array(words(String(decoding: text[start..<min(offset, text.count)], as: UTF8.self)).suffix(neighbours))
  }

  static func after(_ offset: Int, in text: [UInt8]) -> [String] {
    var end = min(text.count, offset + reach)
    while end > offset, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(words(String(decoding: text[min(offset, end)..<end], as: UTF8.self)).prefix(neighbours))
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}
