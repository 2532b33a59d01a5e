import Files
import Testing

@Suite struct GazetteerImportCommandTests {
  private let folder = Program.temporaryFolder()

  private func write(_ name: String, _ text: String) throws -> String {
    let path = Paths.join(folder, name)
    try AtomicWriter.replace(path, with: Array(text.utf8))
    return path
  }

  @Test func whatIsImportedIsFound() throws {
    let table = "Code,Name,Name_AR,Lat,Lon\n1,Ayn Nowhere,عين لامكان,36.5,37.1\n2,,,36,37\n"
    let path = try write("house.csv", table)
    let output = Paths.join(folder, "places/deep")
    let result = try Program.run([
      "gazetteer", "import", "--output", output, "--country", "sy", "--source", "house", "--licence", "CC0",
      "--columns",
      "id=Code,english=Name,arabic=Name_AR,lat=Lat,lon=Lon", path,
    ])
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("SY.tsv: 1 places\n2 rows read, 1 places written"))
    #expect(result.output.contains("1 × row left out: no name in Latin or Arabic script (first: house:2)"))
    #expect(String(decoding: try FileReader.read(Paths.join(output, "LICENCES.txt")), as: UTF8.self) == "house: CC0\n")
    let found = try Program.run(["gazetteer", "lookup", "--no-builtin", "--gazetteer", output, "عين لامكان"])
    #expect(found.output.contains("Ayn Nowhere"))
    #expect(found.output.contains("house:1"))
  }

  @Test func aBadFileIsNamedAndTheOthersAreImported() throws {
    let good = try write("good.tsv", "id\tenglish\tcountry\n1\tNubl\tSY\n")
    let bad = try write("bad.json", "{\"a\": ")
    let result = try Program.run(["gazetteer", "import", "--output", Paths.join(folder, "out"), good, bad])
    #expect(result.status == 2)
    #expect(result.error.contains("bad.json:1: broken JSON"))
    #expect(result.output.contains("SY.tsv: 1 places"))
  }

  @Test func anUnwritableFolderIsSaid() throws {
    let good = try write("good.tsv", "id\tenglish\tcountry\n1\tNubl\tSY\n")
    let result = try Program.run(["gazetteer", "import", "--output", "/proc/nowhere", good])
    #expect(result.status == 2)
    #expect(result.error.contains("/proc/nowhere"))
  }
}
