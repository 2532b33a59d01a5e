@preconcurrency import Glibc
import Testing

@testable import Gazetteer

/// A folder of its own for one test, removed with what is in it.
private final class TemporaryFolder {
  let path: String

  init() throws {
    path = "/tmp/mtlint-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    try FileAccess.makeFolder(path)
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws { try FileAccess.writeAtomically(bytes, to: "\(path)/\(name)") }

  func names(_ folder: String = "") throws -> [String] { try FileAccess.list("\(path)/\(folder)", suffix: "") }

  deinit {
    for folder in ["cache", "tables", ""] {
      for name in (try? FileAccess.list("\(path)/\(folder)", suffix: "")) ?? [] { unlink("\(path)/\(folder)/\(name)") }
      rmdir("\(path)/\(folder)")
    }
  }
}

@Suite struct GazetteerCacheTests {
  private let folder: TemporaryFolder
  private var cache: GazetteerCache { GazetteerCache(folder: "\(folder.path)/cache") }

  init() throws {
    folder = try TemporaryFolder()
    try FileAccess.makeFolder("\(folder.path)/tables")
    try folder.write(Samples.aleppo, to: "tables/SY.tsv")
  }

  private func open(_ paths: [String]? = nil, notes: inout [String]) throws(GazetteerError) -> Gazetteer {
    var told: [String] = []
    defer { notes = told }
    return try Gazetteer.open(
      builtin: nil, tables: paths ?? ["\(folder.path)/tables"], model: Samples.model, cache: cache,
      note: { told.append($0) })
  }

  private var cacheFile: String {
    get throws { "\(folder.path)/cache/\(try #require(try folder.names("cache").first))" }
  }

  @Test func indexIsKeptAndUsedAgain() throws {
    var notes: [String] = []
    #expect(try open(notes: &notes).count == 7)
    #expect(notes.isEmpty)
    let written = try FileAccess.stamp(cacheFile)
    #expect(try open(notes: &notes).lookup("Anadan").first?.place.id == "s:4")
    #expect(try FileAccess.stamp(cacheFile) == written)
    #expect(try folder.names("cache").count == 1)
  }

  @Test func changedTablesAreCompiledAnew() throws {
    var notes: [String] = []
    #expect(try open(notes: &notes).lookup("Mosul").isEmpty)
    try folder.write(Samples.iraq, to: "tables/IQ.tsv")
    #expect(try open(notes: &notes).lookup("Mosul").first?.place.id == "q:1")
    try folder.write("id\tenglish\nnew\tNinawa\n", to: "tables/IQ.tsv")
    #expect(try open(notes: &notes).lookup("Mosul").isEmpty)
    #expect(notes.isEmpty)
  }

  @Test func damagedIndexIsRebuiltWithANote() throws {
    var notes: [String] = []
    _ = try open(notes: &notes)
    var bytes = try FileAccess.read(cacheFile)
    bytes[bytes.count / 2] ^= 4
    try FileAccess.writeAtomically(bytes, to: cacheFile)
    #expect(try open(notes: &notes).lookup("Anadan").first?.place.id == "s:4")
    #expect(notes.count == 1 && notes[0].contains("damaged"))
    _ = try open(notes: &notes)
    #expect(notes.isEmpty)
    // Cut short, and something else altogether.
    for replacement in [Array(bytes[..<1000]), Array("hello".utf8)] {
      try FileAccess.writeAtomically(replacement, to: cacheFile)
      #expect(try open(notes: &notes).count == 7)
      #expect(notes.count == 1)
    }
  }

  /// Magic, version, layout, length, checksum, fingerprint, sections: whatever is damaged, the index is made anew.
  @Test(arguments: [0, 8, 9, 12, 15, 16, 21, 24, 30, 32, 36, 60, 100])
  func damageAnywhereInTheHeaderIsMended(at: Int) throws {
    var notes: [String] = []
    _ = try open(notes: &notes)
    let sound = try FileAccess.read(cacheFile)
    var bytes = sound
    bytes[at] ^= 0x15
    try FileAccess.writeAtomically(bytes, to: cacheFile)
    #expect(try open(notes: &notes).lookup("Anadan").first?.place.id == "s:4")
    // An index of other inputs is no damage: the tables have changed.
    #expect(notes.count == ((24..<32).contains(at) ? 0 : 1), "\(notes)")
    #expect(notes.allSatisfy { !$0.contains("\n") })
    #expect(try FileAccess.read(cacheFile) == sound)
  }

