import Gazetteer
import Testing
import Toponyms

@Suite("Answers of the normalizer") struct NameNormalizerTests {
  /// Names that the tables lack: without their first vowel but one, with the country of the place.
  private static let misspelt: [(name: String, country: String)] = House.names.gazetteer.places.compactMap { place in
    var name = place.english
    guard name.count >= 6, !place.country.isEmpty,
      let vowel = name.dropFirst(2).firstIndex(where: { "aeiou".contains($0) })
    else { return nil }
    name.remove(at: vowel)
    return (name, place.country)
  }

  @Test("are those as likely as is usual, which is less where the country is known", arguments: [false, true])
  func answersAreLikelyEnough(withCountry: Bool) {
    let least = withCountry ? 0.6 : 0.7
    var search = NameSearch(House.names.gazetteer)
    var (given, atTheEdge) = (0, 0)
    for (name, country) in Self.misspelt.prefix(1500) {
      let context = NameSearch.Context(country: withCountry ? country : nil)
      var normalizer = NameNormalizer(House.names.gazetteer, context: context)
      guard let first = search.find(name, context: context, limit: 1).first, first.status == nil else { continue }
      let answer = normalizer.normalize(name).best
      #expect((answer != nil) == (first.confidence >= least), "\(name) \(country): \(first.confidence)")
      if answer != nil { given += 1 }
      if first.confidence >= 0.6, first.confidence < 0.7 { atTheEdge += 1 }
    }
    #expect(given > 100)
    #expect(atTheEdge > 0)
  }
}
