import SourceText

/// An entry of a catalogue, its strings as they stand in the file.
struct POEntry {
  /// Contents of the quoted lines that make up one string.
  typealias Lines = [Range<Int>]

  var context: Lines?
  var message: Lines?
  var plural: Lines?
  /// `msgstr`, or the forms of `msgstr[0]`, `msgstr[1]` and so on in the order of the file.
  var translations: [(form: Int, lines: Lines)] = []
  var flags: Set<String> = []

  /// What the flags say. Source: GNU gettext manual, “The Format of PO Files”: `c-format`, `no-c-format` and so on.
  var traits: MessageTraits {
    var out: MessageTraits = .message
    if plural != nil { out.insert(.plural) }
    let formats = flags.filter { $0.hasSuffix("-format") }
    if formats.contains(where: { !$0.hasPrefix("no-") && !$0.hasPrefix("impossible-") }) {
      out.insert(.variables)
    } else if !formats.isEmpty {
      out.insert(.literal)
    }
    if formats.contains("qt-format") || formats.contains("qt-plural-format") { out.insert(.qt) }
    return out
  }

  var isEmpty: Bool { context == nil && message == nil && translations.isEmpty }
}

/// Decodes the strings of a catalogue. Source: GNU gettext manual, "The Format of PO Files"; the escapes are those of C.
enum POString {
  static func decode(_ lines: POEntry.Lines, of bytes: [UInt8]) -> [UInt8] {
    var clean = CleanText()
    append(lines, of: bytes, to: &clean)
    return clean.text
  }

  static func append(_ lines: POEntry.Lines, of bytes: [UInt8], to clean: inout CleanText) {
    for line in lines {
      var at = line.lowerBound
      var plain = at
      while at < line.upperBound {
        guard bytes[at] == UInt8(ascii: "\\") else {
          at += 1
          continue
        }
        clean.copy(plain..<at, of: bytes)
        let start = at
        let decoded = escape(&at, end: line.upperBound, bytes)
        clean.put(decoded, for: start..<at)
        plain = at
      }
      clean.copy(plain..<line.upperBound, of: bytes)
    }
  }

  /// What an escape stands for. Neighbouring `\303\251` are read together, as they are bytes of one letter.
  private static func escape(_ at: inout Int, end: Int, _ bytes: [UInt8]) -> [UInt8] {
    if let byte = byteEscape(&at, end: end, bytes) {
      var all = [byte]
      while at < end, bytes[at] == UInt8(ascii: "\\"), let next = byteEscape(&at, end: end, bytes) { all.append(next) }
      return Array(String(decoding: all, as: UTF8.self).utf8)
    }
    let letter = at + 1 < end ? bytes[at + 1] : UInt8(ascii: "\\")
    // A letter beyond ASCII is more than the byte behind the backslash.
    at = min(at + (letter < 0x80 ? 2 : 1), end)
    switch letter {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "a"): return [0x07]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "v"): return [0x0B]
    default: return letter < 0x80 ? [letter] : []
    }
  }

  private static func byteEscape(_ at: inout Int, end: Int, _ bytes: [UInt8]) -> UInt8? {
    var next = at + 1
    guard next < end else { return nil }
    var value: UInt32 = 0
    if bytes[next] == UInt8(ascii: "x") {
      next += 1
      let first = next
      while next < end, next < first + 2, let digit = hexDigit(bytes[next]) {
        value = value << 4 | digit
        next += 1
      }
      if next == first { return nil }
    } else {
      let first = next
      while next < end, next < first + 3, (0x30...0x37).contains(bytes[next]) {
        value = value << 3 | UInt32(bytes[next] - 0x30)
        next += 1
      }
      if next == first { return nil }
    }
    at = next
    return UInt8(truncatingIfNeeded: value)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// The inside of a quoted line.
  static func escaped(_ text: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
      case 0x0A: out += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case 0x0D: out += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      case 0x09: out += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      default: out.append(byte)
      }
    }
    return out
  }
}
