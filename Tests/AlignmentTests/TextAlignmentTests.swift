import ICU
import Testing
import Tokens

@testable import Alignment

@Suite struct TextAlignmentTests {
  private func align(_ source: String, _ target: String) throws -> TextAlignment {
    let tokenizer = try Tokenizer(vocabulary: .empty)
    let original = tokenizer.tokenize(Array(source.utf8))
    return TextAlignment(source: original, target: tokenizer.tokenize(Array(target.utf8)))
  }

  private func texts(_ source: String, _ target: String) throws -> [[String]] {
    try align(source, target).pairs.map { pair in
      [
        String(decoding: Array(source.utf8)[pair.source.indices], as: UTF8.self),
        String(decoding: Array(target.utf8)[pair.target.indices], as: UTF8.self),
      ]
    }
  }

  private static let arabic = [
    "قتل 14 شخصا في قصف على مدينة معرة النعمان شمال غربي سوريا يوم الأحد.",
    "وقال الدفاع المدني إن بين القتلى 5 أطفال، وإن فرق الإنقاذ لا تزال تبحث عن ناجين تحت الأنقاض.",
    "ولم يصدر تعليق من دمشق.",
    "ونزح أكثر من 900,000 شخص منذ مطلع شهر ديسمبر، بحسب الأمم المتحدة التي حذرت من أزمة إنسانية غير مسبوقة.",
    "وكانت أنقرة قد أرسلت تعزيزات عسكرية إلى إدلب.",
  ]
  private static let english = [
    "Fourteen people were killed, 14 of them civilians, in shelling of the city of Maarat al-Numan in northwest Syria.",
    "The civil defence said that 5 children were among the dead and that teams were still looking for survivors.",
    "Damascus has not commented.",
    "More than 900,000 people have been displaced since December, said the United Nations, which warned of a crisis.",
    "Ankara had sent military reinforcements to Idlib.",
  ]

  @Test func sentencesOfTwoScriptsArePaired() throws {
    let source = Self.arabic.joined(separator: "\n\n")
    let target = Self.english.joined(separator: "\n\n")
    #expect(try texts(source, target) == zip(Self.arabic, Self.english).map { [$0, $1] })
    #expect(try align(source, target).isReliable)
  }

  @Test func paragraphsNeedNotAgree() throws {
    let pairs = try texts(Self.arabic.joined(separator: " "), Self.english.joined(separator: "\n\n"))
    #expect(pairs == zip(Self.arabic, Self.english).map { [$0, $1] })
  }

  @Test func twoSentencesMadeOneAreOnePair() throws {
    var target = Self.english
    target[1] = "The civil defence said that 5 children were among the dead, while Damascus has not commented, "
    target[1] += "and that its teams were still looking for survivors under the rubble."
    target.remove(at: 2)
    let pairs = try align(Self.arabic.joined(separator: " "), target.joined(separator: " ")).pairs
    #expect(pairs.contains { $0.bead == Bead(source: 1..<3, target: 1..<2) })
    #expect(pairs.contains { $0.bead == Bead(source: 3..<4, target: 2..<3) })
  }

  @Test func aSentenceLeftOutStaysAlone() throws {
    let source = (1...8).map { "الجملة رقم \($0 * 117) في هذا النص الذي يتحدث عن المدينة وأهلها وتاريخها الطويل." }
    var target = (1...8).map {
      "Sentence number \($0 * 117) of this text about the city, its people and its long history."
    }
    target.remove(at: 3)
    let alignment = try align(source.joined(separator: " "), target.joined(separator: " "))
    for bead in alignment.pairs.map(\.bead) where bead.source.count == 1 {
      let shift = bead.source.lowerBound < 3 ? 0 : 1
      #expect(bead.source.lowerBound != 3)
      #expect(bead.target == bead.source.lowerBound - shift..<bead.source.upperBound - shift)
    }
    #expect(alignment.pairs.count >= 6)
    #expect(alignment.isReliable)
  }

  @Test func unrelatedTextsAreRefused() throws {
    let other = [
      "The film opened in 37 cinemas on Friday.", "Critics liked it.",
      "It tells of a fisherman from Galway who, having lost his boat, walks along the coast for 61 days until he "
        + "finds work on an island, and a friend.",
      "Its director, Maeve Connolly, is 28.", "A second part is planned.",
      "“We begin in the spring,” she said in Dublin, where she lives with 3 cats.",
    ]
    let alignment = try align(Self.arabic.joined(separator: "\n\n"), other.joined(separator: "\n\n"))
    #expect(!alignment.isReliable)
    #expect(alignment.weakness?.isEmpty == false)
  }

  @Test func cognatesAlignTextsOfOneScript() throws {
    let german = ["Die Regierung in Berlin tagt.", "Der Minister Schmidt spricht.", "Die Opposition protestiert laut."]
    let french = [
      "Le gouvernement siège à Berlin.", "Le ministre Schmidt prend la parole.", "L’opposition proteste vivement.",
    ]
    let pairs = try align(german.joined(separator: " "), french.joined(separator: " ")).pairs
    #expect(pairs.map(\.bead.source) == [0..<1, 1..<2, 2..<3])
    #expect(pairs.map(\.bead.target) == [0..<1, 1..<2, 2..<3])
  }

  @Test func emptyTextsHaveNoPairs() throws {
    #expect(try align("", "One sentence.").pairs.isEmpty)
    #expect(try !align("One sentence.", "").isReliable)
  }
}
