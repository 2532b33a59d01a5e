import ICU

/// What makes two spellings one word for the interner: simple case folding, one apostrophe, no Arabic vowel marks,
/// no tatweel, no invisible characters; two dots and more are three. Diacritics stay: "Homs" and "Ḥoms" are two words.
public enum WordFolding {
  /// A word as `Vocabulary` and `WordTable` know it.
  public static func fold(_ word: String) -> String {
    var folder = WordFolder()
    return folder.fold(word)
  }

  /// Tatweel, short vowels, tanwin, shadda, sukun, dagger alif and Quranic marks. Madda and hamza above or below
  /// (U+0653–0655) stay: they make another letter.
  static func isDroppedArabicSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0640, 0x064B...0x0652, 0x0656...0x065F, 0x0670, 0x0610...0x061A: true
    case 0x06D6...0x06DC, 0x06DF...0x06E4, 0x06E7, 0x06E8, 0x06EA...0x06ED: true
    case 0x0898...0x089F, 0x08CA...0x08E1, 0x08E3...0x08FF: true
    default: false
    }
  }

  /// U+2019, U+2018, U+02BC.
  static func isApostrophe(_ scalar: UInt32) -> Bool { scalar == 0x2019 || scalar == 0x2018 || scalar == 0x02BC }

  /// What a run of two dots and more folds to.
  static let dots = Array("...".utf8)

  private static func isDotRun(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count > 1 && word[0] == UInt8(ascii: ".") && word.allSatisfy { $0 == UInt8(ascii: ".") }
  }

  /// True where folding is no more than lower case of at most 16 ASCII letters.
  static func isShortASCII(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count <= ShortWord.longest && word.allSatisfy { $0 < 0x80 } && !isDotRun(word)
  }

  /// Replaces `out` by the folded bytes of a word. `word` is valid UTF-8.
  static func fold(_ word: UnsafeBufferPointer<UInt8>, with table: inout ScalarTable, into out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    if isDotRun(word) {
      out.append(contentsOf: dots)
      return
    }
    var hasMark = false
    var at = 0
    while at < word.count {
      let byte = word[at]
      if byte < 0x80 {
        out.append(ShortWord.lower(byte))
        at += 1
        continue
      }
      let (scalar, length) = UTF8Scalar.decode(word, at: at)
      at += length
      let properties = table.properties(of: scalar)
      if properties.isDropped { continue }
      if properties.kind == .mark { hasMark = true }
      // A mark by itself ("’", a closing quotation mark) keeps its own shape.
      if isApostrophe(scalar) && word.count > 3 {
        out.append(UInt8(ascii: "'"))
      } else {
        UTF8Scalar.append(table.fold(scalar), to: &out)
      }
    }
    // "é" as one scalar or two is one word. Rare enough for a call of ICU.
    if hasMark, let composed = try? Normalizer.normalize(out, to: .nfc) { out = composed }
    // Nothing but signs that are dropped: keep them, so that no word is empty.
    if out.isEmpty { out.append(contentsOf: word) }
  }
}

/// Folds many words: what it has asked of a letter it knows for the next.
public struct WordFolder {
  private var table = ScalarTable()
  private var out: [UInt8] = []

  public init() {}

  /// A word as `Vocabulary` and `WordTable` know it.
  public mutating func fold(_ word: String) -> String {
    var word = word
    word.withUTF8 { WordFolding.fold($0, with: &table, into: &out) }
    return String(decoding: out, as: UTF8.self)
  }
}

/// Scalars of valid UTF-8.
enum UTF8Scalar {
  /// The scalar at `at` and its length in bytes. A sequence that the end cuts off counts as U+FFFD.
  @inline(__always)
  static func decode(_ text: UnsafeBufferPointer<UInt8>, at: Int) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(text[at])
    if lead < 0x80 { return (lead, 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard at + length <= text.count else { return (0xFFFD, text.count - at) }
    let second = UInt32(text[at + 1] & 0x3F)
    if length == 2 { return ((lead & 0x1F) << 6 | second, 2) }
    let third = UInt32(text[at + 2] & 0x3F)
    if length == 3 { return ((lead & 0x0F) << 12 | second << 6 | third, 3) }
    let scalar = (lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(text[at + 3] & 0x3F)
    return (min(scalar, 0x10FFFF), 4)
  }

  static func append(_ scalar: UInt32, to out: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: out.append(UInt8(scalar))
    case 0x80..<0x800:
      out.append(UInt8(0xC0 | scalar >> 6))
      out.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      out.append(UInt8(0xE0 | scalar >> 12))
      out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      out.append(UInt8(0x80 | scalar & 0x3F))
    default:
      out.append(UInt8(0xF0 | scalar >> 18))
      out.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      out.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
