import Testing

@testable import Tokens

@Suite("Paragraphs")
struct ParagraphSplitterTests {
  @Test(
    "end at a blank line", arguments: ["One.\n\nTwo.", "One.\r\n\r\nTwo.", "One.\n \t\n\n\nTwo.\n", "One.\u{2029}Two."])
  func blankLine(text: String) throws {
    #expect(try tokenize(text).paragraphStrings == ["One.", "Two."])
  }

  @Test("of wire copy are lines")
  func wireCopy() throws {
    let lines = [
      "Syrian army takes town in northern Aleppo",
      "DAMASCUS, Feb 16 (Reuters) - The Syrian army took a town in the northern countryside of Aleppo on Sunday, a war "
        + "monitor said.",
      "The town had been held by rebels since 2012.",
      "“They left at night,” a resident said",
      "It was not clear how many people had fled.",
    ]
    #expect(try tokenize(lines.joined(separator: "\n")).paragraphStrings == lines)
    #expect(try tokenize(lines.joined(separator: "\r\n") + "\r\n").paragraphStrings == lines)
  }

  @Test("of short lines are lines, whatever their case")
  func shortLines() throws {
    let lines = ["Hayan", "Hreitan", "anadan", "the town of Kafr Hamra", "bread and cheese, from the shop", "salt"]
    #expect(try tokenize(lines.joined(separator: "\n")).paragraphStrings == lines)
  }

  static let wrapped = """
    The Syrian army took a town in the northern countryside of Aleppo on
    Sunday, a war monitor and residents said. The town had been held by
    rebels since 2012. It was not clear how many people had fled to the
    border.

    Officials in Damascus and in Moscow did not comment on the report at
    once. A spokesman for the rebels said that the fighters had left the
    town at night.
    """

  @Test("of hard-wrapped text are blocks of lines", arguments: ["\n", "\r\n"])
  func hardWrapped(lineEnd: String) throws {
    let text = Self.wrapped.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
    let result = try tokenize(text)
    #expect(result.paragraphs.count == 2)
    #expect(result.paragraphStrings[0].hasSuffix("border."))
    #expect(result.sentenceCount == 5)
    let lineStarts = result.tokens.indices.filter { result.tokens[$0].has(.lineBefore) }.map { result.string($0) }
    #expect(lineStarts == ["Sunday", "rebels", "border", "once", "town"])
  }

  @Test("of hard-wrapped text end where a line is not full")
  func wrappedWithoutBlankLines() throws {
    let text = Self.wrapped.split(separator: "\n").joined(separator: "\n")
    let result = try tokenize(text)
    #expect(result.paragraphs.count == 2 && result.paragraphStrings[1].hasPrefix("Officials"))
  }

  @Test("of hard-wrapped text end at list items and indents")
  func wrappedLists() throws {
    let text = """
      The Syrian army took three towns in the northern countryside of Aleppo
      on Sunday, a war monitor and some residents said, in an attack that was
      long expected; they are:
      - the town of Hayan, which the rebels had held since the year of 2012,
        as they had others,
      - the town of Hreitan, which the rebels had held since the year of 2012
      1. the town of Anadan, which the rebels had held since the year of 2012
        The rebels, who did not comment, were said to have gone in the night.
      """
    let begins = ["The Syrian army", "- the town of Hayan", "- the town of Hreitan", "1. the town", "The rebels, who"]
    let found = try tokenize(text).paragraphStrings
    #expect(found.count == begins.count)
    #expect(zip(found, begins).allSatisfy { $0.hasPrefix($1) })
  }

  @Test("of hard-wrapped Arabic are blocks of lines")
  func wrappedArabic() throws {
    let text = """
      قال المرصد السوري لحقوق الإنسان إن الجيش السوري سيطر يوم الأحد على بلدة
      في ريف حلب الشمالي كانت خاضعة لسيطرة فصائل المعارضة المسلحة منذ سنوات
      طويلة.
      """
    #expect(try tokenize(text).paragraphs.count == 1)
  }

  @Test("hold each token once and mark their first")
  func table() throws {
    let result = try tokenize("Aleppo Falls\n\nThe army left. It rained.\n\nEnd")
    #expect(result.paragraphs.map(\.tokens) == [0..<2, 2..<9, 9..<10])
    #expect(result.paragraphs.map(\.isHeading) == [true, false, true])
    #expect(result.paragraph(holding: 8).tokens == 2..<9)
    #expect(result.tokens.indices.filter { result.tokens[$0].has(.paragraphStart) } == [0, 2, 9])
    #expect(!result.tokens.contains { $0.has(.lineBefore) })
  }

  @Test(
    "read as headings",
    arguments: [
      ("Army Captures Town in Northern Aleppo", true), ("ARMY CAPTURES TOWN", true), ("Will Assad Fall?", true),
      ("Army captures town in northern Aleppo", false), ("Army Captures Town.", false),
      ("the Army Captures Town", false),
      ("Russia's Plans for the U.S. Army", true), ("سقوط مدينة حلب", false), ("1234", false), ("***", false),
      ("The Army And The Rebels And The People Of The Town Left The Town At Night Again", false),
      ("Aleppo…", false), ("“It Ended.”", false), ("Remember?", false), ("Dianne Feinstein, did you leak?", false),
      ("On the up", false), ("The UN", true), ("Go", true), ("On it", false),
    ])
  func headings(text: String, expected: Bool) throws {
    let result = try tokenize(text)
    #expect(result.paragraphs[0].isHeading == expected)
    #expect(result.tokens.allSatisfy { $0.has(.heading) == expected })
  }
}
