import Testing

@testable import Toponyms

@Suite("The ending of the possessive") struct PossessiveTests {
  @Test(arguments: [("Aleppo's", 2), ("Aleppo’s", 4), ("Ra's", 0), ("Homs", 0), ("Homs'", 0), ("s", 0), ("", 0)])
  func isToldFromNames(word: String, length: Int) {
    #expect(PossessiveEnding.length(of: Array(word.utf8)[...]) == length)
  }
}
