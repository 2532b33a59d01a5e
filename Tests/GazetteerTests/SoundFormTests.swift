import Romanization
import Testing

@testable import Gazetteer

struct SoundFormTests {
  private func sounds(_ name: String) -> String {
    var letters = AlignmentText()
    letters.set(IndexFormat.text(of: FoldedName(name)))
    return String(decoding: SoundForm.of(letters.codes), as: UTF8.self)
  }

  @Test(arguments: [
    ("Chefchaouen", "Shafshawn"), ("Djelfa", "Jelfah"), ("Ouled Kassem", "Awlad Qasim"), ("Tell Brak", "Tall Brak"),
    ("Er Rhaba", "Ghabah"), ("Al-Bab", "El Bab"), ("‘Iz. Yazbak", "Izbat Yazbak"),
  ])
  func spellingsOfOneNameSoundNearlyAlike(one: String, other: String) {
    var distance = LetterDistance()
    distance.set(sounds(one).utf8)
    #expect(distance.to(sounds(other).utf8) <= 1)
  }

  @Test func otherConsonantsAreHeard() {
    #expect(sounds("Kafr Batna") != sounds("Kafr Badna"))
    #expect(sounds("Shams") != sounds("Sams"))
  }

  @Test func arabicNamesKeepTheVowelsTheyWrite() {
    #expect(sounds("باب") == "bab")
  }
}
