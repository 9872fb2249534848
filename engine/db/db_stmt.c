/* SPDX-License-Identifier: MIT */
#include "db/db_stmt.h"

#include "base/must.h"
#include "db/db_private.h"

struct db_stmt {
    struct db *db;
    sqlite3_stmt *sqlite;
    int bind_rc; /* the first bind that failed; told by the next step */
};

enum err db_prepare(struct db *db, const char *sql, struct db_stmt **out)
{
    sqlite3_stmt *sqlite = NULL;
    db->work_left = DB_WORK_QUERY;
    int rc = sqlite3_prepare_v3(db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &sqlite, NULL);
    if (rc != SQLITE_OK) {
        return db_err(db, rc, "prepare");
    }
    struct db_stmt *s = heap_alloc(1, sizeof *s);
    *s = (struct db_stmt){db, sqlite, SQLITE_OK};
    *out = s;
    return OK;
}

void db_stmt_close(struct db_stmt *s)
{
    if (s) {
        sqlite3_finalize(s->sqlite);
        free(s);
    }
}

static void note_bind(struct db_stmt *s, int rc)
{
    must(rc != SQLITE_RANGE && rc != SQLITE_MISUSE);
    if (s->bind_rc == SQLITE_OK) {
        s->bind_rc = rc;
    }
}

void db_bind_null(struct db_stmt *s, int parameter)
{
    note_bind(s, sqlite3_bind_null(s->sqlite, parameter));
}

void db_bind_i64(struct db_stmt *s, int parameter, int64_t value)
{
    note_bind(s, sqlite3_bind_int64(s->sqlite, parameter, value));
}

void db_bind_double(struct db_stmt *s, int parameter, double value)
{
    must(value == value);
    note_bind(s, sqlite3_bind_double(s->sqlite, parameter, value));
}

void db_bind_str(struct db_stmt *s, int parameter, struct str text)
{
    note_bind(s, sqlite3_bind_text64(s->sqlite, parameter, text.n ? text.p : "", text.n,
                                     SQLITE_TRANSIENT, SQLITE_UTF8));
}

void db_bind_blob(struct db_stmt *s, int parameter, struct str bytes)
{
    note_bind(s, sqlite3_bind_blob64(s->sqlite, parameter, bytes.n ? bytes.p : "", bytes.n,
                                     SQLITE_TRANSIENT));
}

void db_bind_key(struct db_stmt *s, int parameter, struct key128 key)
{
    db_bind_blob(s, parameter, (struct str){(const char *)key.b, sizeof key.b});
}

void db_bind_column(struct db_stmt *s, int parameter, struct db_stmt *row, int column)
{
    note_bind(s,
              sqlite3_bind_value(s->sqlite, parameter, sqlite3_column_value(row->sqlite, column)));
}

/* A value that was too big fails one step; the statement can be bound again then. */
static int take_bind_rc(struct db_stmt *s)
{
    int rc = s->bind_rc;
    s->bind_rc = SQLITE_OK;
    return rc;
}

enum err db_step(struct db_stmt *s, bool *row)
{
    *row = false;
    int rc = take_bind_rc(s);
    if (rc == SQLITE_OK) {
        if (!sqlite3_stmt_busy(s->sqlite)) {
            s->db->work_left = DB_WORK_QUERY;
        }
        rc = sqlite3_step(s->sqlite);
    }
    *row = rc == SQLITE_ROW;
    if (!*row) {
        sqlite3_reset(s->sqlite);
    }
    return db_err(s->db, rc, "step");
}

enum err db_run(struct db_stmt *s)
{
    bool row = false;
    enum err e = db_step(s, &row);
    must(!row);
    return e;
}

int64_t db_changed(struct db *db)
{
    return sqlite3_changes(db->sqlite);
}

void db_reset(struct db_stmt *s)
{
    sqlite3_reset(s->sqlite);
}

bool db_column_is_null(struct db_stmt *s, int column)
{
    return sqlite3_column_type(s->sqlite, column) == SQLITE_NULL;
}

int64_t db_column_i64(struct db_stmt *s, int column)
{
    return sqlite3_column_int64(s->sqlite, column);
}

double db_column_double(struct db_stmt *s, int column)
{
    return sqlite3_column_double(s->sqlite, column);
}

/* The bytes are asked for after the pointer: asking converts, and may move them. */
struct str db_column_str(struct db_stmt *s, int column)
{
    const char *p = (const char *)sqlite3_column_text(s->sqlite, column);
    return p ? (struct str){p, (size_t)sqlite3_column_bytes(s->sqlite, column)} : STR("");
}

struct str db_column_blob(struct db_stmt *s, int column)
{
    const char *p = sqlite3_column_blob(s->sqlite, column);
    return p ? (struct str){p, (size_t)sqlite3_column_bytes(s->sqlite, column)} : STR("");
}

bool db_column_key(struct db_stmt *s, int column, struct key128 *out)
{
    struct str bytes = db_column_blob(s, column);
    if (bytes.n != sizeof out->b) {
        return false;
    }
    memcpy(out->b, bytes.p, bytes.n);
    return true;
}
