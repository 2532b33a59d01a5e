/// Words that hold sentences together: in any running text every second or third word is one of them.
enum FunctionWords {
  static let lists: [(language: String, words: [String])] = [
    (
      "en",
      [
        "the", "of", "and", "to", "in", "is", "was", "were", "that", "for", "with", "on", "by", "from", "at", "are",
        "has", "have", "had", "its", "their", "which", "this", "been", "it", "he", "they", "as", "be", "not", "but",
        "do", "no", "we", "you", "who", "what", "or", "will", "would", "said", "she", "a", "an", "his", "her", "there",
      ]
    ),
    (
      "fr",
      [
        "le", "la", "les", "des", "du", "et", "est", "une", "un", "dans", "que", "qui", "pour", "par", "sur", "avec",
        "aux", "au", "ce", "cette", "sont", "été", "ont", "pas", "ne", "il", "elle", "leur", "plus", "à", "où",
      ]
    ),
    (
      "de",
      [
        "der", "die", "das", "und", "ist", "von", "den", "dem", "des", "ein", "eine", "einer", "mit", "auf", "für",
        "nicht", "sich", "auch", "wurde", "nach", "im", "zu", "bei", "aus", "wie", "sind", "werden", "über", "zum",
      ]
    ),
    (
      "es",
      [
        "el", "la", "los", "las", "de", "del", "y", "que", "en", "un", "una", "por", "con", "para", "se", "su", "al",
        "es", "fue", "como", "más", "pero", "sus", "está", "este", "esta", "son", "ha", "han", "sobre",
      ]
    ),
    (
      "it",
      [
        "il", "lo", "gli", "di", "che", "e", "è", "della", "del", "dei", "delle", "nel", "nella", "un", "una", "per",
        "con", "non", "si", "sono", "da", "dal", "alla", "ha", "anche", "più", "come", "hanno", "stato",
      ]
    ),
    (
      "pt",
      [
        "o", "os", "as", "de", "do", "da", "dos", "das", "e", "que", "em", "no", "na", "um", "uma", "por", "com",
        "para", "se", "não", "foi", "são", "mais", "ao", "pelo", "pela", "como", "está", "também",
      ]
    ),
    (
      "nl",
      [
        "de", "het", "een", "van", "en", "is", "in", "op", "dat", "die", "te", "met", "voor", "zijn", "niet", "aan",
        "door", "ook", "bij", "naar", "om", "werd", "wordt", "uit", "heeft", "maar", "ze", "hij",
      ]
    ),
    (
      "tr",
      [
        "ve", "bir", "bu", "da", "de", "için", "ile", "olarak", "olan", "daha", "çok", "gibi", "sonra", "kadar", "en",
        "ise", "değil", "ama", "göre", "ancak", "her", "ne", "ki", "ya", "oldu", "dedi", "etti",
      ]
    ),
    (
      "ku",
      [
        "û", "li", "ji", "bi", "di", "de", "ku", "ev", "ew", "ê", "jî", "bo", "bû", "dike", "hate", "wê", "re", "nav",
        "dikin", "kir", "an", "ser", "yê", "ya", "yên", "her", "piştî",
      ]
    ),
    ("ar", ["في", "من", "على", "إلى", "أن", "عن", "مع", "التي", "الذي", "هذا", "هذه", "بعد", "بين", "قال", "كان"]),
    ("fa", ["از", "به", "که", "در", "را", "این", "با", "است", "برای", "آن", "یک", "بر", "شد", "های", "می"]),
    ("ur", ["کے", "کی", "میں", "ہے", "کا", "اور", "سے", "نے", "کو", "پر", "یہ", "ہیں", "اس"]),
    ("ckb", ["لە", "بە", "و", "بۆ", "کە", "ئەو", "ئەم", "لەگەڵ", "یان", "دوای"]),
    ("ru", ["и", "в", "на", "не", "что", "с", "по", "из", "как", "для", "от", "это", "был", "к", "о", "его", "за"]),
    ("uk", ["і", "в", "на", "не", "що", "з", "до", "та", "як", "для", "від", "це", "був", "у", "про", "його", "за"]),
  ]

