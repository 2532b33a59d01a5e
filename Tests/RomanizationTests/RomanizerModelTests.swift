import Testing

@testable import Romanization

@Suite struct RomanizerModelTests {
  /// A model that knows three letters and one exception.
  private func model() -> RomanizerModel {
    var chunks = [[[UInt8]]](repeating: [], count: 128)
    chunks[Int(UInt8(ascii: "H"))] = [Array("ha".utf8), Array("h".utf8)]
    chunks[Int(UInt8(ascii: "l"))] = [Array("la".utf8), Array("l".utf8)]
    chunks[Int(UInt8(ascii: "b"))] = [Array("b".utf8), Array("ba".utf8)]
    chunks[Int(RomanizerWord.article)] = [Array("al".utf8)]
    chunks[Int(UInt8(ascii: "p"))] = [Array("h".utf8), Array("t".utf8)]
    return RomanizerModel(
      chunks: chunks, weights: [Int8](repeating: 0, count: RomanizerModel.weightCount),
      exceptions: SortedPairs([Array("Hlb".utf8): Array("halab".utf8), Array("Hlb/XX".utf8): Array("haleb".utf8)]))
  }

  @Test func wordsOfNames() {
    let words = RomanizerWord.words(of: "مَعَرّة النعمان ٣")
    #expect(words.map { String(decoding: $0.codes, as: UTF8.self) } == ["mErp", "@nEmAn", "3"])
    #expect(words.map(\.isLast) == [false, false, true])
    #expect(RomanizerWord.words(of: "ﺣﻠﺐ").map(\.codes) == [Array("Hlb".utf8)])
    #expect(RomanizerWord.words(of: "Homs, —").isEmpty)
  }

  @Test func exceptionsWinOverTheModel() {
    let romanizer = Romanizer(scheme: .bgnPCGN, country: "SY", model: model())
    #expect(romanizer.romanize("حلب") == "Ḩalab")
    #expect(romanizer.romanize("الحلب") == "Al Ḩalab" || romanizer.romanize("الحلب").hasPrefix("Al Ḩ"))
    #expect(Romanizer(scheme: .press, country: "SY", model: model()).romanize("حلب") == "Halab")
    // A spelling that the chunks cannot make still comes out.
    #expect(Romanizer(scheme: .press, country: "XX", model: model()).romanize("حلب") == "Haleb")
  }

  @Test func writtenVowelsAreKept() {
    #expect(Romanizer(scheme: .bgnPCGN, country: "SY", model: model()).romanize("حُلُب") == "Ḩulub")
  }

  @Test func parametersComeBack() throws {
    var model = model()
    model.weights[5] = -44
    model.weights[6] = 45
    model.weights[300] = 1
    model.weights[RomanizerModel.weightCount - 1] = -46
    let read = try RomanizerModel(parameters: model.parameters)
    #expect(read.chunks == model.chunks)
    #expect(read.weights == model.weights)
    #expect(read.exceptions.text == model.exceptions.text)
    #expect(model.parameters.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
    #expect(throws: RomanizerModelError.self) { try RomanizerModel(parameters: Array(model.parameters.dropLast(2000))) }
    #expect(throws: RomanizerModelError.self) { try RomanizerModel(parameters: Array("c A\n".utf8)) }
    #expect(throws: RomanizerModelError.self) { try RomanizerModel(parameters: []) }
  }

  @Test func sortedPairsFindEveryKey() {
    var pairs: [[UInt8]: [UInt8]] = [:]
    for number in 0..<200 { pairs[Array("k\(number * 7)".utf8)] = Array("v\(number)".utf8) }
    let sorted = SortedPairs(pairs)
    for (key, value) in pairs { #expect(sorted.value(of: key) == value) }
    for key in ["", "k", "k1", "k99999", "z"] { #expect(sorted.value(of: Array(key.utf8)) == nil) }
    #expect(SortedPairs().value(of: [65]) == nil)
  }
}

@Suite struct EmphaticMarksTests {
  @Test func latinAndArabicAgree() throws {
    for (latin, arabic) in [
      ("Ḩuraytān", "حريتان"), ("Aţ Ţawīl", "الطويل"), ("Ma‘arrat an Nu‘mān", "معرة النعمان"), ("Z̧ufār", "ظفار"),
    ] {
      let marks = try #require(EmphaticMarks(latin: latin))
      #expect(marks.difference(from: EmphaticMarks(arabic: FoldedName(arabic))) == 0, "\(latin)")
    }
    let other = try #require(EmphaticMarks(latin: "Hārūn"))
    #expect(other.difference(from: EmphaticMarks(arabic: FoldedName("حارون"))) == 1)
  }

  @Test func plainSpellingsSayNothing() {
    #expect(EmphaticMarks(latin: "Haritan") == nil)
    #expect(EmphaticMarks(latin: "Deïr ez Zôr") == nil)
  }
}
