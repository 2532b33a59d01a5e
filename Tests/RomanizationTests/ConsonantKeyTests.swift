import Testing

@testable import Romanization

@Suite struct ConsonantKeyTests {
  @Test(arguments: [
    ["حريتان", "Haritan", "Huraytān", "Hreitan", "Hérétan"],
    ["معرة النعمان", "Maarat al-Numan", "Ma‘arrat an Nu‘mān", "Maaret en-Nouman"],
    ["القامشلي", "Qamishli", "al-Qāmishlī", "Kamechlié", "Gamishly"],
    ["الشغور", "Shughur", "ash-Shughūr", "Choghour", "Shoghur"],
    ["جبل", "Jabal", "Djebel", "Gebel", "Jebel"],
    ["خان شيخون", "Khan Sheikhoun", "Khān Shaykhūn", "Khan Cheikhoun"],
    ["الضمير", "Dumayr", "Ad Dumayr", "Dmeir"],
  ])
  func oneKeyForAllSpellings(_ spellings: [String]) {
    let keys = Set(spellings.map { ConsonantKey(of: $0) })
    #expect(keys.count == 1, "\(keys.map(\.description))")
  }

  @Test func differentNamesDiffer() {
    #expect(ConsonantKey(of: "Homs") != ConsonantKey(of: "Hama"))
    #expect(ConsonantKey(of: "Hmeimim").description == "mmm")
    #expect(ConsonantKey(of: "حميميم").description == "mmm")
  }

  @Test func emptyForNothing() { #expect(ConsonantKey(of: " - ").bytes.isEmpty) }
}

@Suite struct FoldedNameTests {
  @Test func articlesBelongToTheNextWord() {
    for name in ["al-Bab", "El Bab", "Al Bāb"] {
      let folded = FoldedName(name)
      #expect(folded.words.count == 1)
      #expect(folded.words.first?.hasArticle == true)
      #expect(folded.joined == Array("bab".utf8))
    }
    #expect(FoldedName("الباب").words.first?.hasArticle == true)
    #expect(FoldedName("الباب").joined == Array("باب".utf8))
    // The last word is never an article, and a short word that begins so is none.
    #expect(FoldedName("Al").joined == Array("al".utf8))
    #expect(FoldedName("الف").joined == Array("الف".utf8))
  }

  @Test func taMarbutaJoinsAsHa() {
    #expect(FoldedName("معرة").joined == FoldedName("معره").joined)
    #expect(WordHash.of("معرة".utf8) == WordHash.of("معره".utf8))
    #expect(WordHash.of("معر".utf8) != WordHash.of("معره".utf8))
  }

  @Test func classWordsCanGo() {
    #expect(FoldedName("Aleppo Governorate").withoutClassWords?.joined == Array("aleppo".utf8))
    #expect(FoldedName("محافظة حلب").withoutClassWords?.joined == Array("حلب".utf8))
    #expect(FoldedName("Governorate").withoutClassWords == nil)
    #expect(FoldedName("Aleppo").withoutClassWords == nil)
  }
}
