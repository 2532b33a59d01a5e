/// Writes names in Arabic script in Latin letters, by one scheme.
///
/// A name with vowel marks is written by the rules of the scheme. Vowels that are not written are supplied by the
/// learned model, whose readings follow the habits of the country: French ones in the Maghreb, Djibouti, the Comoros.
public struct Romanizer: Sendable {
  public let scheme: RomanizationScheme
  /// ISO 3166-1 alpha-2; empty when unknown.
  public let country: String
  private let model: RomanizerModel?

  /// - Parameters:
  ///   - country: where the name is from, as ISO 3166-1 alpha-2.
  ///   - model: supplies vowels; without one, unwritten vowels stay unwritten.
  public init(scheme: RomanizationScheme, country: String? = nil, model: RomanizerModel?) {
    self.scheme = scheme
    self.country = country?.uppercased() ?? ""
    self.model = model
  }

  /// Countries whose names are written by Latin habits of their own, without the marks of BGN/PCGN.
  private static let plainCountries: Set<String> = ["DZ", "MA", "TN", "MR", "DJ", "KM", "EH", "LB", "SO", "TR", "IL"]

  /// Whether a name holds a letter of Arabic script.
  public static func isArabic(_ name: String) -> Bool {
    name.unicodeScalars.contains { (0x0621...0x06D5).contains($0.value) || (0xFB50...0xFEFC).contains($0.value) }
  }

  /// Romanizes a name. Text without a letter of Arabic script comes back as it is.
  public func romanize(_ name: String) -> String {
    guard let table = scheme.table else { return Buckwalter.latin(name) }
    let (vocalized, isVocalized) = VocalizedWord.words(of: name)
    guard vocalized.contains(where: { $0.letters.contains { !(0x30...0x39).contains($0.code) } }) else { return name }
    guard !isVocalized, let model else { return SchemeWriter(table: table).write(vocalized) }
    let words = RomanizerWord.words(of: name)
    switch scheme {
    case .bgnPCGN, .press:
      return words.enumerated().map { number, word in
        let reading = model.read(word, country: country).chunks
        let isPlain = Self.plainCountries.contains(country)
        return scheme == .press && !isPlain
          ? pressForm(word, reading) : systemForm(word, reading, isFirst: number == 0, isPlain: isPlain)
      }.joined(separator: " ")
    default:
      // Readings of a country with French habits say little of vowels; others are read without a country.
      let readings = words.map { model.read($0, country: Self.plainCountries.contains(country) ? "" : country) }
      return SchemeWriter(table: table).write(zip(words, readings).map { VocalizedWord($0, reading: $1.chunks) })
    }
  }

  /// `al-Suwayda`: no marks, the article whole, ta marbuta as a.
  private func pressForm(_ word: RomanizerWord, _ reading: [[UInt8]]) -> String {
    var letters: [UInt8] = []
    var hasArticle = false
    for (code, chunk) in zip(word.codes, reading) {
      if code == RomanizerWord.article {
        hasArticle = true
      } else if code == UInt8(ascii: "p"), chunk.last == UInt8(ascii: "h") {
        letters += chunk.dropLast()
      } else {
        letters += chunk
      }
    }
    let stem = SchemeWriter.capitalized(String(decoding: letters, as: UTF8.self))
    return hasArticle ? "al-\(stem)" : stem
  }

  /// BGN/PCGN with its marks, which stand where the Arabic letters call for them; without marks where names are plain.
  private func systemForm(_ word: RomanizerWord, _ reading: [[UInt8]], isFirst: Bool, isPlain: Bool) -> String {
    var text = ""
    var article: String?
    let first = word.codes.first == RomanizerWord.article ? 1 : 0
    for (at, (code, chunk)) in zip(word.codes, reading).enumerated() {
      if code == RomanizerWord.article {
        article = isPlain ? String(decoding: chunk, as: UTF8.self) : Self.article(before: word.codes.dropFirst().first)
      } else if isPlain {
        text += String(decoding: chunk, as: UTF8.self)
      } else if let mark = Self.sign(code), at > first, Self.belongsBefore(mark, at: at, first: first, text, reading) {
        text += String(decoding: chunk, as: UTF8.self) + mark
      } else if code == UInt8(ascii: "p"), at + 1 == word.codes.count {
        if text.last != "a" && text.last != "ā" { text += "a" }
        text += word.isLast || article != nil ? "h" : "t"
      } else if let glide = Self.glide(code, chunk), text.last == "a" {
        text += glide
      } else {
        text += Self.marked(Self.systematic(chunk, code: code), code: code, isInitial: at == first)
      }
    }
    let stem = SchemeWriter.capitalized(text)
    guard let article, !article.isEmpty else { return stem }
    return (isFirst || isPlain ? SchemeWriter.capitalized(article) : article) + " " + stem
  }

