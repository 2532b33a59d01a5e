import RuleKit
import Testing

struct ArabicWordTests {
  @Test func spellingsBecomeOne() {
    #expect(ArabicWord.normalized("أُمَّة") == "امه")
    #expect(ArabicWord.normalized("إلى") == ArabicWord.normalized("الي"))
    #expect(ArabicWord.normalized("حلـــب") == "حلب")
    // Hamza on yā' tells a hundred from what is dead.
    #expect(ArabicWord.normalized("مئتين") != ArabicWord.normalized("ميتين"))
  }

  @Test func particlesComeOffOneByOne() {
    let readings = ArabicWord.readings(of: "وبالمدينه")
    #expect(readings.first?.stem == "وبالمدينه")
    #expect(readings.contains { $0.stem == "المدينه" && $0.prefix == "وب" && !$0.hasArticle })
    #expect(readings.contains { $0.stem == "مدينه" && $0.prefix == "وب" && $0.hasArticle })
    #expect(readings.last { $0.stem == "مدينه" }?.isConjoined == true)
  }

  @Test func articleBehindLamIsFound() {
    let readings = ArabicWord.readings(of: "للجيش")
    #expect(readings.contains { $0.stem == "جيش" && $0.prefix == "ل" && $0.hasArticle })
    // The l of the word itself: لـ + اللقاء is written للقاء.
    #expect(ArabicWord.readings(of: "للقاء").contains { $0.stem == "لقاء" })
  }

  @Test func wordsOfOtherScriptsStay() {
    #expect(ArabicWord.readings(of: "waters").map(\.stem) == ["waters"])
  }
}
