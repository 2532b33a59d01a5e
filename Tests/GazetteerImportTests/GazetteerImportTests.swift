import Gazetteer
import Testing

@testable import GazetteerImport

/// The rows that texts give, by id, and the report.
private func importing(
  _ files: [(name: String, text: String)], mapping: ColumnMapping = ColumnMapping(), country: String = "",
  tag: String = "own"
) throws -> (rows: [String: PlaceRow], report: ImportReport) {
  var gazetteer = GazetteerImport(mapping: mapping, country: country, tag: tag)
  for file in files { try gazetteer.add(Array(file.text.utf8), file: file.name) }
  let (tables, report) = gazetteer.finish()
  return (Dictionary(uniqueKeysWithValues: tables.flatMap(\.rows).map { ($0.id, $0) }), report)
}

/// A row of a GeoNames dump.
private func geonames(
  _ id: Int, _ name: String, _ others: String, _ kind: String = "P\tPPL", admin1: String = "09", population: Int = 0
) -> String {
  "\(id)\t\(name)\t\(name)\t\(others)\t36.29\t37.04\t\(kind)\tSY\t\t\(admin1)\t\t\t\t\(population)\t\t300\tAsia/Damascus\t2020-01-01\n"
}

struct GeoNamesImportTests {
  @Test func readsADump() throws {
    let dump =
      geonames(1, "Aleppo", "Muḩāfaz̧at Ḩalab,محافظة حلب", "A\tADM1", population: 4_000_000)
      + geonames(2, "Haritan", "حريتان,Huraytān,Харитан")
    let (rows, report) = try importing([("SY.txt", dump)])
    let haritan = try #require(rows["gn:2"])
    #expect(haritan.english == "Haritan")
    #expect(haritan.arabic == "حريتان")
    #expect(haritan.latinVariants == ["Huraytān"])
    #expect(haritan.admin1 == "Aleppo")
    #expect(haritan.parentID == "gn:1")
    #expect(haritan.geonames == "2")
    #expect(haritan.sources == "gn")
    #expect(rows["gn:1"]?.feature == .region)
    #expect(report.droppedNames["in another script, or in none"]?.count == 1)
  }

  @Test func dropsWhatIsNoPlaceAndSaysWhy() throws {
    let dump =
      geonames(1, "Old Town", "", "P\tPPLH") + geonames(2, "Some Hotel", "", "S\tHTL")
      + "3\tBroken off\tBroken"
    let (rows, report) = try importing([("SY.txt", geonames(9, "Kept", "") + dump)])
    #expect(rows.keys.sorted() == ["gn:9"])
    #expect(report.read == 4)
    #expect(report.droppedRows["historical (P.PPLH)"]?.first == "SY.txt:2")
    #expect(report.droppedRows["3 columns where GeoNames has 19"]?.first == "SY.txt:4")
    #expect(report.text.contains("feature class S: not a place that news name"))
  }

  @Test func alternateNamesChooseTheCanonicalOnes() throws {
    let alternates = """
      1\t7\tar\tدمشق\t1\t\t\t
      2\t7\tar\tالشام\t\t\t1\t
      3\t7\ten\tDamascus\t1\t1\t\t
      4\t7\tfr\tDamas\t\t\t\t
      5\t7\twkdt\tQ3766\t\t\t\t
      6\t7\tlink\thttps://en.wikipedia.org/wiki/Damascus\t\t\t\t
      7\t7\tla\tDamascus Antiqua\t\t\t\t1
      8\t8\ten\tElsewhere\t\t\t\t
      9\t7\tar\tDimashq\t\t\t\t
      """
    // The names come before the places.
    let (rows, report) = try importing([
      ("alternateNamesV2.txt", alternates), ("SY.txt", geonames(7, "Dimashq al-Madina", "")),
    ])
    let row = try #require(rows["gn:7"])
    #expect(row.english == "Damascus")
    #expect(row.arabic == "دمشق")
    #expect(row.arabicVariants == ["الشام"])
    #expect(row.wikidata == "Q3766")
    #expect(Set(row.latinVariants) == ["Dimashq al-Madina", "Damas", "Damascus Antiqua", "Dimashq"])
    #expect(report.droppedRows["alternate name of a place that is not imported"]?.count == 1)
    #expect(report.droppedNames["filed as Arabic, in Latin letters: taken as Latin"]?.count == 1)
  }

  @Test func readsThePackageGeonamescache() throws {
    let json = """
      {"170063": {"geonameid": 170063, "name": "Aleppo", "latitude": 36.2, "longitude": 37.16, "countrycode": "SY",
      "population": 1602264, "timezone": "Asia/Damascus", "admin1code": "09", "alternatenames": ["حلب", "Alep"]},
      "5": {"name": "Nowhere"}}
      """
    let (rows, report) = try importing([("cities500.json", json)])
    #expect(rows["gn:170063"]?.arabic == "حلب")
    #expect(rows["gn:170063"]?.latinVariants == ["Alep"])
    #expect(rows["gn:170063"]?.population == 1_602_264)
    #expect(report.droppedRows["no name or no country code"]?.first == "cities500.json: 5")
  }
}

