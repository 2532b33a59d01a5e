#include "csqlite.h"

#include <sqlite3.h>
#include <string.h>

#define DATABASE(pointer) ((sqlite3 *)(pointer))
#define STATEMENT(pointer) ((sqlite3_stmt *)(pointer))

int32_t csqlite_open(const char *path, int32_t is_read_only, int32_t busy_milliseconds, csqlite_database **out) {
  sqlite3 *database = NULL;
  int flags = is_read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  int code = sqlite3_open_v2(path, &database, flags | SQLITE_OPEN_NOMUTEX, NULL);
  *out = (csqlite_database *)database;
  if (code == SQLITE_OK) sqlite3_busy_timeout(database, busy_milliseconds);
  return code;
}

void csqlite_close(csqlite_database *database) { sqlite3_close_v2(DATABASE(database)); }
const char *csqlite_message(csqlite_database *database) { return sqlite3_errmsg(DATABASE(database)); }
int32_t csqlite_code(csqlite_database *database) { return sqlite3_extended_errcode(DATABASE(database)); }

int32_t csqlite_run(csqlite_database *database, const char *sql) {
  return sqlite3_exec(DATABASE(database), sql, NULL, NULL, NULL);
}

int64_t csqlite_last_row(csqlite_database *database) { return sqlite3_last_insert_rowid(DATABASE(database)); }
int64_t csqlite_changes(csqlite_database *database) { return sqlite3_changes(DATABASE(database)); }

csqlite_statement *csqlite_prepare(csqlite_database *database, const uint8_t *sql, size_t length) {
  sqlite3_stmt *statement = NULL;
  sqlite3_prepare_v3(
      DATABASE(database), (const char *)sql, (int)length, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  return (csqlite_statement *)statement;
}

void csqlite_finalize(csqlite_statement *statement) { sqlite3_finalize(STATEMENT(statement)); }

void csqlite_bind_null(csqlite_statement *statement, int32_t index) {
  sqlite3_bind_null(STATEMENT(statement), index);
}

void csqlite_bind_int(csqlite_statement *statement, int32_t index, int64_t value) {
  sqlite3_bind_int64(STATEMENT(statement), index, value);
}

void csqlite_bind_double(csqlite_statement *statement, int32_t index, double value) {
  sqlite3_bind_double(STATEMENT(statement), index, value);
}

int32_t csqlite_bind_text(csqlite_statement *statement, int32_t index, const uint8_t *bytes, size_t length) {
  return sqlite3_bind_text64(
      STATEMENT(statement), index, (const char *)(bytes ? bytes : (const uint8_t *)""), length, SQLITE_TRANSIENT,
      SQLITE_UTF8);
}

int32_t csqlite_step(csqlite_statement *statement) {
  switch (sqlite3_step(STATEMENT(statement))) {
    case SQLITE_ROW: return CSQLITE_ROW;
    case SQLITE_DONE: return CSQLITE_DONE;
    default: return CSQLITE_ERROR;
  }
}

void csqlite_reset(csqlite_statement *statement) {
  sqlite3_reset(STATEMENT(statement));
  sqlite3_clear_bindings(STATEMENT(statement));
}

int32_t csqlite_is_null(csqlite_statement *statement, int32_t column) {
  return sqlite3_column_type(STATEMENT(statement), column) == SQLITE_NULL;
}

int64_t csqlite_int(csqlite_statement *statement, int32_t column) {
  return sqlite3_column_int64(STATEMENT(statement), column);
}

double csqlite_double(csqlite_statement *statement, int32_t column) {
  return sqlite3_column_double(STATEMENT(statement), column);
}

const uint8_t *csqlite_text(csqlite_statement *statement, int32_t column, size_t *length) {
  const uint8_t *text = sqlite3_column_text(STATEMENT(statement), column);
  *length = (size_t)sqlite3_column_bytes(STATEMENT(statement), column);
  return text;
}