  @Test func tablesThatCannotFitAreRefusedBeforeTheyAreRead() throws {
    // 1.7 million rows; that they are none would be told if they were read.
    let rows = IndexFormat.limit / IndexFormat.leastRowLength + 1
    try folder.write([UInt8](repeating: 0x0A, count: rows), to: "tables/big.tsv")
    var notes: [String] = []
    let error = #expect(throws: GazetteerError.self) { try open(["\(folder.path)/tables/big.tsv"], notes: &notes) }
    #expect(error == .tooLarge(.tooLarge(section: "places")))
  }

  /// What the estimate rests on: no row is smaller.
  @Test func noRowIsSmallerThanTheEstimate() throws {
    func size(_ rows: Int) throws -> Int {
      // Names of three consonants and as few letters as can be told apart.
      let names = (0..<rows).map { row in String(UnicodeScalar(UInt8(0x61 + row % 26))) + "b\(row / 26)" }
      let text = "id\tenglish\n" + names.enumerated().map { "\($0.offset)\t\($0.element)\n" }.joined()
      return try compileIndex(tables: [Samples.table(text)]).count
    }
    #expect(try (size(2000) - size(1000)) / 1000 >= IndexFormat.leastRowLength)
  }

  @Test func withoutAFolderNothingIsKept() throws {
    let gazetteer = try Gazetteer.open(
      builtin: nil, tables: ["\(folder.path)/tables"], model: Samples.model, cache: GazetteerCache(folder: nil),
      note: { Issue.record("\($0)") })
    #expect(gazetteer.count == 7)
  }

  @Test func aTableThatIsCutOffNamesTheLine() throws {
    let whole = Array(Samples.aleppo.utf8)
    try folder.write(Array(whole.dropLast(40)), to: "tables/cut.tsv")
    var notes: [String] = []
    let error = #expect(throws: GazetteerError.self) { try open(["\(folder.path)/tables/cut.tsv"], notes: &notes) }
    #expect(error?.description.contains("cut.tsv:") == true)
    #expect(error?.description.contains("columns where the header has") == true, "\(error?.description ?? "")")
  }

  @Test func unwritableCacheOnlyGetsANote() throws {
    try folder.write("a file, not a folder", to: "cache")
    var notes: [String] = []
    #expect(try open(notes: &notes).lookup("Anadan").first?.place.id == "s:4")
    #expect(notes.count == 1 && notes[0].contains("cannot be kept"))
  }

  @Test func othersInTheFolderAreSkipped() throws {
    try folder.write("country\trows\nSY\t7\n", to: "tables/INDEX.tsv")
    var notes: [String] = []
    #expect(try open(notes: &notes).count == 7)
    #expect(notes.count == 1 && notes[0].contains("INDEX.tsv"))
    // Named by itself it is an error.
    #expect(throws: GazetteerError.self) { try open(["\(folder.path)/tables/INDEX.tsv"], notes: &notes) }
  }

  @Test func errorsSayWhat() throws {
    var notes: [String] = []
    do {
      _ = try open(["\(folder.path)/nowhere.tsv"], notes: &notes)
      Issue.record("opened a file that is not there")
    } catch { #expect(error.description.contains("nowhere.tsv: No such file")) }
    try folder.write("id\tenglish\nx\tHoms\nx\tHama\n", to: "tables/bad.tsv")
    do {
      _ = try open(notes: &notes)
      Issue.record("opened a table with two rows of one id")
    } catch { #expect(error.description.contains("bad.tsv:3: id “x” stands on line 2 too")) }
    try FileAccess.makeFolder("\(folder.path)/cache")
    #expect(throws: GazetteerError.noTables(folder: "\(folder.path)/cache")) {
      try open(["\(folder.path)/cache"], notes: &notes)
    }
  }

  @Test func severalAtOnceAgree() async throws {
    let path = folder.path
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try Gazetteer.open(
            builtin: nil, tables: ["\(path)/tables"], model: Samples.model,
            cache: GazetteerCache(folder: "\(path)/cache")
          ).count
        }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(counts == [Int](repeating: 7, count: 8))
    #expect(try folder.names("cache").count == 1)
  }
}
