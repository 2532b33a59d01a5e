/// A convention for writing Arabic names in Latin letters.
public enum RomanizationScheme: String, Sendable, CaseIterable {
  /// What English-language newspapers print: BGN/PCGN without marks, `al-` in lower case and never assimilated.
  case press
  /// BGN/PCGN 1956 (confirmed 2019).
  case bgnPCGN = "bgn-pcgn"
  /// United Nations 2017 (resolution XI/3).
  case ungegn
  /// American Library Association and Library of Congress, 2012.
  case alaLC = "ala-lc"
  /// ISO 233-2:1993, the simplified transliteration.
  case iso2332 = "iso-233-2"
  /// DIN 31635:2011, which the Deutsche Morgenländische Gesellschaft uses.
  case din31635 = "din-31635"
  /// International Journal of Middle East Studies.
  case ijmes
  /// Tim Buckwalter's transliteration: one ASCII character a letter, reversible.
  case buckwalter
}

/// What a scheme writes.
struct SchemeTable: Sendable {
  /// Consonants by the codes of ``RomanizerWord``.
  var consonants: [UInt8: String]
  var hamza: String
  var ayn: String
  var longA = "ā"
  var longI = "ī"
  var longU = "ū"
  /// Alif maqsura.
  var maqsura = "ā"
  /// Ta marbuta after its vowel a: at the end, and in construct.
  var taMarbuta: String
  /// Whether the article takes the sound of a sun letter.
  var assimilates: Bool
  /// What stands between the article and its word.
  var articleJoint: String
  /// Whether the article has a capital: never, at the start of a name, always.
  var articleCapital: ArticleCapital
  /// What kasra, ya and shadda give before a vowel and at the end of a word.
  var doubledI: (medial: String, final: String)
  /// What damma, waw and shadda give.
  var doubledU: String

  enum ArticleCapital: Sendable { case never, first, always }

  private static func consonants(_ table: String) -> [UInt8: String] {
    var consonants: [UInt8: String] = [:]
    for field in table.split(separator: " ") {
      guard let code = field.utf8.first else { continue }
      consonants[code] = String(field.dropFirst())
    }
    return consonants
  }

  private static let plain = "bb Pp tt jj dd rr zz ss ff Vv qq kk ll mm nn hh ww yy Gg Rzh Jch "

  static let bgn = SchemeTable(
    consonants: consonants(plain + "vth Hḩ xkh *dh $sh Sş Dḑ Tţ Zz̧ ggh"), hamza: "’", ayn: "‘", maqsura: "á",
    taMarbuta: "h", assimilates: true, articleJoint: " ", articleCapital: .first, doubledI: ("īy", "ī"), doubledU: "ūw")
  static let ungegn = SchemeTable(
    consonants: consonants(plain + "vth Hẖ xkh *dh $sh Ss̱ Dḏ Tṯ Zd͟h ggh"), hamza: "’", ayn: "‘", maqsura: "á",
    taMarbuta: "h", assimilates: true, articleJoint: " ", articleCapital: .always, doubledI: ("iyy", "ī"),
    doubledU: "uww")
  static let alaLC = SchemeTable(
    consonants: consonants(plain + "vth Hḥ xkh *dh $sh Sṣ Dḍ Tṭ Zẓ ggh"), hamza: "ʼ", ayn: "ʻ", maqsura: "á",
    taMarbuta: "h", assimilates: false, articleJoint: "-", articleCapital: .never, doubledI: ("īy", "ī"), doubledU: "ūw"
  )
  static let iso2332 = SchemeTable(
    consonants: consonants(plain + "vṯ jǧ Hḥ xẖ *ḏ $š Sṣ Dḍ Tṭ Zẓ gġ Rž Jč"), hamza: "ʾ", ayn: "ʿ", maqsura: "á",
    taMarbuta: "h", assimilates: false, articleJoint: "-", articleCapital: .never, doubledI: ("iyy", "iyy"),
    doubledU: "uww")
  static let din = SchemeTable(
    consonants: consonants(plain + "vṯ jǧ Hḥ xḫ *ḏ $š Sṣ Dḍ Tṭ Zẓ gġ Rž Jč"), hamza: "ʾ", ayn: "ʿ", maqsura: "ā",
    taMarbuta: "", assimilates: true, articleJoint: "-", articleCapital: .never, doubledI: ("īy", "ī"), doubledU: "ūw")
  static let ijmes = SchemeTable(
    consonants: consonants(plain + "vth Hḥ xkh *dh $sh Sṣ Dḍ Tṭ Zẓ ggh"), hamza: "ʾ", ayn: "ʿ", maqsura: "ā",
    taMarbuta: "", assimilates: false, articleJoint: "-", articleCapital: .never, doubledI: ("iyy", "ī"),
    doubledU: "uww")
  static let press = SchemeTable(
    consonants: consonants(plain + "vth Hh xkh *dh $sh Ss Dd Tt Zz ggh"), hamza: "", ayn: "", longA: "a", longI: "i",
    longU: "u", maqsura: "a", taMarbuta: "", assimilates: false, articleJoint: "-", articleCapital: .never,
    doubledI: ("iy", "i"), doubledU: "uw")
}

extension RomanizationScheme {
  /// Nil for Buckwalter's, which is letter by letter.
  var table: SchemeTable? {
    switch self {
    case .press: .press
    case .bgnPCGN: .bgn
    case .ungegn: .ungegn
    case .alaLC: .alaLC
    case .iso2332: .iso2332
    case .din31635: .din
    case .ijmes: .ijmes
    case .buckwalter: nil
    }
  }
}
