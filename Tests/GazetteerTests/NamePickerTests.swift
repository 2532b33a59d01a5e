import Testing

@testable import Gazetteer

struct NamePickerTests {
  private func index(_ names: [String]) throws -> PlaceIndex {
    let rows = names.enumerated().map { "x:\($0.offset)\tSY\t\($0.element)" }
    let table = "id\tcountry\tenglish\n" + rows.joined(separator: "\n") + "\n"
    let places = try PlaceTableReader.read(Array(table.utf8), name: "t.tsv")
    return try PlaceIndex(IndexStorage(compileIndex(tables: [places])), verify: true)
  }

  @Test func keepsThoseThatShareMostLetters() throws {
    let index = try index(["Tabqa", "Tubuqi", "Tibiqe", "Tabiqa"])
    var picker = NamePicker(signature: LetterSignature.of("tabqa".utf8), countries: nil, limit: 2)
    picker.add(0..<4, of: index, sameKey: true)
    let texts = picker.picked().map { index.string(index.name($0.name, .text)) }
    #expect(Set(texts) == ["tabqa", "tabiqa"])
  }

  @Test func takesARunOnce() throws {
    let index = try index(["Tabqa", "Tubuqi"])
    var picker = NamePicker(signature: 0, countries: nil, limit: 9)
    picker.add(0..<2, of: index, sameKey: true)
    picker.add(0..<2, of: index, sameKey: false)
    #expect(picker.picked().count == 2)
    picker.startNextStep()
    picker.add(0..<2, of: index, sameKey: false)
    #expect(picker.picked().isEmpty)
  }
}
