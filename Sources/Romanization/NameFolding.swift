/// Folding of names for comparison: lower case, without diacritics, apostrophes, ayn and hamza marks, vowel marks,
/// tatweel or direction marks; words parted by one blank.
///
/// The result is bytes: `a`–`z`, `0`–`9`, blank (0x20), and UTF-8 for the folded letters of other scripts. Invalid UTF-8
/// is skipped. Folding never fails and is idempotent.
public enum NameFolding {
  static let blank = UInt8(ascii: " ")

  /// Folds a name.
  public static func fold(_ name: String) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(name.utf8.count)
    append(name.utf8, to: &folded)
    return folded
  }

  /// Folds a name given as UTF-8.
  public static func fold(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    append(bytes, to: &folded)
    return folded
  }

  /// Appends the folded name; words are parted by one blank, with none before the first or after the last.
  public static func append(_ bytes: some Sequence<UInt8>, to folded: inout [UInt8]) {
    appendScalars(of: bytes, to: &folded)
  }

  /// The same for bytes of a text, without decoding them where they are ASCII.
  public static func append(_ bytes: ArraySlice<UInt8>, to folded: inout [UInt8]) {
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return appendScalars(of: bytes, to: &folded) }
    let first = folded.count
    var parted = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        separate(&parted, first, &folded)
        folded.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        separate(&parted, first, &folded)
        folded.append(byte | 0x20)
      case UInt8(ascii: "'"), UInt8(ascii: "`"): break
      default: parted = true
      }
    }
  }

  private static func appendScalars(of bytes: some Sequence<UInt8>, to folded: inout [UInt8]) {
    let first = folded.count
    var parted = false
    var decoder = UTF8Scalars(bytes.makeIterator())
    while let scalar = decoder.next() {
      if scalar < 0x80 {
        switch UInt8(scalar) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          separate(&parted, first, &folded)
          folded.append(UInt8(scalar))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
          separate(&parted, first, &folded)
          folded.append(UInt8(scalar) | 0x20)
        case UInt8(ascii: "'"), UInt8(ascii: "`"): continue
        default: parted = true
        }
        continue
      }
      if isIgnored(scalar) { continue }
      if ArabicLetters.isLamAlif(scalar) {
        separate(&parted, first, &folded)
        append(scalar: ArabicLetters.lam, to: &folded)
        append(scalar: ArabicLetters.alif, to: &folded)
        continue
      }
      switch ArabicLetters.fold(scalar) {
      case .letter(let letter):
        separate(&parted, first, &folded)
        append(scalar: letter, to: &folded)
      case .digit(let digit):
        separate(&parted, first, &folded)
        folded.append(digit)
      case .nothing: continue
      case .separator: parted = true
      case .notArabic:
        let wasParted = parted
        separate(&parted, first, &folded)
        if LatinLetters.appendBase(of: scalar, to: &folded) { continue }
        if isLetterOfAnotherScript(scalar) {
          append(scalar: scalar, to: &folded)
        } else {
          if wasParted, folded.count > first { folded.removeLast() }
          parted = true
        }
      }
    }
  }

  private static func separate(_ parted: inout Bool, _ first: Int, _ folded: inout [UInt8]) {
    if parted, folded.count > first { folded.append(blank) }
    parted = false
  }

  /// Marks that are written inside a word and mean nothing for comparison.
  static func isIgnored(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true  // combining marks
    case 0x02B0...0x02FF: true  // modifier letters: ʻ ʼ ʾ ʿ ʹ
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2035, 0x00B4, 0x00A8, 0xA78B, 0xA78C: true  // apostrophes, primes
    case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true  // soft hyphen, joiners, direction
    case 0x0591...0x05C7: scalar != 0x05BE  // Hebrew points
    default: false
    }
  }

  /// Letters that are kept as they are: anything above Latin that is not punctuation, symbols or private use.
  private static func isLetterOfAnotherScript(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0370...0x1DBF, 0x1F00...0x1FFF, 0x2C00...0x2DFF, 0x3040...0xD7FF, 0xF900...0xFB4F, 0x10000...0x1EFFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  static func append(scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}

/// Decodes UTF-8 scalar by scalar and skips bytes that belong to no well-formed sequence.
struct UTF8Scalars<Bytes: IteratorProtocol<UInt8>> {
  private var bytes: Bytes
  private var pending: UInt8?

  init(_ bytes: Bytes) { self.bytes = bytes }

  mutating func next() -> UInt32? {
    while true {
      let lead: UInt8
      if let byte = pending {
        pending = nil
        lead = byte
      } else if let byte = bytes.next() {
        lead = byte
      } else {
        return nil
      }
      if lead < 0x80 { return UInt32(lead) }
      var length = 0
      var scalar: UInt32 = 0
      switch lead {
      case 0xC2...0xDF: (length, scalar) = (1, UInt32(lead & 0x1F))
      case 0xE0...0xEF: (length, scalar) = (2, UInt32(lead & 0x0F))
      case 0xF0...0xF4: (length, scalar) = (3, UInt32(lead & 0x07))
      default: continue
      }
      var complete = true
      for _ in 0..<length {
        guard let byte = bytes.next() else { return nil }
        guard byte & 0xC0 == 0x80 else {
          pending = byte
          complete = false
          break
        }
        scalar = scalar << 6 | UInt32(byte & 0x3F)
      }
      if complete { return scalar }
    }
  }
}
