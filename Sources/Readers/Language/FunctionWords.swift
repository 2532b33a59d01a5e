/// Words that hold sentences together: in any running text every second or third word is one of them.
enum FunctionWords {
  static let lists: [(language: String, words: Set<String>)] = [
    (
      "en",
      [
        "the", "of", "and", "to", "in", "is", "was", "were", "that", "for", "with", "on", "by", "from", "at", "are",
        "has", "have", "had", "its", "their", "which", "this", "been", "it", "he", "they", "as", "be", "not", "but",
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

  /// The language whose words are clearly the most frequent.
  static func best(in text: String, among languages: [String]) -> String? {
    var hits: [String: Int] = [:]
    var words = 0
    let known = lists.filter { languages.contains($0.language) }
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" }) {
      words += 1
      let word = String(word)
      for (language, list) in known where list.contains(word) { hits[language, default: 0] += 1 }
    }
    let order = hits.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = order.first, first.value >= 2, first.value * 12 >= words else { return nil }
    if order.count > 1, order[1].value * 4 > first.value * 3 { return nil }
    return first.key
  }
}
