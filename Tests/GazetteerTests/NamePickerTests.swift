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

struct NumberSetTests {
  @Test func holdsWhatWasAddedAndForgets() {
    var set = NumberSet()
    var known: Set<Int> = []
    for at in 0..<5000 {
      let number = at &* 7919 % 3001
      let isNew = set.insert(number)
      #expect(isNew == known.insert(number).inserted)
    }
    set.removeAll()
    let answers = [set.insert(7), set.insert(7)]
    #expect(answers == [true, false])
  }
}

struct HitTableTests {
  private func hit(_ place: Int, cost: Double) -> NameSearch.Hit {
    NameSearch.Hit(
      place: PlaceID(index: place % 2, record: place), status: .canonical, surface: 0, cost: cost, sameKey: true,
      formMismatch: false, otherScript: false, name: 0, sameArticles: false, form: 0, likelihood: 1)
  }

  /// Few hits are compared one by one, many are hashed: both must find the hit of a place.
  @Test(arguments: [3, 8, 9, 33, 1000])
  func aPlaceHasOneHit(count: Int) {
    var table = HitTable()
    for place in 0..<count { table.add(hit(place, cost: 5)) { _ in Issue.record("\(place) is new") } }
    for place in 0..<count {
      table.add(hit(place, cost: 1)) { known in
        #expect(Int(known.place.record) == place)
        known.likelihood += 1
      }
    }
    #expect(table.all.map { Int($0.place.record) } == Array(0..<count))
    #expect(table.all.allSatisfy { $0.cost == 5 && $0.likelihood == 2 })
    table.removeAll()
    table.add(hit(1, cost: 2)) { _ in Issue.record("nothing is there") }
    #expect(table.all.count == 1)
  }

  @Test func anEmptyCountrySetMatchesNothing() throws {
    let table = "id\tcountry\tenglish\nx:1\tSY\tTabqa\nx:2\tIQ\tTabqa East\n"
    let places = try PlaceTableReader.read(Array(table.utf8), name: "t.tsv")
    let index = try PlaceIndex(IndexStorage(compileIndex(tables: [places])), verify: true)
    func picked(_ countries: Int?) -> Int {
      var picker = NamePicker(signature: 0, countries: countries, limit: 9)
      picker.add(0..<index.nameCount, of: index, sameKey: true)
      return picker.picked().count
    }
    #expect(picked(nil) == index.nameCount)
    #expect(picked(IndexFormat.countryBit(IndexFormat.countryCode("SY"))) == 1)
    #expect(picked(IndexFormat.countryBit(IndexFormat.countryCode("EG"))) == 0)
  }
}
