import Testing

@testable import Toponyms

struct HouseStyleTests {
  private func style(_ article: String?, opening: String? = nil, assimilates: Bool = false) -> HouseStyle {
    var style = HouseStyle(name: "test")
    style.article = article
    style.openingArticle = opening
    style.assimilates = assimilates
    return style
  }

  @Test(arguments: [
    ("al-Suwayda", "As-Suwayda"), ("Maarat al-Numan", "Maarat An-Numan"), ("al-Bab", "Al-Bab"), ("Raqqa", "Raqqa"),
    ("Ash Shaykh Miskin", "Ash-Shaykh Miskin"), ("Deir al-Zor", "Deir Az-Zor"),
  ])
  func theArticleCanBeAssimilated(name: String, expected: String) {
    #expect(style("Al-", assimilates: true).withArticles(name) == expected)
  }

  @Test(arguments: [
    ("Ras al-Khaimah", "Ras Al Khaimah"), ("al-Ain", "Al Ain"), ("As Suwayda", "Al Suwayda"), ("El Kef", "Al Kef"),
    ("Alma", "Alma"), ("Tell As", "Tell As"), ("Ar Mahala", "Ar Mahala"), ("", ""),
  ])
  func theArticleCanStandApart(name: String, expected: String) {
    #expect(style("Al ").withArticles(name) == expected)
  }

  @Test func theOpeningArticleMayDiffer() {
    #expect(style("al-", opening: "Al-").withArticles("al-Bab al-Kabir") == "Al-Bab al-Kabir")
  }

  @Test func withoutAnArticleNothingChanges() {
    #expect(style(nil).withArticles("Ar Raqqah") == "Ar Raqqah")
    #expect(style(nil).isThatOfTables)
    #expect(!style("Al ").isThatOfTables)
  }
}
