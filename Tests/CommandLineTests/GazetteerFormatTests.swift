import Files
import LoopbackServer
import Testing

/// Files as the publishers of place names give them, imported by the program.
@Suite struct GazetteerFormatTests {
  private let folder = Program.temporaryFolder()
  private var output: String { Paths.join(folder, "places") }

  private func write(_ name: String, _ text: String) throws -> String { try write(name, bytes: Array(text.utf8)) }

  private func write(_ name: String, bytes: [UInt8]) throws -> String {
    let path = Paths.join(folder, name)
    try Paths.makeFolder(Paths.parent(of: path))
    try AtomicWriter.replace(path, with: bytes)
    return path
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(["gazetteer", "import", "--output", output] + arguments)
  }

  private func rows(_ table: String) throws -> [[String: String]] {
    let lines = String(decoding: try FileReader.read(Paths.join(output, table)), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    guard let head = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
  }

  /// A workbook with text cells, as spreadsheet programs write it: shared strings, a sheet a table.
  private func workbook(_ sheets: [[[String]]]) -> [UInt8] {
    var shared: [String] = []
    var members = [("xl/workbook.xml", "<workbook/>")]
    for (number, rows) in sheets.enumerated() {
      var text = "<worksheet><sheetData>"
      for (line, cells) in rows.enumerated() {
        text += "<row r=\"\(line + 1)\">"
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
          let name = String(UnicodeScalar(UInt8(0x41 + column))) + "\(line + 1)"
          if let value = Double(cell) {
            text += "<c r=\"\(name)\"><v>\(value)</v></c>"
          } else {
            text += "<c r=\"\(name)\" t=\"s\"><v>\(shared.count)</v></c>"
            shared.append(cell)
          }
        }
        text += "</row>"
      }
      members.append(("xl/worksheets/sheet\(number + 1).xml", text + "</sheetData></worksheet>"))
    }
    let strings = shared.map { "<si><t>\($0)</t></si>" }.joined()
    members.append(("xl/sharedStrings.xml", "<sst>\(strings)</sst>"))
    return Zip.archive(members)
  }

