import Testing

@testable import Gazetteer

@Suite struct PlaceTableReaderTests {
  private let head = "id\tcountry\tfeature\tlat\tlon\tarabic\tenglish\tlatin_variants\tpopulation"

  private func read(_ text: String) throws(PlaceTableError) -> PlaceTable {
    try PlaceTableReader.read(Array(text.utf8), name: "SY.tsv")
  }

  private func fault(_ text: String) -> (PlaceTableError.Fault, Int)? {
    do {
      _ = try read(text)
      return nil
    } catch { return (error.fault, error.line) }
  }

  @Test func readsRows() throws {
    let table = try read(head + "\r\n\na:1\tSY\tlocality\t36.2\t37.1\tحلب\tAleppo\tHalab|Alep\t1200000\r\n")
    #expect(table.rows.count == 1)
    let row = try #require(table.rows.first)
    #expect(row.english == "Aleppo")
    #expect(row.arabic == "حلب")
    #expect(row.latinVariants == ["Halab", "Alep"])
    #expect(row.population == 1_200_000)
    #expect(row.location == Coordinate(latitude: 36.2, longitude: 37.1))
    #expect(!table.isCurated)
  }

  @Test func byteOrderMarkAndMissingEnd() throws {
    #expect(try read("\u{FEFF}id\tenglish\taccepted\nx\tHoms\tHims").isCurated)
  }

  @Test func faultsNameTheLine() {
    #expect(fault("")?.0 == .emptyFile)
    #expect(fault("english\nHoms")?.0 == .missingColumn("id"))
    #expect(fault("id\tlat\nx\t1")?.0 == .missingColumn("english"))
    // A name with a tab shows as a column too many.
    let tab = fault("id\tenglish\nx\tHoms\ny\tDeir\tez-Zor")
    #expect(tab?.0 == .columnCount(found: 3, expected: 2))
    #expect(tab?.1 == 3)
    #expect(fault("id\tenglish\nx\tHoms\nx\tHama")?.0 == .duplicateID("x", firstLine: 2))
    #expect(fault("id\tenglish\n\tHoms")?.0 == .emptyID)
    #expect(fault("id\tenglish\nx\t")?.0 == .noName(id: "x"))
    #expect(fault("id\tenglish\tlat\tlon\nx\tHoms\t95\t1")?.0 == .badNumber(column: "lat, lon", value: "95.0, 1.0"))
    #expect(fault("id\tenglish\tpopulation\nx\tHoms\tmany")?.0 == .badNumber(column: "population", value: "many"))
  }

  @Test func invalidUTF8IsNamed() {
    var bytes = Array("id\tenglish\nx\tHoms\ny\t".utf8)
    bytes.append(0xFF)
    #expect(throws: PlaceTableError(file: "a", line: 3, fault: .notUTF8)) {
      try PlaceTableReader.read(bytes, name: "a")
    }
  }
}