struct OtherImportTests {
  private func record(_ more: String) -> String {
    """
    {"type": "Feature", "id": 421, "geometry": {"type": "Point", "coordinates": [37, 36]}, "properties": {
    "wof:id": 421, "wof:name": "Anadan", "wof:placetype": "locality", "wof:country": "SY", "geom:latitude": 36.29,
    "geom:longitude": 37.06, "wof:parent_id": 890, "name:eng_x_preferred": ["Anadan"], "name:ara_x_preferred": ["عندان"],
    "name:fra_x_variant": ["Anadane"], "wof:concordances": {"gn:id": 173223, "wd:id": "Q1"}\(more)}}
    """
  }

  @Test func readsWhosOnFirst() throws {
    let (rows, _) = try importing([("421.geojson", record(""))])
    let row = try #require(rows["wof:421"])
    #expect(row.english == "Anadan")
    #expect(row.arabic == "عندان")
    #expect(row.latinVariants == ["Anadane"])
    #expect(row.geonames == "173223")
    #expect(row.wikidata == "Q1")
    #expect(row.parentID == "wof:890")
    #expect(row.location?.latitude == 36.29)
  }

  @Test(arguments: [
    (", \"mz:is_current\": 0", "not current"), (", \"wof:superseded_by\": [5]", "superseded"),
    (", \"edtf:deprecated\": \"2019-01-01\"", "deprecated"),
  ])
  func leavesOutWhatIsNoLongerValid(more: String, reason: String) throws {
    let (rows, report) = try importing([("421.geojson", record(more))])
    #expect(rows.isEmpty)
    #expect(report.droppedRows[reason]?.first == "wof:421")
  }

  @Test func rowsOfOnePlaceKeepAllSources() throws {
    let dump = geonames(173223, "Anadan", "Andan", population: 11_918)
    let (rows, report) = try importing([("421.geojson", record("")), ("SY.txt", dump)])
    let row = try #require(rows["wof:421"])
    #expect(rows.count == 1)
    #expect(row.sources == "wof|gn")
    #expect(row.population == 11_918)
    #expect(row.latinVariants == ["Anadane", "Andan"])
    #expect(report.merged == 1)
  }

  @Test(arguments: [
    "admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode,admin0Pcode",
    "ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,ADM0_PCODE",
  ])
  func readsOperationalDatasets(header: String) throws {
    let table =
      header + "\n#adm1+name,,#adm1+code,,,,\n" + "Aleppo,حلب,SY02,\"Al Bab, district\",الباب,SY0202,SY\n"
      + "Aleppo,حلب,SY02,Afrin,عفرين,SY0203,SY\n"
    let (rows, _) = try importing([("syr.csv", table)])
    #expect(rows.keys.sorted() == ["cod:SY02", "cod:SY0202", "cod:SY0203"])
    let district = try #require(rows["cod:SY0202"])
    #expect(district.english == "Al Bab, district")
    #expect(district.pcode == "SY0202")
    #expect(district.parentID == "cod:SY02")
    #expect(district.admin1 == "Aleppo")
    #expect(district.country == "SY")
    #expect(district.feature == .county)
  }

  @Test func readsATableByItsMapping() throws {
    let mapping = try ColumnMapping("english=Name,lat=Y,lon=X,id=Code")
    let table = "Code;Name;Y;X\n1;Tall Rifat;36.47;37.09\n2;Nubl;north;37\n3;Zahra\n"
    let (rows, report) = try importing([("house.csv", table)], mapping: mapping, country: "SY", tag: "house")
    #expect(rows.keys.sorted() == ["house:1"])
    #expect(rows["house:1"]?.country == "SY")
    #expect(rows["house:1"]?.location?.longitude == 37.09)
    #expect(report.droppedRows["no such coordinates"]?.first == "house.csv:3")
    #expect(report.droppedRows["2 columns where the header has 4"]?.first == "house.csv:4")
  }

  @Test func aTabInANameIsCountedNotSwallowed() throws {
    let (rows, report) = try importing([("t.tsv", "id\tenglish\na\tTall\tRifat\nb\tNubl\n")])
    #expect(rows.keys.sorted() == ["own:b"])
    #expect(report.droppedRows["3 columns where the header has 2"]?.first == "t.tsv:2")
  }

  @Test func twoRowsOfOneIDAreOnePlace() throws {
    let (rows, report) = try importing([("t.tsv", "id\tenglish\na\tTall Rifat\na\tTell Rifaat\n")])
    #expect(rows["own:a"]?.latinVariants == ["Tell Rifaat"])
    #expect(report.merged == 1)
  }

  @Test(arguments: [
    ("", "empty"), ("{\"a\": ", "broken JSON"), ("{\"type\": \"FeatureCollection\"}", "no record of Who's On First"),
    ("a,b\n1,2\n", "no column “english”"), ("PK\u{3}\u{4}junk", "byte"), ("SQLite format 3\0junk", "file"),
  ])
  func aFileThatIsNoneOfTheseSaysSo(text: String, problem: String) throws {
    let error = #expect(throws: ImportError.self) { try importing([("/nowhere/x", text)]) }
    #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
  }

  @Test func mappingsNameFields() {
    #expect(throws: ImportError.self) { try ColumnMapping("name=Name") }
    #expect(throws: ImportError.self) { try ColumnMapping("english") }
  }

  @Test func tablesComeBackAsTheyWere() throws {
    let (rows, _) = try importing([("SY.txt", geonames(2, "Haritan", "حريتان,Huraytān", population: 5))])
    let text = PlaceTableWriter.text(rows.values)
    let table = try PlaceTableReader.read(Array(text.utf8), name: "SY.tsv")
    #expect(table.rows == Array(rows.values))
  }
}
