/// Words that hold sentences together: in any running text every second or third word is one of them.
enum FunctionWords {
  static let lists: [(language: String, words: Set<String>)] = [
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
  private static let languages: [String: UInt32] = {
    var out: [String: UInt32] = [:]
    for (number, list) in lists.enumerated() {
      for word in list.words { out[word, default: 0] |= 1 << UInt32(number) }
    }
    return out
  }()

  /// The language whose words are clearly the most frequent.
  static func best(in text: String, among languages: [String]) -> String? {
    var hits = [Int](repeating: 0, count: lists.count)
    var words = 0
    let count = { (word: ArraySlice<UInt8>) in
      if word.isEmpty { return }
      words += 1
      var bits = Self.languages[String(decoding: word, as: UTF8.self)] ?? 0
      while bits != 0 {
        hits[bits.trailingZeroBitCount] += 1
        bits &= bits - 1
      }
    }
    // What is not ASCII counts as a letter: marks and blanks outside it stand beside few function words.
    let bytes = Array(text.lowercased().utf8)
    var start = 0
    for at in bytes.indices {
      switch bytes[at] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "'"), 0x80...: continue
      default:
        count(bytes[start..<at])
        start = at + 1
      }
    }
    count(bytes[start...])
    let order = lists.indices.filter { hits[$0] > 0 && languages.contains(lists[$0].language) }
      .map { (language: lists[$0].language, hits: hits[$0]) }.sorted { ($1.hits, $0.language) < ($0.hits, $1.language) }
    guard let first = order.first, first.hits >= 2, first.hits * 12 >= words else { return nil }
    if order.count > 1, order[1].hits * 4 > first.hits * 3 { return nil }
    return first.language
  }
}
