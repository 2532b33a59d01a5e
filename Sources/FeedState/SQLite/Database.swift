import CSQLiteShim

/// A value in a row.
enum SQLValue: Sendable, Hashable {
  case null
  case int(Int64)
  case double(Double)
  case text(String)

  static func int(_ value: Int) -> SQLValue { .int(Int64(value)) }
  static func int(_ value: Int64?) -> SQLValue { value.map { .int($0) } ?? .null }
  static func text(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
  static func double(_ value: Double?) -> SQLValue { value.map { .double($0) } ?? .null }
}

/// An open SQLite file. Belongs to one task.
///
/// Statements are prepared once and kept.
final class Database {
  let path: String
  private let handle: OpaquePointer
  private var statements: [String: OpaquePointer] = [:]

  /// Milliseconds that another process may hold the file before an operation fails.
  private static let patience: Int32 = 30_000

  init(path: String, isReadOnly: Bool) throws(StateError) {
    self.path = path
    var opened: OpaquePointer?
    let code = csqlite_open(path, isReadOnly ? 1 : 0, Self.patience, &opened)
    guard let opened else { throw StateError(path: path, problem: "out of memory") }
    handle = opened
    if code != 0 {
      let problem = String(cString: csqlite_message(opened))
      csqlite_close(opened)
      throw StateError(path: path, problem: problem)
    }
  }

  deinit {
    for statement in statements.values { csqlite_finalize(statement) }
    csqlite_close(handle)
  }

  private var failure: StateError {
    StateError(path: path, problem: String(cString: csqlite_message(handle)))
  }

  /// Row id of the last row that was put in.
  var lastRow: Int64 { csqlite_last_row(handle) }
  /// Rows that the last statement changed.
  var changes: Int { Int(csqlite_changes(handle)) }

  /// Runs statements without parameters.
  func execute(_ sql: String) throws(StateError) {
    if csqlite_run(handle, sql) != 0 { throw failure }
  }

  /// Runs one statement that gives no rows.
  func run(_ sql: String, _ values: SQLValue...) throws(StateError) {
    try each(sql, values) { (_: Row) throws(StateError) in }
  }

  /// All rows of a query, as `body` makes them.
  func rows<Output>(
    _ sql: String, _ values: SQLValue..., body: (Row) throws(StateError) -> Output
  ) throws(StateError) -> [Output] {
    var out: [Output] = []
    try each(sql, values) { row throws(StateError) in out.append(try body(row)) }
    return out
  }

  /// The first row of a query; nil where there is none.
  func row<Output>(
    _ sql: String, _ values: SQLValue..., body: (Row) throws(StateError) -> Output
  ) throws(StateError) -> Output? {
    var out: Output?
    try each(sql, values) { row throws(StateError) in if out == nil { out = try body(row) } }
    return out
  }

  private func each(
    _ sql: String, _ values: [SQLValue], _ body: (Row) throws(StateError) -> Void
  ) throws(StateError) {
    let statement = try prepared(sql)
    defer { csqlite_reset(statement) }
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1), of: statement) }
    while true {
      switch csqlite_step(statement) {
      case Int32(CSQLITE_ROW): try body(Row(statement: statement))
      case Int32(CSQLITE_DONE): return
      default: throw failure
      }
    }
  }

  private func prepared(_ sql: String) throws(StateError) -> OpaquePointer {
    if let known = statements[sql] { return known }
    let bytes = Array(sql.utf8)
    guard let statement = csqlite_prepare(handle, bytes, bytes.count) else { throw failure }
    statements[sql] = statement
    return statement
  }

  private func bind(_ value: SQLValue, at index: Int32, of statement: OpaquePointer) {
    switch value {
    case .null: csqlite_bind_null(statement, index)
    case .int(let number): csqlite_bind_int(statement, index, number)
    case .double(let number): csqlite_bind_double(statement, index, number)
    case .text(let text):
      let bytes = Array(text.utf8)
      _ = csqlite_bind_text(statement, index, bytes, bytes.count)
    }
  }

  /// All of `body` or nothing. Waits for other writers before it begins.
  func transaction<Output>(_ body: () throws(StateError) -> Output) throws(StateError) -> Output {
    try execute("BEGIN IMMEDIATE")
    do throws(StateError) {
      let output = try body()
      try execute("COMMIT")
      return output
    } catch {
      try? execute("ROLLBACK")
      throw error
    }
  }
}

/// A row of a result, while it is current. Columns count from 0.
struct Row {
  fileprivate let statement: OpaquePointer

  func int(_ column: Int) -> Int64 { csqlite_int(statement, Int32(column)) }
  func number(_ column: Int) -> Int { Int(csqlite_int(statement, Int32(column))) }
  func double(_ column: Int) -> Double { csqlite_double(statement, Int32(column)) }
  func bool(_ column: Int) -> Bool { int(column) != 0 }

  func text(_ column: Int) -> String {
    var length = 0
    guard let bytes = csqlite_text(statement, Int32(column), &length) else { return "" }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
  }

  func isNull(_ column: Int) -> Bool { csqlite_is_null(statement, Int32(column)) != 0 }
  func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
  func optionalInt(_ column: Int) -> Int64? { isNull(column) ? nil : int(column) }
  func optionalDouble(_ column: Int) -> Double? { isNull(column) ? nil : double(column) }
}
