/// Writes vocalized words by the table of a scheme.
struct SchemeWriter {
  let table: SchemeTable

  static let sunLetters = Set("tvd*rzs$SDTZln".utf8)

  func write(_ words: [VocalizedWord]) -> String {
    words.enumerated().map { write($1, isFirst: $0 == 0) }.joined(separator: " ")
  }

  private func write(_ word: VocalizedWord, isFirst: Bool) -> String {
    let stem = Self.capitalized(stem(word))
    guard word.hasArticle else { return stem }
    var article = "al"
    if table.assimilates, let first = word.letters.first, Self.sunLetters.contains(first.code) {
      article = "a" + table.consonants[first.code, default: ""]
    }
    let isCapital = table.articleCapital == .always || (table.articleCapital == .first && isFirst)
    return (isCapital ? Self.capitalized(article) : article) + table.articleJoint + stem
  }

  private func stem(_ word: VocalizedWord) -> String {
    if word.letters.map(\.code) == Array("Allh".utf8) { return "All\(table.longA)h" }
    var text = ""
    var at = 0
    let letters = word.letters
    while at < letters.count {
      let letter = letters[at]
      let isStart = at == 0
      switch letter.code {
      case UInt8(ascii: "A"):
        if isStart {
          text += vowel(at, letters, &at, bare: "a")
        } else if !text.hasSuffix(table.longA) {
          text += table.longA
        }
      case UInt8(ascii: "|"): text += (isStart ? "" : table.hamza) + table.longA
      case UInt8(ascii: ">"), UInt8(ascii: "<"):
        let bare = isStart ? (letter.code == UInt8(ascii: "<") ? "i" : "a") : ""
        text += (isStart ? "" : table.hamza) + vowel(at, letters, &at, bare: bare)
      case UInt8(ascii: "'"), UInt8(ascii: "&"), UInt8(ascii: "}"):
        text += (isStart ? "" : table.hamza) + vowel(at, letters, &at, bare: "")
      case UInt8(ascii: "E"): text += table.ayn + vowel(at, letters, &at, bare: "")
      case UInt8(ascii: "Y"): if !text.hasSuffix(table.maqsura) { text += table.maqsura }
      case UInt8(ascii: "p"):
        if !text.hasSuffix("a"), !text.hasSuffix(table.longA) { text += "a" }
        text += !word.isLast && !word.hasArticle ? "t" : table.taMarbuta
      case UInt8(ascii: "w") where letter.isBare && !letter.isMarked && followsConsonant(at, letters):
        text += table.longU
      case UInt8(ascii: "y") where letter.isBare && !letter.isMarked && followsConsonant(at, letters):
        text += table.longI
      default:
        let consonant =
          table.consonants[letter.code]
          ?? ((0x30...0x39).contains(letter.code) ? String(UnicodeScalar(letter.code)) : "")
        // After the article the doubling is that of the article.
        text += letter.isDoubled && !(isStart && word.hasArticle) ? consonant + consonant : consonant
        text += vowel(at, letters, &at, bare: "")
      }
      at += 1
    }
    return text
  }

  /// Whether an unmarked waw or ya stands after an unmarked consonant and before another, and so is a long vowel.
  private func followsConsonant(_ at: Int, _ letters: [VocalizedWord.Letter]) -> Bool {
    guard at > 0, letters[at - 1].isBare, !letters[at - 1].isMarked, letters[at - 1].code != UInt8(ascii: "A") else {
      return false
    }
    return at + 1 == letters.count || letters[at + 1].code != UInt8(ascii: "A")
  }

  /// The vowel of a letter, with the letters after it that make it long; `at` is moved past those.
  private func vowel(
    _ start: Int, _ letters: [VocalizedWord.Letter], _ at: inout Int, bare: String
  ) -> String {
    let next = start + 1 < letters.count ? letters[start + 1] : nil
    let isEnd = start + 2 >= letters.count
    switch letters[start].vowel {
    case .none: return bare
    case .a:
      guard let next, next.isBare else { return "a" }
      if next.code == UInt8(ascii: "A") || next.code == UInt8(ascii: "Y") {
        at = start + 1
        return next.code == UInt8(ascii: "Y") ? table.maqsura : table.longA
      }
      return "a"
    case .i:
      guard let next, next.code == UInt8(ascii: "y") else { return "i" }
      let precedesTaMarbuta = !isEnd && letters[start + 2].code == UInt8(ascii: "p")
      if next.isDoubled || (next.isBare && precedesTaMarbuta) {
        at = start + 1
        if isEnd { return table.doubledI.final }
        return table.doubledI.medial + vowel(start + 1, letters, &at, bare: "")
      }
      if next.isBare {
        at = start + 1
        return table.longI
      }
      return "i"
    case .u:
      guard let next, next.code == UInt8(ascii: "w") else { return "u" }
      if next.isDoubled {
        at = start + 1
        return table.doubledU + vowel(start + 1, letters, &at, bare: "")
      }
      if next.isBare {
        at = start + 1
        return table.longU
      }
      return "u"
    }
  }

  /// The text with its first letter in upper case; signs for ayn and hamza are passed over.
  static func capitalized(_ text: String) -> String {
    guard let first = text.firstIndex(where: \.isLetterToCapitalize) else { return text }
    // Only the first scalar: d͟h begins D͟h.
    var scalars = Array(text[first...].unicodeScalars)
    let head = String(scalars.removeFirst()).uppercased()
    var rest = String.UnicodeScalarView()
    rest.append(contentsOf: scalars)
    return text[..<first] + head + String(rest)
  }
}

extension Character {
  /// Whether it has an upper case: true of letters, not of the signs ‘ ’ ʿ ʾ ʻ ʼ.
  fileprivate var isLetterToCapitalize: Bool {
    unicodeScalars.first.map { $0.properties.isLowercase || $0.properties.isUppercase } ?? false
  }
}