  @Test func aWorkbookOfOCHAHasASheetForEachLevel() throws {
    let units = workbook([
      [["Data set", "COD-AB"], ["Source", "OCHA"]],
      [["ADM1_EN", "ADM1_AR", "ADM1_PCODE", "ADM0_PCODE"], ["Aleppo", "حلب", "SY02", "SY"]],
      [
        ["adm2_name", "adm2_name1", "adm2_pcode", "adm1_name", "adm1_pcode", "adm0_pcode", "center_lat", "center_lon"],
        ["Afrin", "عفرين", "SY0203", "Aleppo", "SY02", "SY", "36.5", "36.8"],
        ["Al Bab", "الباب", "SY0202", "Aleppo", "SY02", "SY", "36.4", "37.5"],
      ],
    ])
    let result = try run(try write("syr.xlsx", bytes: units))
    #expect(result.status == 0, "\(result.error)")
    let found = try rows("SY.tsv")
    #expect(found.map { $0["pcode"] } == ["SY02", "SY0203", "SY0202"])
    #expect(found.last?["arabic"] == "الباب")
    #expect(found.last?["lat"] == "36.4")
    #expect(found.last?["admin1"] == "Aleppo")
    #expect(found.last?["parent_id"] == "cod:SY02")
    #expect(!result.output.contains("put together"))
    #expect(
      String(decoding: try FileReader.read(Paths.join(output, "LICENCES.txt")), as: UTF8.self)
        == "cod: OCHA common operational datasets, CC BY 3.0 IGO, https://data.humdata.org/\n")
  }

  @Test func aRepositoryOfWhosOnFirstIsAFolder() throws {
    func record(_ id: Int, _ name: String, _ kind: String, _ parent: Int, _ more: String = "") -> String {
      """
      {"type": "Feature", "properties": {"wof:id": \(id), "wof:name": "\(name)", "wof:placetype": "\(kind)",
       "wof:country": "SY", "geom:latitude": 36.0, "geom:longitude": 37.0, "wof:parent_id": \(parent)\(more)}}
      """
    }
    _ = try write("wof/README.md", "# whosonfirst-data-admin-sy\n")
    _ = try write("wof/data/1/1.geojson", record(1, "Aleppo", "region", -1))
    _ = try write("wof/data/1/2.geojson", record(2, "Afrin District", "county", 1))
    _ = try write(
      "wof/data/1/3.geojson", record(3, "Jandairis", "locality", 2, ", \"name:ara_x_preferred\": [\"Jindires\"]"))
    _ = try write(
      "wof/data/1/3-alt-quattroshapes.geojson",
      "{\"type\": \"Feature\", \"properties\": {\"wof:id\": 3, \"src:alt_label\": \"qs\"}}")
    let result = try run(Paths.join(folder, "wof"))
    #expect(result.status == 0, "\(result.error)")
    let found = try rows("SY.tsv")
    #expect(found.map { $0["id"] } == ["wof:1", "wof:2", "wof:3"])
    #expect(found.map { $0["admin1"] } == ["Aleppo", "Aleppo", "Aleppo"])
    // Filed as Arabic, in Latin letters.
    #expect(found.last?["arabic"] == "")
    #expect(found.last?["latin_variants"] == "Jindires")
    #expect(result.output.contains("1 × name: filed as Arabic, in Latin letters: taken as Latin (first: wof:3)"))
  }

  @Test func whatIsDamagedIsCountedAndSaid() throws {
    let dump =
      "1\tNubl\tNubl\tNobol\t36.37\t36.99\tP\tPPL\tSY\t\t09\t\t\t\t0\t\t390\tAsia/Damascus\t2020-01-01\n"
      + "2\tBad\tBad\t\t136.37\t36.99\tP\tPPL\tSY\t\t09\t\t\t\t0\t\t390\tAsia/Damascus\t2020-01-01\n3\tCut off\tC"
    var bytes = Array(dump.utf8)
    let at = try #require(
      dump.utf8.firstIndex(of: UInt8(ascii: "o")).map { dump.utf8.distance(from: dump.utf8.startIndex, to: $0) })
    bytes[at] = 0xFF
    let result = try run(try write("SY.txt", bytes: bytes))
    #expect(result.status == 0)
    #expect(result.output.contains("3 rows read, 1 places written"))
    #expect(result.output.contains("1 × row left out: no such coordinates (first: "))
    #expect(result.output.contains("1 × row left out: 3 columns where GeoNames has 19 (first: "))
    #expect(result.output.contains("1 × name: not valid UTF-8 (first: gn:1)"))
  }

  @Test func licencesOfEarlierImportsStay() throws {
    let house = try write("house.csv", "id,english\n1,Nubl\n")
    #expect(try run("--country", "sy", "--source", "house", "--licence", "CC0", house).status == 0)
    let other = try write("other.csv", "id,english\n1,Mosul\n")
    #expect(try run("--country", "iq", "--source", "other", other).status == 0)
    let text = String(decoding: try FileReader.read(Paths.join(output, "LICENCES.txt")), as: UTF8.self)
    #expect(text == "house: CC0\nother: licence not stated\n")
    // Another import of the first, without saying it again.
    #expect(try run("--country", "sy", "--source", "house", house).status == 0)
    #expect(
      String(decoding: try FileReader.read(Paths.join(output, "LICENCES.txt")), as: UTF8.self) == text)
  }

  @Test func aFolderWithNothingToImportIsSaid() throws {
    _ = try write("empty/README.md", "nothing")
    let result = try run(Paths.join(folder, "empty"))
    #expect(result.status == 2)
    #expect(result.error.contains("no file to import there"))
  }
}
