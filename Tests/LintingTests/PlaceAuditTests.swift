import Gazetteer
import Testing
import Tokens

@testable import Toponyms

@Suite struct PlaceAuditTests {
  private let head = "id\tcountry\tfeature\tlat\tlon\tarabic\tenglish\tlatin_variants\taccepted\tparent_id\tgeonames\n"

  /// Problems by the ids of their places.
  private func problems(_ rows: String) throws -> [String] {
    let words = WordTable(vocabulary: House.book.packs.vocabulary)
    var audit = PlaceAudit(words: OrdinaryWords(lexicon: House.book.packs.lexicon, words: words))
    audit.add(try PlaceTableReader.read(Array((head + rows).utf8), name: "SY.tsv"))
    return audit.findings().map(\.description)
  }

  @Test func aSoundTableHasNothing() throws {
    let rows =
      "a\tSY\tcity\t36.2\t37.1\tحلب\tAleppo\tHaleb\tHalab\t\t1\n"
      + "b\tSY\tgovernorate\t36.3\t37.2\tمحافظة حلب\tAleppo\t\tAleppo Governorate\t\t2\n"
    #expect(try problems(rows) == [])
  }

  @Test func variantsThatAreWordsAreTold() throws {
    let found = try problems(
      "a\tSY\tdistrict\t36.2\t37.1\tالهندي\tal-Hindi\tIndian district|Russian\t\t\t\n"
        + "b\tSY\tvillage\t36.2\t37.2\tالجسر\tal-Jisr\tBridge\t\t\t\n")
    #expect(found.contains("SY.tsv:2: a: “Russian” is a demonym too"), "\(found)")
    #expect(found.contains("SY.tsv:3: b: “Bridge” is an English word too"))
    let bare = try problems("a\tSY\tdistrict\t36.2\t37.1\tالروسي\tal-Rusi\tRussian district\t\t\t\n")
    #expect(bare == ["SY.tsv:2: a: “Russian district”, which is also found as “russian”, is a demonym too"])
  }

  @Test func namesOfOtherPlacesAreTold() throws {
    let found = try problems(
      "a\tSY\tcity\t36.2\t37.1\tحلب\tAleppo\tHoms City\t\t\t\nb\tSY\tcity\t34.7\t36.7\tحمص\tHoms\t\t\t\t\n")
    #expect(found == ["SY.tsv:2: a: “Homs City”, which is also found as “homs”, is the name of b"])
  }

  @Test func scriptsPositionsAndRepeatsAreTold() throws {
    let found = try problems(
      "a\tSY\tcity\t37.1\t36.2\tHalab\tحلب\tAlep|Alep\t\t\t\nb\tSY\tcity\t34.7\t33.7\tحمص\tHoms\t\t\t\t\n")
    #expect(
      found.contains("SY.tsv:2: a: “Halab” stands among the Arabic names and is not in Arabic script"), "\(found)")
    #expect(found.contains("SY.tsv:2: a: “حلب” stands among the Latin names and is in Arabic script"))
    #expect(found.contains("SY.tsv:2: a: “Alep” is listed twice"))
    #expect(found.contains("SY.tsv:3: b: 34.7, 33.7 lies outside SY"))
  }

  @Test func twinsAndParentsAreTold() throws {
    let found = try problems(
      "a\tSY\tvillage\t36.2\t37.1\tنبل\tNubl\t\t\tb\t7\nb\tSY\tvillage\t36.2\t37.3\tبنش\tBinnish\t\t\ta\t7\n"
        + "c\tSY\tvillage\t36.201\t37.099\tنبل\tNubl\t\t\tnone\t\n")
    #expect(found.contains("SY.tsv:2: a: its parents lead back to it"), "\(found)")
    #expect(found.contains("SY.tsv:3: b: has the geonames of a"))
    #expect(found.contains("SY.tsv:4: c: has the name, class and position of a"))
    #expect(found.contains("SY.tsv:4: c: its parent “none” is in none of the tables"))
  }
}
