import Testing

@testable import Gazetteer

@Suite struct GazetteerPlacesTests {
  @Test func everyPlaceOfEveryIndexComes() throws {
    let gazetteer = try Samples.gazetteer(Samples.aleppo, Samples.iraq)
    let ids = gazetteer.places.map(\.id)
    #expect(ids.count == gazetteer.count)
    #expect(Set(ids) == ["s:1", "s:2", "s:3", "s:4", "s:5", "s:6", "s:7", "q:1", "q:2", "q:3"])
  }
}
