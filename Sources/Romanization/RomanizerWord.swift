/// An Arabic-script word as the learned romanizer reads it: one code a letter, hamza carriers, alif maqsura and ta
/// marbuta kept apart, the article one code by itself.
///
/// Codes are the characters of Buckwalter's transliteration (`'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy`), with `P J R G V`
/// for پ چ ژ گ ڤ, `@` for the article and `?` for any other letter. Vowel marks are left out.
package struct RomanizerWord: Hashable, Sendable {
  package static let article = UInt8(ascii: "@")
  package static let other = UInt8(ascii: "?")

  package var codes: [UInt8]
  /// Whether no word follows: ta marbuta is silent there.
  package var isLast: Bool

  package init(codes: [UInt8], isLast: Bool) {
    self.codes = codes
    self.isLast = isLast
  }

  /// Divides a name into words. Scalars that are neither Arabic letters nor marks part words and are lost.
  package static func words(of name: String) -> [RomanizerWord] {
    var words: [RomanizerWord] = []
    var codes: [UInt8] = []
    func finish(_ codes: [UInt8]) {
      if codes.isEmpty { return }
      let hasArticle = codes.count >= 4 && codes[0] == UInt8(ascii: "A") && codes[1] == UInt8(ascii: "l")
      words.append(RomanizerWord(codes: hasArticle ? [article] + codes[2...] : codes, isLast: false))
    }
    for scalar in name.unicodeScalars {
      switch letters(scalar.value) {
      case .letter(let code): codes.append(code)
      case .pair(let one, let two): codes += [one, two]
      case .nothing: break
      case .separator:
        finish(codes)
        codes.removeAll(keepingCapacity: true)
      }
    }
    finish(codes)
    if !words.isEmpty { words[words.count - 1].isLast = true }
    return words
  }

  enum Reading {
    case letter(UInt8)
    case pair(UInt8, UInt8)
    case nothing
    case separator
  }

  private static let basic: [UInt8] = Array("'|>&<}AbptvjHxd*rzs$SDTZEg".utf8)
  private static let upper: [UInt8] = Array("fqklmnhwYy".utf8)

  static func letters(_ scalar: UInt32) -> Reading {
    switch scalar {
    case 0x0621...0x063A: return .letter(basic[Int(scalar - 0x0621)])
    case 0x0641...0x064A: return .letter(upper[Int(scalar - 0x0641)])
    case 0x0671: return .letter(UInt8(ascii: "A"))
    case 0x067E: return .letter(UInt8(ascii: "P"))
    case 0x0686: return .letter(UInt8(ascii: "J"))
    case 0x0698: return .letter(UInt8(ascii: "R"))
    case 0x06A4: return .letter(UInt8(ascii: "V"))
    case 0x06AD, 0x06AF: return .letter(UInt8(ascii: "G"))
    case 0x06A9, 0x06AA: return .letter(UInt8(ascii: "k"))
    case 0x06CC, 0x06CE, 0x06D0: return .letter(UInt8(ascii: "y"))
    case 0x06BE, 0x06C1, 0x06D5: return .letter(UInt8(ascii: "h"))
    case 0x06C0: return .letter(UInt8(ascii: "h"))
    case 0x06C6...0x06C8, 0x06CB: return .letter(UInt8(ascii: "w"))
    case 0x0660...0x0669: return .letter(UInt8(0x30 + scalar - 0x0660))
    case 0x06F0...0x06F9: return .letter(UInt8(0x30 + scalar - 0x06F0))
    case 0x30...0x39: return .letter(UInt8(scalar))
    case 0x0640, 0x064B...0x065F, 0x0670, 0x0610...0x061A, 0x06D6...0x06ED: return .nothing
    case _ where NameFolding.isIgnored(scalar): return .nothing
    case 0xFEF5...0xFEFC: return .pair(UInt8(ascii: "l"), UInt8(ascii: "A"))
    case 0xFB50...0xFDFF, 0xFE70...0xFEF4:
      if case .letter(let folded) = ArabicLetters.unshaped(scalar) { return letters(folded) }
      return .nothing
    case 0x0620...0x06FF, 0x0750...0x077F: return .letter(other)
    default: return .separator
    }
  }
}
