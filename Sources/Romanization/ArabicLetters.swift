/// The Arabic script as names are compared in it: one form for each letter, no marks.
///
/// Follows the usual folding of Arabic search: hamza carriers to their carrier, alif maqsura to ya, Persian and Urdu
/// forms of kaf, ya and ha to the Arabic ones; the letters that Arabic lacks (پ چ ژ گ ڤ) stay. Ta marbuta stays too,
/// as its sound in construct is needed for keys; ``NameFolding/joined(_:)`` makes it ha.
public enum ArabicLetters {
  /// What becomes of a scalar.
  enum Folded: Equatable {
    case letter(UInt32)
    case digit(UInt8)
    /// Vowel marks, tatweel, bare hamza, joiners: nothing is written.
    case nothing
    /// Punctuation and whatever else parts words.
    case separator
    case notArabic
  }

  /// U+FE80…U+FEF4 in order, the presentation forms of single letters.
  private static let formsB: [UInt32] =
    "ءآآأأؤؤإإئئئئااببببةةتتتتثثثثججججححححخخخخددذذررززسسسسششششصصصصضضضضططططظظظظععععغغغغففففققققككككللللممممننننههههووىىيييي"
    .unicodeScalars.map(\.value)

  /// U+FB50…U+FBB1 in order, the presentation forms of letters of other languages.
  private static let formsA: [UInt32] =
    ("ٱٱٻٻٻٻپپپپڀڀڀڀٺٺٺٺٿٿٿٿٹٹٹٹڤڤڤڤڦڦڦڦڄڄڄڄڃڃڃڃچچچچچڇڇڇڇڍڍڌڌڎڎڈڈژژڑڑککککگگگگڳڳڳڳڱڱڱڱںںڻڻڻڻۀۀہہہہھھھھےےۓۓ")
    .unicodeScalars.map(\.value)

  /// The letter a presentation form stands for, unfolded.
  static func unshaped(_ scalar: UInt32) -> Folded {
    switch scalar {
    case 0xFB50...0xFBB1:
      let index = Int(scalar - 0xFB50)
      return index < formsA.count ? .letter(formsA[index]) : .separator
    case 0xFE80...0xFEF4:
      let index = Int(scalar - 0xFE80)
      return index < formsB.count ? .letter(formsB[index]) : .separator
    case 0xFBE4...0xFBE9, 0xFBFC...0xFBFF: return .letter(0x064A)
    case 0xFBD3...0xFBD6: return .letter(0x06AF)
    default: return .nothing
    }
  }

  static func fold(_ scalar: UInt32) -> Folded {
    switch scalar {
    case 0x0600...0x06FF: return foldBasic(scalar)
    case 0x0750...0x077F: return .letter(scalar)
    case 0x08D3...0x08FF: return .nothing
    case 0xFB50...0xFBB1:
      let index = Int(scalar - 0xFB50)
      return index < formsA.count ? foldBasic(formsA[index]) : .separator
    case 0xFBD3...0xFBD6: return .letter(0x06AF)
    case 0xFBD7...0xFBE3: return .letter(0x0648)
    case 0xFBE4...0xFBE9, 0xFBFC...0xFBFF: return .letter(0x064A)
    case 0xFE70...0xFE7F: return .nothing
    case 0xFE80...0xFEF4:
      let index = Int(scalar - 0xFE80)
      return index < formsB.count ? foldBasic(formsB[index]) : .separator
    default: return .notArabic
    }
  }

  /// Whether the scalar is one of the lam-alif ligatures (U+FEF5…U+FEFC), which fold to two letters.
  static func isLamAlif(_ scalar: UInt32) -> Bool { (0xFEF5...0xFEFC).contains(scalar) }

  static let lam: UInt32 = 0x0644
  static let alif: UInt32 = 0x0627

  private static func foldBasic(_ scalar: UInt32) -> Folded {
    switch scalar {
    case 0x0622, 0x0623, 0x0625, 0x0627, 0x0671...0x0673, 0x0675: .letter(0x0627)
    case 0x0624, 0x0648, 0x0676, 0x0677, 0x06C4...0x06CB, 0x06CF: .letter(0x0648)
    case 0x0626, 0x0649, 0x064A, 0x0678, 0x06CC...0x06CE, 0x06D0...0x06D3: .letter(0x064A)
    case 0x0621, 0x0674: .nothing
    case 0x0629, 0x06C3: .letter(0x0629)
    case 0x0647, 0x06BE, 0x06C0...0x06C2, 0x06D5: .letter(0x0647)
    case 0x0643, 0x06A9...0x06AC, 0x06AE: .letter(0x0643)
    case 0x06AD, 0x06AF...0x06B4: .letter(0x06AF)
    case 0x0646, 0x06B9...0x06BD: .letter(0x0646)
    case 0x0644, 0x06B5...0x06B8: .letter(0x0644)
    case 0x0631, 0x0691...0x0697: .letter(0x0631)
    case 0x067E: .letter(0x067E)
    case 0x0686, 0x06BF: .letter(0x0686)
    case 0x06A2...0x06A6: .letter(0x06A4)
    case 0x0640: .nothing
    case 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E8, 0x06EA...0x06ED: .nothing
    case 0x0660...0x0669: .digit(UInt8(0x30 + scalar - 0x0660))
    case 0x06F0...0x06F9: .digit(UInt8(0x30 + scalar - 0x06F0))
    case 0x0620...0x064A, 0x066E...0x06D3, 0x06EE, 0x06EF, 0x06FA...0x06FC, 0x06FF: .letter(scalar)
    case 0x061C: .nothing
    default: .separator
    }
  }

  /// The consonant a folded Arabic letter is usually written with in Latin script, for comparison across scripts;
  /// long vowels as `a`, `w`, `y`. Empty for ayn and for what is not Arabic.
  public static func latin(_ letter: UInt32) -> StaticString {
    switch letter {
    case 0x0627: "a"
    case 0x0628: "b"
    case 0x067E: "p"
    case 0x062A, 0x0637: "t"
    case 0x0629: "a"
    case 0x062B: "th"
    case 0x062C: "j"
    case 0x0686: "ch"
    case 0x062D, 0x0647: "h"
    case 0x062E: "kh"
    case 0x062F, 0x0636: "d"
    case 0x0630: "dh"
    case 0x0631: "r"
    case 0x0632, 0x0638: "z"
    case 0x0698: "zh"
    case 0x0633, 0x0635: "s"
    case 0x0634: "sh"
    case 0x063A: "gh"
    case 0x0641: "f"
    case 0x06A4: "v"
    case 0x0642: "q"
    case 0x0643: "k"
    case 0x06AF: "g"
    case 0x0644: "l"
    case 0x0645: "m"
    case 0x0646: "n"
    case 0x0648: "w"
    case 0x064A: "y"
    default: ""
    }
  }
}
