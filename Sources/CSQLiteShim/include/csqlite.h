#ifndef CSQLITE_H
#define CSQLITE_H
#include <stddef.h>
#include <stdint.h>

// A face of SQLite that Swift can see: no macros, no callbacks, lengths in size_t.

typedef struct csqlite_database csqlite_database;
typedef struct csqlite_statement csqlite_statement;

enum { CSQLITE_DONE = 0, CSQLITE_ROW = 1, CSQLITE_ERROR = 2 };

// 0 and the database, or SQLite's code; *out is set even then, for its message, unless memory is short.
int32_t csqlite_open(const char *path, int32_t is_read_only, int32_t busy_milliseconds, csqlite_database **out);
void csqlite_close(csqlite_database *database);
// What SQLite says of the last failure.
const char *csqlite_message(csqlite_database *database);
// SQLite's extended code of the last failure.
int32_t csqlite_code(csqlite_database *database);
// Runs statements that give no rows. 0 or SQLite's code.
int32_t csqlite_run(csqlite_database *database, const char *sql);
int64_t csqlite_last_row(csqlite_database *database);
int64_t csqlite_changes(csqlite_database *database);

// NULL where the text is no statement.
csqlite_statement *csqlite_prepare(csqlite_database *database, const uint8_t *sql, size_t length);
void csqlite_finalize(csqlite_statement *statement);
// Parameters count from 1; bytes are copied.
void csqlite_bind_null(csqlite_statement *statement, int32_t index);
void csqlite_bind_int(csqlite_statement *statement, int32_t index, int64_t value);
void csqlite_bind_double(csqlite_statement *statement, int32_t index, double value);
int32_t csqlite_bind_text(csqlite_statement *statement, int32_t index, const uint8_t *bytes, size_t length);
// CSQLITE_ROW, CSQLITE_DONE or CSQLITE_ERROR.
int32_t csqlite_step(csqlite_statement *statement);
void csqlite_reset(csqlite_statement *statement);
// Columns count from 0.
int32_t csqlite_is_null(csqlite_statement *statement, int32_t column);
int64_t csqlite_int(csqlite_statement *statement, int32_t column);
double csqlite_double(csqlite_statement *statement, int32_t column);
// UTF-8; valid until the next step.
const uint8_t *csqlite_text(csqlite_statement *statement, int32_t column, size_t *length);

#endif
