import Testing

@testable import Gazetteer

struct PackedSoundsTests {
  static func sounds(_ name: String) -> [UInt8] {
    var letters = AlignmentText()
    letters.set(Array(name.utf8))
    return SoundForm.of(letters.codes)
  }

  static let names =
    "homs,hims,kafr nabl,shaykh miskin,bayt 12,حلب,دير الزور,qamishli,jisr,,".split(
      separator: ",", omittingEmptySubsequences: false
    ).map(String.init)

  @Test func distancesAreThoseOfTheLetters() {
    for query in Self.names {
      var all = LetterDistance()
      all.set(Self.sounds(query))
      for name in Self.names {
        let sounds = Self.sounds(name)
        let (first, second) = PackedSounds.pack(sounds, isArabic: false)
        let packed = PackedSounds(first, second)
        #expect(packed.isCut == (sounds.count > 10))
        if packed.isCut { continue }
        for isStrong in [false, true] {
          #expect(all.to(packed, isStrong: isStrong) == all.to(sounds, isStrong: isStrong), "\(query) \(name)")
        }
      }
    }
  }

  @Test func numbersFitTheIndex() {
    for name in Self.names + ["khirbat al ghazalah ash sharqiyah"] {
      for isArabic in [false, true] {
        let (first, second) = PackedSounds.pack(Self.sounds(name), isArabic: isArabic)
        #expect((0..<1 << 28).contains(first) && (0..<1 << 28).contains(second))
        #expect(PackedSounds(first, second).isArabic == isArabic)
      }
    }
    #expect(PackedSounds(.max, .max).isCut)
  }
}