  /// Languages of each word, as bits by their place in `lists`.
  private static let languages = WordBits(
    lists.enumerated().flatMap { number, list in list.words.map { ($0, 1 << UInt32(number)) } })

  /// The language whose words are clearly the most frequent.
  ///
  /// - Parameter text: UTF-8.
  static func best(in text: ArraySlice<UInt8>, among languages: [String]) -> String? {
    var hits = [Int](repeating: 0, count: lists.count)
    var words = 0
    let known = Self.languages
    // What is not ASCII counts as a letter: marks and blanks outside it stand beside few function words.
    var word = WordBits.Key()
    var isASCII = true
    var start = text.startIndex
    for at in text.startIndex...text.endIndex {
      if at < text.endIndex {
        let byte = text[at]
        if (byte | 0x20) &- 0x61 < 26 {
          word.append(byte | 0x20)
          continue
        }
        if byte == UInt8(ascii: "'") || byte >= 0x80 {
          isASCII = isASCII && byte < 0x80
          word.append(byte)
          continue
        }
      }
      if word.count > 0 {
        words += 1
        if !isASCII { word = WordBits.Key(String(decoding: text[start..<at], as: UTF8.self).lowercased().utf8) }
        var bits = known.bits(of: word)
        while bits != 0 {
          hits[bits.trailingZeroBitCount] += 1
          bits &= bits - 1
        }
        word = WordBits.Key()
        isASCII = true
      }
      start = at + 1
    }
    let order = lists.indices.filter { hits[$0] > 0 && languages.contains(lists[$0].language) }
      .map { (language: lists[$0].language, hits: hits[$0]) }.sorted { ($1.hits, $0.language) < ($0.hits, $1.language) }
    guard let first = order.first, first.hits >= 2, first.hits * 12 >= words else { return nil }
    if order.count > 1, order[1].hits * 4 > first.hits * 3 { return nil }
    return first.language
  }
}

/// Words of at most sixteen bytes with the bits that each carries, in a table that is asked with the bytes of a text.
private struct WordBits: Sendable {
  private struct Slot: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var bits: UInt32 = 0
  }

  /// A word, byte by byte.
  struct Key {
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0
    /// Bytes; those behind the sixteenth are counted and not kept.
    private(set) var count = 0

    init() {}

    init(_ word: some Sequence<UInt8>) {
      for byte in word { append(byte) }
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
      if count < 8 {
        low |= UInt64(byte) << UInt64(count &* 8)
      } else if count < WordBits.longest {
        high |= UInt64(byte) << UInt64(count &* 8 &- 64)
      }
      count &+= 1
    }
  }

  private static let longest = 16
  private var slots: [Slot]

  /// A word that is given twice carries the bits of both.
  init(_ words: [(word: String, bits: UInt32)]) {
    var size = 64
    while size < words.count * 4 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
    for (word, bits) in words {
      let key = Key(word.utf8)
      precondition(key.count > 0 && key.count <= Self.longest, "no function word is so long")
      let at = place(of: key)
      slots[at] = Slot(low: key.low, high: key.high, bits: slots[at].bits | bits)
    }
  }

  /// The bits of a word; 0 where it is not here.
  func bits(of word: Key) -> UInt32 { word.count <= Self.longest ? slots[place(of: word)].bits : 0 }

  /// The slot that holds a word, or the empty one where it would stand.
  private func place(of word: Key) -> Int {
    let product = (word.low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: word.high ^ 0xA076_1D64_78BD_642F)
    var at = Int(truncatingIfNeeded: product.high ^ product.low) & (slots.count - 1)
    while slots[at].bits != 0, slots[at].low != word.low || slots[at].high != word.high {
      at = (at + 1) & (slots.count - 1)
    }
    return at
  }
}