  /// The article takes the sound of a sun letter, however the model has seen it written.
  private static func article(before letter: UInt8?) -> String {
    guard let letter, SchemeWriter.sunLetters.contains(letter) else { return "al" }
    return "a" + SchemeTable.bgn.consonants[letter, default: "l"]
  }

  /// The sign for ayn or hamza; nil for other letters.
  private static func sign(_ code: UInt8) -> String? {
    switch code {
    case UInt8(ascii: "E"): "‘"
    case UInt8(ascii: "'"), UInt8(ascii: "&"), UInt8(ascii: "}"), UInt8(ascii: ">"), UInt8(ascii: "<"): "’"
    default: nil
    }
  }

  /// Whether the vowel that a reading gives to ayn or hamza is that of the consonant before it, as it is where that one
  /// has none and opens the word: Ra’s, Ma‘ārat, Nu‘mān. No Arabic word begins with two consonants.
  private static func belongsBefore(
    _ mark: String, at: Int, first: Int, _ text: String, _ reading: [[UInt8]]
  ) -> Bool {
    guard !reading[at].isEmpty, let last = text.last, !"aeiouāīūá".contains(last) else { return false }
    if at == first + 1 { return true }
    return mark == "‘" && reading[at].first != UInt8(ascii: "a") && !followed(at, in: reading)
  }

  /// A waw or ya that the model has as a vowel: behind an a it is the second half of a diphthong, Kuwayt and Zawr.
  private static func glide(_ code: UInt8, _ chunk: [UInt8]) -> String? {
    switch (code, chunk) {
    case (UInt8(ascii: "y"), [UInt8(ascii: "i")]): "y"
    case (UInt8(ascii: "w"), [UInt8(ascii: "u")]): "w"
    default: nil
    }
  }

  /// Whether the letter after this one begins with a vowel.
  private static func followed(_ at: Int, in reading: [[UInt8]]) -> Bool {
    guard at + 1 < reading.count, let next = reading[at + 1].first else { return false }
    return VocalizedWord.isVowel(next)
  }

  /// What the model has seen for a letter, with the consonant that the system writes for it: q for qaf, not k.
  private static func systematic(_ chunk: [UInt8], code: UInt8) -> String {
    let consonants = chunk.prefix { !VocalizedWord.isVowel($0) }
    guard !consonants.isEmpty, let letter = SchemeTable.bgn.consonants[code] else {
      return String(decoding: chunk, as: UTF8.self)
    }
    let vowels = String(decoding: chunk.dropFirst(consonants.count), as: UTF8.self)
    return (VocalizedWord.isDoubled(consonants) ? letter + letter : letter) + vowels
  }

  private static func marked(_ chunk: String, code: UInt8, isInitial: Bool) -> String {
    switch code {
    case UInt8(ascii: "E"): return "‘" + chunk
    case UInt8(ascii: "'"), UInt8(ascii: "&"), UInt8(ascii: "}"): return isInitial ? chunk : "’" + chunk
    case UInt8(ascii: ">"), UInt8(ascii: "<"): return isInitial ? chunk : "’" + chunk
    case UInt8(ascii: "A"): return isInitial ? chunk : chunk.replacingFirst("a", with: "ā")
    case UInt8(ascii: "|"): return chunk.replacingFirst("a", with: "ā")
    case UInt8(ascii: "Y"): return chunk.replacingFirst("a", with: "á")
    case UInt8(ascii: "w"): return chunk.first == "u" ? chunk.replacingFirst("u", with: "ū") : chunk
    case UInt8(ascii: "y"): return chunk.first == "i" ? chunk.replacingFirst("i", with: "ī") : chunk
    default: return chunk
    }
  }
}

extension String {
  fileprivate func replacingFirst(_ letter: Character, with text: String) -> String {
    guard let at = firstIndex(of: letter) else { return self }
    return self[..<at] + text + self[index(after: at)...]
  }
}
