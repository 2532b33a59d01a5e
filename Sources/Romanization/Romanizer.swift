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
    var article = ""
    let first = word.codes.first == RomanizerWord.article ? 1 : 0
    for (at, (code, chunk)) in zip(word.codes, reading).enumerated() {
      let plain = String(decoding: chunk, as: UTF8.self)
      if code == RomanizerWord.article {
        article = plain
      } else {
        // The vowel before ayn may have gone to ayn itself: Nu‘mān, not N‘umān.
        let isMedialAyn = code == UInt8(ascii: "E") && at > first && !chunk.isEmpty && !plain.hasPrefix("a")
        if !isPlain, isMedialAyn, let last = text.last, !"aeiouāīūá".contains(last), !followed(at, in: reading) {
          text += plain + "‘"
        } else {
          text += isPlain ? plain : Self.marked(plain, code: code, isInitial: at == first)
        }
      }
    }
    let stem = SchemeWriter.capitalized(text)
    if article.isEmpty { return stem }
    if !isPlain, let code = word.codes.dropFirst().first, let mark = Self.marks[code], article.count == 2 {
      article = article.replacingLast(mark.plain, with: mark.marked)
    }
    return (isFirst || isPlain ? SchemeWriter.capitalized(article) : article) + " " + stem
  }

  /// Whether the letter after this one begins with a vowel.
  private func followed(_ at: Int, in reading: [[UInt8]]) -> Bool {
    guard at + 1 < reading.count, let next = reading[at + 1].first else { return false }
    return [UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u")].contains(
      next)
  }

  private static let marks: [UInt8: (plain: Character, marked: String)] = [
    UInt8(ascii: "H"): ("h", "ḩ"), UInt8(ascii: "S"): ("s", "ş"), UInt8(ascii: "T"): ("t", "ţ"),
    UInt8(ascii: "D"): ("d", "ḑ"), UInt8(ascii: "Z"): ("z", "z̧"),
  ]

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
    default:
      guard let mark = marks[code] else { return chunk }
      return chunk.replacing(mark.plain, with: mark.marked)
    }
  }
}

extension String {
  fileprivate func replacing(_ letter: Character, with text: String) -> String {
    reduce(into: "") { $0 += $1 == letter ? text : String($1) }
  }

  fileprivate func replacingFirst(_ letter: Character, with text: String) -> String {
    guard let at = firstIndex(of: letter) else { return self }
    return self[..<at] + text + self[index(after: at)...]
  }

  fileprivate func replacingLast(_ letter: Character, with text: String) -> String {
    guard let at = lastIndex(of: letter) else { return self }
    return self[..<at] + text + self[index(after: at)...]
  }
}
