import Testing

@testable import Gazetteer

@Suite struct IndexTests {
  @Test func indexIsValidUTF8AndTheSameEveryTime() throws {
    let bytes = try compileIndex(tables: [Samples.table(Samples.aleppo)])
    #expect(String(validating: bytes, as: UTF8.self) != nil)
    #expect(try compileIndex(tables: [Samples.table(Samples.aleppo)]) == bytes)
  }

  @Test func fieldsComeBack() throws {
    let gazetteer = try Samples.gazetteer(Samples.aleppo)
    #expect(gazetteer.count == 7)
    let place = try #require(gazetteer.place(id: "s:2"))
    #expect(place.english == "Aleppo")
    #expect(place.arabic == "حلب")
    #expect(place.country == "SY")
    #expect(place.feature == .locality)
    #expect(place.population == 1_602_264)
    #expect(place.geonames == "170063")
    #expect(place.isCurated)
    #expect(abs((place.location?.longitude ?? 0) - 37.15) < 1e-4)
    #expect(place.spellings.map(\.text) == ["Aleppo", "Halab", "Alepo", "حلب"])
    #expect(place.spellings.map(\.status) == [.canonical, .accepted, .fault, .arabic])
    #expect(gazetteer.place(id: "s:99") == nil)
  }

  @Test func rowsThatShareAnIdentifierAreOnePlace() throws {
    let merged = MergedPlaces([try Samples.table(Samples.aleppo), try Samples.table(Samples.iraq)])
    #expect(merged.rows.count == 9)
    let aleppo = try #require(merged.rows.first { $0.row.geonames == "170063" })
    #expect(aleppo.row.english == "Aleppo")
    #expect(aleppo.spellings.contains { $0.text == "Halab City" && $0.status == .variant })
    // Across two indexes too.
    let gazetteer = try Samples.gazetteer(Samples.aleppo, Samples.iraq)
    let found = try #require(gazetteer.lookup("Beroea").first)
    #expect(found.place.id == "s:2")
  }

  @Test func damageIsFound() throws {
    let bytes = try compileIndex(tables: [Samples.table(Samples.aleppo)])
    #expect(throws: PlaceIndex.Damage.notAnIndex) { try PlaceIndex(IndexStorage([]), verify: true) }
    #expect(throws: PlaceIndex.Damage.notAnIndex) { try PlaceIndex(IndexStorage(Array(bytes[..<20])), verify: true) }
    #expect(throws: PlaceIndex.Damage.wrongLength) {
      try PlaceIndex(IndexStorage(Array(bytes.dropLast())), verify: true)
    }
    for at in stride(from: IndexFormat.checksumStart, to: bytes.count, by: 97) {
      var damaged = bytes
      damaged[at] ^= 1
      #expect(throws: PlaceIndex.Damage.wrongChecksum) { try PlaceIndex(IndexStorage(damaged), verify: true) }
    }
    var other = bytes
    other[8] &+= 1
    #expect(throws: PlaceIndex.Damage.self) { try PlaceIndex(IndexStorage(other), verify: true) }
  }

  @Test func anIndexOfAnotherLayoutIsKnownAsSuch() throws {
    var bytes = try compileIndex(tables: [Samples.table(Samples.aleppo)])
    // The version is the same, the hash of the layout is not.
    bytes[9] ^= 0x10
    #expect(throws: PlaceIndex.Damage.self) { try PlaceIndex(IndexStorage(bytes), verify: false) }
    #expect(PlaceIndex.fingerprint(of: IndexStorage(bytes)) == nil)
    #expect(IndexFormat.stamp & 0xFF == IndexFormat.version)
    let layout = IndexFormat.layoutStamp()
    #expect(IndexFormat.stamp == layout, "the layout has changed: set IndexFormat.stamp to \(layout)")
  }

  /// Counts and offsets as large as they can be must not make a look-up run on, or take memory without bound.
  @Test(arguments: IndexFormat.Section.allCases, [0x7F, 0x01, 0x00] as [UInt8])
  func sectionsFullOfNonsenseAreReadInBoundedTime(section: IndexFormat.Section, filling: UInt8) throws {
    var bytes = try compileIndex(tables: [Samples.table(Samples.aleppo)])
    func number(_ at: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (7 * $1) } }
    let start = number(32 + 8 * section.rawValue)
    for at in start..<start + number(36 + 8 * section.rawValue) { bytes[at] = filling }
    let index = try PlaceIndex(IndexStorage(bytes), verify: false)
    let gazetteer = Gazetteer(indexes: [index], model: Samples.model)
    for name in ["Aleppo", "Maarat Elartik", "حلب", "Hreitan"] {
      for found in gazetteer.lookup(name) { _ = found.place.spellings.count }
    }
    _ = gazetteer.longestMatch(in: ["Maarat", "al", "Artiq"].map { TextWord($0) }, startingAt: 0)
    for record in [0, 5, 1 << 27] {
      #expect(gazetteer.place(PlaceID(index: 0, record: record)).spellings.count <= bytes.count / 8)
    }
    _ = gazetteer.place(id: "s:2")
  }

  /// Reading must stay inside the bytes whatever they hold: a file can be damaged after it was checked.
  @Test func damageIsHarmless() throws {
    let bytes = try compileIndex(tables: [Samples.table(Samples.aleppo)])
    var state: UInt64 = 7
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        damaged[IndexFormat.headerLength + Int(state >> 33) % (bytes.count - IndexFormat.headerLength)] = UInt8(
          state >> 25 & 0x7F)
      }
      let index = try PlaceIndex(IndexStorage(damaged), verify: false)
      let gazetteer = Gazetteer(indexes: [index], model: Samples.model)
      for name in ["Aleppo", "Maarat Elartik", "حلب", "Hreitan"] { _ = gazetteer.lookup(name) }
      _ = gazetteer.longestMatch(in: ["Maarat", "al", "Artiq"].map { TextWord($0) }, startingAt: 0)
    }
  }
}
