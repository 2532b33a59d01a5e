/// A word in Arabic script with its vowels, as schemes write it.
struct VocalizedWord {
  enum Vowel { case none, a, i, u }

  struct Letter {
    /// Code as in ``RomanizerWord``.
    var code: UInt8
    var vowel: Vowel = .none
    var isDoubled = false
    /// Whether any mark stood on the letter: an unmarked waw or ya after its vowel makes it long.
    var isMarked = false

    var isBare: Bool { vowel == .none && !isDoubled }
  }

  var letters: [Letter]
  var hasArticle = false
  var isLast = false

  /// Words of a name with its vowel marks; `isVocalized` tells whether there were any.
  static func words(of name: String) -> (words: [VocalizedWord], isVocalized: Bool) {
    var words: [VocalizedWord] = []
    var letters: [Letter] = []
    var marks = 0
    func finish(_ letters: [Letter]) {
      if !letters.isEmpty { words.append(VocalizedWord(letters: letters).withArticleApart) }
    }
    for scalar in name.unicodeScalars.map(\.value) {
      if let last = letters.indices.last, (0x064B...0x0652).contains(scalar) || scalar == 0x0670 {
        letters[last].isMarked = true
        marks += 1
        switch scalar {
        case 0x064E: letters[last].vowel = .a
        case 0x064F: letters[last].vowel = .u
        case 0x0650: letters[last].vowel = .i
        case 0x0651: letters[last].isDoubled = true
        // A dagger alif is a long a that is not written; on alif maqsura it says nothing new.
        case 0x0670 where letters[last].code != UInt8(ascii: "Y"):
          letters[last].vowel = .a
          letters.append(Letter(code: UInt8(ascii: "A")))
        // Case endings are silent in names.
        default: break
        }
        continue
      }
      switch RomanizerWord.letters(scalar) {
      case .letter(let code): letters.append(Letter(code: code))
      case .pair(let one, let two): letters += [Letter(code: one), Letter(code: two)]
      case .nothing: break
      case .separator:
        finish(letters)
        letters.removeAll(keepingCapacity: true)
      }
    }
    finish(letters)
    if !words.isEmpty { words[words.count - 1].isLast = true }
    return (words, marks > 0)
  }

  /// The word with its article taken off.
  private var withArticleApart: VocalizedWord {
    guard letters.count >= 4, letters[0].code == UInt8(ascii: "A"), letters[1].code == UInt8(ascii: "l"),
      letters[1].isBare, letters.map(\.code) != Array("Allh".utf8)
    else { return self }
    var word = self
    word.letters.removeFirst(2)
    word.hasArticle = true
    return word
  }

  /// The vowels that a learned reading of the word supplies.
  init(_ word: RomanizerWord, reading: [[UInt8]]) {
    var letters: [Letter] = []
    for (code, chunk) in zip(word.codes, reading) {
      if code == RomanizerWord.article {
        hasArticle = true
        continue
      }
      let consonants = chunk.prefix { !Self.isVowel($0) }
      let vowel = chunk.dropFirst(consonants.count).first.map(Self.vowel) ?? .none
      var letter = Letter(code: code, isMarked: true)
      let isLong = [UInt8(ascii: "A"), UInt8(ascii: "w"), UInt8(ascii: "y"), UInt8(ascii: "Y")].contains(code)
      if isLong, consonants.isEmpty, !letters.isEmpty {
        if letters[letters.count - 1].vowel == .none { letters[letters.count - 1].vowel = vowel }
        letter.isMarked = false
      } else {
        letter.vowel = vowel
        letter.isDoubled = Self.isDoubled(consonants)
      }
      // A vowel that went to ayn after a bare consonant is that consonant's: nuʿmān.
      if code == UInt8(ascii: "E"), vowel != .none, let last = letters.indices.last, letters[last].vowel == .none,
        letters[last].code != UInt8(ascii: "A")
      {
        letters[last].vowel = vowel
        letter.vowel = .none
      }
      // One that went to hamza behind the first consonant too, as no word begins with two: raʾs.
      if Self.hamzas.contains(code), vowel != .none, letters.count == 1, letters[0].vowel == .none,
        letters[0].code != UInt8(ascii: "A")
      {
        letters[0].vowel = vowel
        letter.vowel = .none
      }
      letters.append(letter)
    }
    self.letters = letters
    isLast = word.isLast
  }

  private static let hamzas = Set("'&}><".utf8)

  private init(letters: [Letter]) { self.letters = letters }

  /// "ss", "shsh".
  static func isDoubled(_ consonants: ArraySlice<UInt8>) -> Bool {
    let half = consonants.count / 2
    return consonants.count >= 2 && consonants.count % 2 == 0
      && consonants.prefix(half).elementsEqual(consonants.suffix(half))
  }

  static func isVowel(_ letter: UInt8) -> Bool {
    [UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u")].contains(letter)
  }

  private static func vowel(_ letter: UInt8) -> Vowel {
    switch letter {
    case UInt8(ascii: "i"): .i
    case UInt8(ascii: "o"), UInt8(ascii: "u"): .u
    default: .a
    }
  }
}
