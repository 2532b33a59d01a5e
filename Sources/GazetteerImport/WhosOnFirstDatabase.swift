import CSQLiteShim
import JSONText

/// The SQLite distribution of Who's On First: a table `geojson` with a record a row.
enum WhosOnFirstDatabase {
  /// Milliseconds that another process may hold the file.
  private static let patience: Int32 = 5000

  static func read(_ path: String, into places: inout ImportedPlaces) throws(ImportError) {
    var opened: OpaquePointer?
    let code = csqlite_open(path, 1, patience, &opened)
    guard let database = opened else { throw ImportError(file: path, "out of memory") }
    defer { csqlite_close(database) }
    func failure() -> ImportError { ImportError(file: path, String(cString: csqlite_message(database))) }
    if code != 0 { throw failure() }
    // Rows with other shapes of a place (alternate geometries) repeat its id.
    let queries = ["SELECT body FROM geojson WHERE is_alt = 0 ORDER BY id", "SELECT body FROM geojson ORDER BY id"]
    let prepared = queries.lazy.compactMap { query in
      let sql = Array(query.utf8)
      return csqlite_prepare(database, sql, sql.count)
    }.first
    guard let statement = prepared else { throw failure() }
    defer { csqlite_finalize(statement) }
    while true {
      switch csqlite_step(statement) {
      case Int32(CSQLITE_ROW):
        var length = 0
        guard let text = csqlite_text(statement, 0, &length) else { continue }
        let body = Array(UnsafeBufferPointer(start: text, count: length))
        do { WhosOnFirst.read(try JSONValue.parse(body), file: path, into: &places) } catch {
          places.report.read += 1
          places.report.dropRow("broken JSON", at: path)
        }
      case Int32(CSQLITE_DONE): return
      default: throw failure()
      }
    }
  }
}
