/// The consonants of a name, in classes wide enough to be the same however it is written: in Arabic script, in English,
/// French, German or BGN romanization, in Bedouin or Egyptian pronunciation.
///
/// Classes: b p; f ph; t th ت ط ث; d dh د ض ذ; s sh ch س ص ش چ; z zh ز ظ; k q kh gh g j ق ك خ غ ج; l; m; n; r; v stands
/// with the vowels, as و does. Vowels, semivowels, h and ayn are left out; doubled letters count once. A key never holds
/// a blank. Ta marbuta is t before another word (Maarat al-Numan) and nothing at the end.
public struct ConsonantKey: Hashable, Sendable {
  /// ASCII letters of the classes; digits, and UTF-8 of letters of other scripts, stand for themselves.
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// The key of a name in Latin or Arabic script.
  public init(_ name: FoldedName) {
    var key: [UInt8] = []
    key.reserveCapacity(name.bytes.count)
    for (index, word) in name.words.enumerated() {
      let bytes = name.bytes[word.range]
      guard let first = bytes.first else { continue }
      if name.words.count > 1, bytes.elementsEqual(Self.izbatAbbreviated) {
        key.append(contentsOf: Self.izbat)
      } else if first < 0x80 {
        Self.appendLatin(bytes, to: &key)
      } else {
        Self.appendArabic(bytes, isLast: index + 1 == name.words.count, to: &key)
      }
    }
    self.bytes = key
  }

  /// The key of a name in Latin or Arabic script.
  public init(of name: String) { self.init(FoldedName(name)) }

  public var description: String { String(decoding: bytes, as: UTF8.self) }

  /// Egypt's tables abbreviate `Izbat` ("hamlet"): `‘Iz. al-Baqlī`.
  private static let izbatAbbreviated = Array("iz".utf8)
  private static let izbat = Array("zbt".utf8)

  /// Classes of single letters a…z; 0 is none.
  private static let classes: [UInt8] = Array("\0bkd\0fk\0\0kklmn\0bkrst\0\0\0k\0z".utf8)

  private static func appendLatin(_ word: ArraySlice<UInt8>, to key: inout [UInt8]) {
    var at = word.startIndex
    var previous: UInt8 = 0
    while at < word.endIndex {
      let letter = word[at]
      let next = at + 1 < word.endIndex ? word[at + 1] : 0
      let third = at + 2 < word.endIndex ? word[at + 2] : 0
      var length = 1
      let group: UInt8
      switch (letter, next) {
      case (UInt8(ascii: "t"), UInt8(ascii: "c")) where third == UInt8(ascii: "h"):
        (group, length) = (UInt8(ascii: "s"), 3)
      case (UInt8(ascii: "s"), UInt8(ascii: "c")) where third == UInt8(ascii: "h"):
        (group, length) = (UInt8(ascii: "s"), 3)
      case (UInt8(ascii: "d"), UInt8(ascii: "z")) where third == UInt8(ascii: "h"):
        (group, length) = (UInt8(ascii: "k"), 3)
      case (UInt8(ascii: "d"), UInt8(ascii: "j")): (group, length) = (UInt8(ascii: "k"), 2)
      case (UInt8(ascii: "c"), UInt8(ascii: "h")): (group, length) = (UInt8(ascii: "s"), 2)
      case (UInt8(ascii: "p"), UInt8(ascii: "h")): (group, length) = (UInt8(ascii: "f"), 2)
      case (UInt8(ascii: "r"), UInt8(ascii: "h")): (group, length) = (UInt8(ascii: "k"), 2)
      case (UInt8(ascii: "t"), UInt8(ascii: "s")): (group, length) = (UInt8(ascii: "s"), 2)
      case (UInt8(ascii: "t"), UInt8(ascii: "z")): (group, length) = (UInt8(ascii: "z"), 2)
      case (UInt8(ascii: "c"), UInt8(ascii: "k")): (group, length) = (UInt8(ascii: "k"), 2)
      case (UInt8(ascii: "a")...UInt8(ascii: "z"), _): group = classes[Int(letter - UInt8(ascii: "a"))]
      default: group = letter
      }
      if group != 0, group != previous || letter < UInt8(ascii: "a") { key.append(group) }
      if group == 0, letter == UInt8(ascii: "h") {
        // An h between two letters of one class (ssh, kkh) does not part them.
      } else {
        previous = group
      }
      at += length
    }
  }

  private static func appendArabic(_ word: ArraySlice<UInt8>, isLast: Bool, to key: inout [UInt8]) {
    var at = word.startIndex
    while at < word.endIndex {
      let lead = word[at]
      guard (0xD8...0xDB).contains(lead), at + 1 < word.endIndex else {
        key.append(lead)
        at += 1
        continue
      }
      let letter = UInt32(lead & 0x1F) << 6 | UInt32(word[at + 1] & 0x3F)
      at += 2
      switch letter {
      case 0x0628, 0x067E: key.append(UInt8(ascii: "b"))
      case 0x0629: if !isLast, at == word.endIndex { key.append(UInt8(ascii: "t")) }
      case 0x062A, 0x062B, 0x0637: key.append(UInt8(ascii: "t"))
      case 0x062C, 0x062E, 0x063A, 0x0642, 0x0643, 0x06AF: key.append(UInt8(ascii: "k"))
      case 0x062F, 0x0630, 0x0636: key.append(UInt8(ascii: "d"))
      case 0x0631: key.append(UInt8(ascii: "r"))
      case 0x0632, 0x0638, 0x0698: key.append(UInt8(ascii: "z"))
      case 0x0633, 0x0634, 0x0635, 0x0686: key.append(UInt8(ascii: "s"))
      case 0x0641, 0x06A4: key.append(UInt8(ascii: "f"))
      case 0x0644: key.append(UInt8(ascii: "l"))
      case 0x0645: key.append(UInt8(ascii: "m"))
      case 0x0646: key.append(UInt8(ascii: "n"))
      default: break
      }
    }
  }
}
