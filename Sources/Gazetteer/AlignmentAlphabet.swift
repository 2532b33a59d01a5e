import Romanization

/// Names as the alignment sees them: codes of letters, at most ``capacity``.
///
/// 0…25 are a…z, then the blank, the article, a digit, any other letter. Letters of Arabic names are written as the
/// consonants they stand for. Generic nouns (Jebel, Djebel, جبل) take one form, so that they cost nothing.
package struct AlignmentText: Sendable {
  static let blank: UInt8 = 26
  static let article: UInt8 = 27
  static let digit: UInt8 = 28
  static let other: UInt8 = 29
  package static let letterCount = 30
  static let capacity = 48

  private(set) var codes: [UInt8]
  private var word: UInt64 = 0
  private var wordStart = 0

  init() {
    codes = []
    codes.reserveCapacity(Self.capacity + 8)
  }

  /// Takes the text of a name as the index stores it (see ``IndexFormat/text(of:)``).
  mutating func set(_ text: some Collection<UInt8>) {
    codes.removeAll(keepingCapacity: true)
    word = 0
    wordStart = 0
    var lead: UInt8 = 0
    for byte in text {
      if codes.count >= Self.capacity { break }
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): add(byte)
      case UInt8(ascii: " "):
        endWord(isLast: false, endsInTaMarbuta: lead == 0xFF)
        codes.append(Self.blank)
        wordStart = codes.count
      case UInt8(ascii: "~"):
        codes.append(Self.article)
        wordStart = codes.count
      case UInt8(ascii: "0")...UInt8(ascii: "9"): codes.append(Self.digit)
      case 0xC0...:
        lead = byte
        continue
      default:
        guard (0xD8...0xDB).contains(lead) else {
          codes.append(Self.other)
          break
        }
        let letter = UInt32(lead & 0x1F) << 6 | UInt32(byte & 0x3F)
        let latin = ArabicLetters.latin(letter)
        for at in 0..<latin.utf8CodeUnitCount { add(latin.utf8Start[at]) }
        lead = letter == 0x0629 ? 0xFF : 0
        continue
      }
      lead = 0
    }
    endWord(isLast: true, endsInTaMarbuta: false)
    if codes.count > Self.capacity { codes.removeSubrange(Self.capacity...) }
  }

  private mutating func add(_ letter: UInt8) {
    codes.append(letter - UInt8(ascii: "a"))
    word = word << 8 | UInt64(letter)
  }

  private mutating func endWord(isLast: Bool, endsInTaMarbuta: Bool) {
    if endsInTaMarbuta { add(UInt8(ascii: "t")) }
    if codes.count - wordStart <= 6, word != 0, let generic = GenericNouns.form(ofPacked: word) {
      codes.removeSubrange(wordStart...)
      codes.append(contentsOf: generic)
    }
    word = 0
  }
}

/// Generic nouns of place names, in the spellings that vary most.
enum GenericNouns {
  private static let forms: [String: String] = [
    "tal": "tell tel tall tl", "jabal": "jebel djebel gebel jebal jabel jebl jbel gabal jbl djebal",
    "dayr": "deir der dair dyr", "ayn": "ain ein aayn yn", "kafr": "kfar kefar kafar kufr kefr kfer kafer kufar kfr",
    "bayt": "bet beit beyt bait byt beth", "wadi": "wad oued ouadi wed wady", "ibn": "bin ben bn",
    "shaykh": "sheikh cheikh sheykh shaikh shekh chikh shykh chekh", "umm": "om um oum omm am",
    "bani": "beni benni bny",
    "abu": "bou abou bu abw", "khirbat": "khirbet kherbet kirbet hirbet khirba khrbat khrbt kherba",
    "ras": "rass rs", "awlad": "ouled oulad aulad ulad uled awld", "bir": "beer beir byr br biyr",
    "qalat": "qalaat kalaat kalat qlat kalaa", "ayt": "ait",
    "sidi": "sydy", "izbat": "iz ezbet izbet ezba izba ezbat", "zawiyat": "zaouia zawiya zaouiet zaouiat zawyt zawyat",
  ]

  /// Packed spelling to codes of its one form. Open addressing over 256 slots, as it is asked once a word.
  private static let slots: [(packed: UInt64, codes: [UInt8])] = {
    var slots = [(packed: UInt64, codes: [UInt8])](repeating: (0, []), count: 256)
    for (form, spellings) in forms.sorted(by: { $0.key < $1.key }) {
      let codes = form.utf8.map { $0 - UInt8(ascii: "a") }
      for spelling in spellings.split(separator: " ") {
        let packed = spelling.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var at = slot(packed)
        while slots[at].packed != 0 { at = (at + 1) & 255 }
        slots[at] = (packed, codes)
      }
    }
    return slots
  }()

  private static func slot(_ packed: UInt64) -> Int { Int((packed &* 0x9E37_79B9_7F4A_7C15) >> 56) }

  /// The one form of a generic noun, as codes; nil for any other word. `packed` holds up to eight letters, last lowest.
  static func form(ofPacked packed: UInt64) -> [UInt8]? {
    var at = slot(packed)
    while slots[at].packed != 0 {
      if slots[at].packed == packed { return slots[at].codes }
      at = (at + 1) & 255
    }
    return nil
  }
}
