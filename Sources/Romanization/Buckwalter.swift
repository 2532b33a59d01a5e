/// Tim Buckwalter's transliteration: a character of ASCII for each character of Arabic, so nothing is lost.
public enum Buckwalter {
  private static let pairs: [(Unicode.Scalar, Unicode.Scalar)] = Array(
    zip(
      "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْٰٱپچڤگژ".unicodeScalars,
      "'|>&<}AbptvjHxd*rzs$SDTZEg_fqklmnhwYyFNKaui~o`{PJVGR".unicodeScalars))
  private static let toLatin = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  private static let toArabic = Dictionary(pairs.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

  /// Latin for Arabic; other characters stay.
  public static func latin(_ arabic: String) -> String { map(arabic, toLatin) }

  /// Arabic for Latin: the reverse of ``latin(_:)``; other characters stay.
  public static func arabic(_ latin: String) -> String { map(latin, toArabic) }

  private static func map(_ text: String, _ table: [Unicode.Scalar: Unicode.Scalar]) -> String {
    var mapped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { mapped.append(table[scalar] ?? scalar) }
    return String(mapped)
  }
}
