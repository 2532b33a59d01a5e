@preconcurrency import Glibc
import Romanization

/// The folder where compiled indexes are kept.
public struct GazetteerCache: Sendable {
  /// Path of the folder; nil keeps nothing.
  public let folder: String?

  public init(folder: String?) { self.folder = folder }

  /// The user's folder: `$MTLINT_CACHE_DIR`, else `$XDG_CACHE_HOME/mtlint`, else `$HOME/.cache/mtlint`.
  public static func standard() -> GazetteerCache {
    func variable(_ name: String) -> String? {
      guard let value = getenv(name) else { return nil }
      let text = String(cString: value)
      return text.isEmpty ? nil : text
    }
    if let folder = variable("MTLINT_CACHE_DIR") { return GazetteerCache(folder: folder) }
    if let folder = variable("XDG_CACHE_HOME") { return GazetteerCache(folder: "\(folder)/mtlint") }
    return GazetteerCache(folder: variable("HOME").map { "\($0)/.cache/mtlint" })
  }
}

/// Why a gazetteer could not be opened.
public enum GazetteerError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A table or folder cannot be read: the path, and what the system said.
  case unreadable(String)
  /// A folder without any place table.
  case noTables(folder: String)
  case badTable(PlaceTableError)
  case tooLarge(IndexError)
  /// The index that was built into the program does not open.
  case badBuiltin

  public var description: String {
    switch self {
    case .unreadable(let message): message
    case .noTables(let folder): "\(folder): no place table (*.tsv with a column “id”) in this folder"
    case .badTable(let error): error.description
    case .tooLarge(let error): error.description
    case .badBuiltin: "the built-in place index is damaged; build the program again"
    }
  }
}

extension Gazetteer {
  /// Opens the built-in places and the user's tables.
  ///
  /// - Parameters:
  ///   - builtin: an index that ``compileIndex(tables:fingerprint:)`` made; nil leaves the built-in places out.
  ///   - paths: table files and folders of them. They are compiled to one index, kept in the cache and mapped from
  ///     there as long as the files keep their size, times and number. In a folder, files that are no place tables are skipped.
  ///   - note: told what the user should know and need not act on: a damaged or unwritable cache, a file skipped.
  public static func open(
    builtin: IndexStorage?, tables paths: [String], model: LazyNameModel, cache: GazetteerCache = .standard(),
    note: (String) -> Void = { _ in }
  ) throws(GazetteerError) -> Gazetteer {
    var indexes: [PlaceIndex] = []
    if let builtin {
      do {
        indexes.append(try PlaceIndex(builtin, verify: false))
      } catch {
        throw .badBuiltin
      }
    }
    if !paths.isEmpty { indexes.append(try index(of: paths, cache: cache, note: note)) }
    return Gazetteer(indexes: indexes, model: model)
  }

  /// The same with a model that is read already.
  public static func open(
    builtin: IndexStorage?, tables paths: [String], model: NameModel, cache: GazetteerCache = .standard(),
    note: (String) -> Void = { _ in }
  ) throws(GazetteerError) -> Gazetteer {
    try open(builtin: builtin, tables: paths, model: LazyNameModel { model }, cache: cache, note: note)
  }

  /// A table file that was named, or found in a folder that was.
  private struct Source {
    let path: String
    let stamp: FileAccess.Stamp
    let isInFolder: Bool
  }

  private static func index(
    of paths: [String], cache: GazetteerCache, note: (String) -> Void
  ) throws(GazetteerError) -> PlaceIndex {
    let sources = try sources(of: paths)
    var identity: UInt64 = UInt64(IndexFormat.version)
    var fingerprint: UInt64 = 0
    for source in sources {
      identity = WordHash.combine(identity, WordHash.of(source.path.utf8))
      for number in source.stamp.all {
        fingerprint = WordHash.combine(fingerprint, UInt64(bitPattern: Int64(number)) & WordHash.mask)
      }
    }
    fingerprint = WordHash.combine(fingerprint, identity)
    let file = cache.folder.map { "\($0)/places-\(String(identity, radix: 16)).index" }
    if let file, let storage = IndexStorage(mapping: file) {
      if PlaceIndex.fingerprint(of: storage) == fingerprint {
        do throws(PlaceIndex.Damage) {
          return try PlaceIndex(storage, verify: true)
        } catch {
          note("\(file): the cached place index is damaged and is rebuilt")
        }
      } else if PlaceIndex.fingerprint(of: storage) == nil {
        note("\(file): not an index of this version; it is rebuilt")
      }
    }
    let bytes = try compile(sources, fingerprint: fingerprint, note: note)
    if let file, let folder = cache.folder {
      do throws(FileAccess.Failure) {
        try FileAccess.makeFolder(folder)
        try FileAccess.writeAtomically(bytes, to: file)
        if let storage = IndexStorage(mapping: file), let index = try? PlaceIndex(storage, verify: false),
          PlaceIndex.fingerprint(of: storage) == fingerprint
        {
          return index
        }
      } catch {
        note("the place index cannot be kept for the next run (\(error))")
      }
    }
    do {
      return try PlaceIndex(IndexStorage(bytes), verify: false)
    } catch {
      throw .unreadable("out of memory for a place index of \(bytes.count) bytes")
    }
  }

  private static func sources(of paths: [String]) throws(GazetteerError) -> [Source] {
    var sources: [Source] = []
    do throws(FileAccess.Failure) {
      for path in paths {
        let absolute = FileAccess.absolute(path)
        if FileAccess.isFolder(absolute) {
          let names = try FileAccess.list(absolute, suffix: ".tsv")
          for name in names {
            let file = "\(absolute)/\(name)"
            sources.append(Source(path: file, stamp: try FileAccess.stamp(file), isInFolder: true))
          }
          if names.isEmpty { throw FileAccess.Failure(path: absolute, code: 0) }
        } else {
          sources.append(Source(path: absolute, stamp: try FileAccess.stamp(absolute), isInFolder: false))
        }
      }
    } catch {
      throw error.code == 0 ? .noTables(folder: error.path) : .unreadable(error.description)
    }
    return sources
  }

  private static func compile(
    _ sources: [Source], fingerprint: UInt64, note: (String) -> Void
  ) throws(GazetteerError) -> [UInt8] {
    var tables: [PlaceTable] = []
    var leastBytes = 0
    for source in sources {
      let bytes: [UInt8]
      do {
        bytes = try FileAccess.read(source.path)
      } catch {
        throw .unreadable(error.description)
      }
      // What cannot fit is told before gigabytes are spent on it.
      leastBytes += bytes.count { $0 == 0x0A } * IndexFormat.leastRowLength
      if leastBytes >= IndexFormat.limit { throw .tooLarge(.tooLarge(section: "places")) }
      do {
        tables.append(try PlaceTableReader.read(bytes, name: source.path))
      } catch {
        guard source.isInFolder, case .missingColumn = error.fault else { throw .badTable(error) }
        note("\(source.path): not a place table (no column “id”); skipped")
      }
    }
    if tables.isEmpty { throw .noTables(folder: sources.first?.path ?? "") }
    do {
      return try compileIndex(tables: tables, fingerprint: fingerprint)
    } catch {
      throw .tooLarge(error)
    }
  }
}
