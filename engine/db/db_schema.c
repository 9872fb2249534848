/* SPDX-License-Identifier: MIT */
#include "db/db_private.h"

#include "base/must.h"

#include <stdio.h>

enum err db_query_i64(struct db *db, const char *sql, int64_t *out)
{
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(db->sqlite, sql, -1, &stmt, NULL);
    if (rc == SQLITE_OK) {
        rc = sqlite3_step(stmt);
        *out = rc == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
    }
    sqlite3_finalize(stmt);
    return db_err(db, rc, sql);
}

enum err db_query_is(struct db *db, const char *sql, const char *expected, bool *out)
{
    sqlite3_stmt *stmt = NULL;
    *out = false;
    int rc = sqlite3_prepare_v2(db->sqlite, sql, -1, &stmt, NULL);
    if (rc == SQLITE_OK) {
        rc = sqlite3_step(stmt);
        const char *text = rc == SQLITE_ROW ? (const char *)sqlite3_column_text(stmt, 0) : NULL;
        *out = text && strcmp(text, expected) == 0;
    }
    sqlite3_finalize(stmt);
    return db_err(db, rc, sql);
}

/* --- who made it ------------------------------------------------------------------ */

static enum err judge_identity(const struct db_kind *kind, int64_t application, int64_t version,
                               int64_t objects, bool *is_new)
{
    *is_new = application == 0 && version == 0 && objects == 0;
    if (*is_new) {
        return OK;
    }
    if (application != kind->application_id || version < 1) {
        return ERR_FORMAT;
    }
    return version > kind->version ? ERR_VERSION : OK;
}

enum err db_identify(struct db *db, const struct db_kind *kind, bool *is_new)
{
    int64_t application = 0, version = 0, objects = 0;
    enum err e = db_query_i64(db, "PRAGMA application_id", &application);
    if (e == OK) {
        e = db_query_i64(db, "PRAGMA user_version", &version);
    }
    if (e == OK) {
        e = db_query_i64(db, "SELECT count(*) FROM sqlite_schema", &objects);
    }
    if (e == OK) {
        e = judge_identity(kind, application, version, objects, is_new);
        db->version = (int32_t)version;
    }
    return e;
}

/* --- the schema ------------------------------------------------------------------- */

static const char schema_rows[] =
    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name, tbl_name, rowid";

static bool same_value(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
    int n = sqlite3_column_bytes(a, column);
    return sqlite3_column_type(a, column) == sqlite3_column_type(b, column) &&
           n == sqlite3_column_bytes(b, column) &&
           (n == 0 ||
            memcmp(sqlite3_column_blob(a, column), sqlite3_column_blob(b, column), (size_t)n) == 0);
}

static bool same_row(sqlite3_stmt *a, sqlite3_stmt *b)
{
    for (int column = 0; column < 4; column++) {
        if (!same_value(a, b, column)) {
            return false;
        }
    }
    return true;
}

/* Steps both lists together until they differ or both end. */
static enum err compare_rows(struct db *db, sqlite3_stmt *file, sqlite3_stmt *model)
{
    for (;;) {
        int in_file = sqlite3_step(file);
        int in_model = sqlite3_step(model);
        if (in_file != SQLITE_ROW && in_file != SQLITE_DONE) {
            return db_err(db, in_file, "read the schema");
        }
        if (in_file != in_model || (in_file == SQLITE_ROW && !same_row(file, model))) {
            return ERR_FORMAT;
        }
        if (in_file == SQLITE_DONE) {
            return OK;
        }
    }
}

static enum err compare_schemas(struct db *db, struct db *model)
{
    sqlite3_stmt *file_rows = NULL, *model_rows = NULL;
    must(sqlite3_prepare_v2(model->sqlite, schema_rows, -1, &model_rows, NULL) == SQLITE_OK);
    int rc = sqlite3_prepare_v2(db->sqlite, schema_rows, -1, &file_rows, NULL);
    enum err e = rc == SQLITE_OK ? compare_rows(db, file_rows, model_rows)
                                 : db_err(db, rc, "read the schema");
    sqlite3_finalize(file_rows);
    sqlite3_finalize(model_rows);
    return e;
}

/* The expected schema is made by running the steps in memory: there is no second
 * description of it that could go stale. */
enum err db_schema_check(struct db *db, const struct db_kind *kind)
{
    bool utf8 = false;
    enum err e = db_query_is(db, "PRAGMA encoding", "UTF-8", &utf8);
    if (e != OK || !utf8) {
        return e != OK ? e : ERR_FORMAT;
    }
    struct db model = {0};
    must(sqlite3_open_v2(":memory:", &model.sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                         NULL) == SQLITE_OK);
    for (int32_t i = 0; i < db->version; i++) {
        must(sqlite3_exec(model.sqlite, kind->steps[i], NULL, NULL, NULL) == SQLITE_OK);
    }
    e = compare_schemas(db, &model);
    sqlite3_close(model.sqlite);
    return e;
}

static enum err stamp(struct db *db, const struct db_kind *kind)
{
    char sql[96];
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             (int)kind->application_id, (int)kind->version);
    return db_exec(db, sql);
}

enum err db_upgrade(struct db *db, const struct db_kind *kind)
{
    enum err e = OK;
    for (int32_t i = db->version; e == OK && i < kind->version; i++) {
        e = db_exec(db, kind->steps[i]);
    }
    return e == OK ? stamp(db, kind) : e;
}
