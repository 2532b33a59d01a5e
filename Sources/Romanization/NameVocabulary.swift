/// Words of place names that are not the name itself: articles, and nouns of class such as "Governorate" or محافظة.
package enum NameVocabulary {
  /// The Arabic article as it is written in Latin script, assimilated or not, in English, French and German habits.
  private static let articles = hashes(
    "al el ul il as es ash ech esh ach at et ath eth ad ed adh edh an en ar er az ez ess ass ett att edd add enn ann err "
      + "arr ezz azz the")

  /// Nouns of class that stand beside names of places and may be left out, folded.
  private static let classWords = hashes(
    "district subdistrict governorate province muhafazat muhafazah muhafaza muhafadhat qada qadaa kaza nahiyat nahiyah "
      + "nahiya mintaqat mintaqah manatiqat wilayat wilayah wilaya departement de of qaryat qarya qaryah douar dawwar "
      + "duar madinat county city town village region shahrestan ostan bakhsh emirate imarat imarah state municipality "
      + "liwa henchir kibbutz moshav koy koyu mahallesi zimam dashrat dechret tribu shahr rural neighborhood neighbourhood "
      + "محافظة قضاء قضا ناحية منطقة ولاية قرية دوار مدينة بلدة بلدية مديرية مركز امارة عمالة اقليم ده شهرستان استان")

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { WordHash.of(NameFolding.fold(String($0))) })
  }

  package static func isArticle(_ word: some Collection<UInt8>) -> Bool {
    word.count <= 3 && word.count >= 2 && articles.contains(WordHash.of(word))
  }

  /// The same for bytes of a text.
  package static func isArticle(_ word: [UInt8]) -> Bool {
    word.count <= 3 && word.count >= 2 && articles.contains(WordHash.of(word[...]))
  }

  static func isClassWord(_ word: some Sequence<UInt8>) -> Bool {
    classWords.contains(WordHash.of(word))
  }

  /// Folded lam with alif before it: the article as Arabic writes it.
  package static let arabicArticle: [UInt8] = [0xD8, 0xA7, 0xD9, 0x84]
}
