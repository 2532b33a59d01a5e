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
