import Testing

@testable import Rules

struct QuantityUnitsTests {
  private func english(_ text: String) throws -> [Set<String>] {
    QuantityUnits(try PairSamples.pair("x", text).target).measures.map(\.keys)
  }

  @Test func signsAndWordsNameUnits() throws {
    #expect(try english("$5 million and 30 km") == [["money.dollar"], ["length.kilometre"]])
    #expect(try english("a 15-year-old boy") == [["time.year"]])
    #expect(try english("40% of 20 percent") == [["share.percent"], ["share.percent"]])
  }

  @Test func aWordOfTwoUnitsHasBoth() throws {
    let arabic = QuantityUnits(try PairSamples.pair("500 ليرة", "x").source)
    #expect(arabic.measures.map(\.keys) == [["money.pound", "money.lira"]])
  }

  @Test func anotherWordPartsNumberAndUnit() throws {
    #expect(try english("20 people walked a mile").isEmpty)
  }
}

struct CompassNamesTests {
  @Test func endingAndCapitalStay() {
    #expect(CompassNames.replacing("Eastern", with: "w") == "Western")
    #expect(CompassNames.replacing("north-west", with: "se") == "southeast")
    #expect(CompassNames.replacing("northwards", with: "s") == "southwards")
    #expect(CompassNames.replacing("left", with: "s") == nil)
  }
}
