/* SPDX-License-Identifier: MIT
 *
 * db_stmt.h - a prepared statement: bind, step, read columns.
 *
 * Parameters are numbered from 1, columns from 0, as in SQLite.  A bound value is
 * copied and stays bound until it is bound again.  A column that is borrowed lives
 * until the next db_step, db_reset or db_stmt_close.                              */
#ifndef DB_DB_STMT_H
#define DB_DB_STMT_H

#include "base/err.h"
#include "base/key128.h"
#include "base/str.h"
#include "db/db.h"

#include <stdbool.h>
#include <stdint.h>

struct db_stmt;

/* `sql` is one statement, a constant of the program.  errors: ERR_FORMAT (the file does
 * not have what it names), ERR_UNSUPPORTED (not allowed in an untrusted file). */
WARN_UNUSED enum err db_prepare(struct db *db, const char *sql, struct db_stmt **out);
void db_stmt_close(struct db_stmt *s); /* NULL is fine */

/* A value over DB_VALUE_MAX_BYTES makes the next db_step return ERR_LIMIT. */
void db_bind_null(struct db_stmt *s, int parameter);
void db_bind_i64(struct db_stmt *s, int parameter, int64_t value);
void db_bind_double(struct db_stmt *s, int parameter, double value); /* NaN would be NULL: never */
void db_bind_str(struct db_stmt *s, int parameter, struct str text);
void db_bind_blob(struct db_stmt *s, int parameter, struct str bytes);
void db_bind_key(struct db_stmt *s, int parameter, struct key128 key);
/* The value in a row of another statement, of whatever type it is. */
void db_bind_column(struct db_stmt *s, int parameter, struct db_stmt *row, int column);

/* The next row: *row tells whether there is one.  After the last row, and after an
 * error, the statement is ready to be bound and stepped again. */
WARN_UNUSED enum err db_step(struct db_stmt *s, bool *row);
/* For a statement without rows.  errors also: ERR_EXISTS (a key is there already). */
WARN_UNUSED enum err db_run(struct db_stmt *s);
int64_t db_changed(struct db *db); /* rows that the last INSERT, UPDATE or DELETE touched */
void db_reset(struct db_stmt *s);  /* to leave a row loop early */

bool db_column_is_null(struct db_stmt *s, int column);
int64_t db_column_i64(struct db_stmt *s, int column);
double db_column_double(struct db_stmt *s, int column);
struct str db_column_str(struct db_stmt *s, int column);  /* borrowed; may be malformed UTF-8 */
struct str db_column_blob(struct db_stmt *s, int column); /* borrowed */
bool db_column_key(struct db_stmt *s, int column, struct key128 *out); /* false: not 16 bytes */

#endif
