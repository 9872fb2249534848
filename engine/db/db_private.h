/* SPDX-License-Identifier: MIT
 *
 * db_private.h - what the files of this room share.                               */
#ifndef DB_DB_PRIVATE_H
#define DB_DB_PRIVATE_H

#include "db/db.h"

#include <sqlite3.h>
#include <stdbool.h>

struct db {
    sqlite3 *sqlite;
    int32_t version;
    int work_left; /* untrusted files: steps of DB_WORK_STEP operations still allowed */
};

enum {
    DB_WORK_STEP = 1000,  /* virtual machine operations between two looks at the budget */
    DB_WORK_OPEN = 10,    /* reading a schema, which may be endless */
    DB_WORK_QUERY = 50000 /* about a second; integrity checks of large packs need 10 % of it */
};

/* What an SQLite code means to a caller; logs anything but success. */
enum err db_err(struct db *db, int rc, const char *doing);
/* The same for an open that failed; `path` tells a missing folder from a closed one. */
enum err db_open_err(struct db *db, int rc, const char *path);

/* An unopened connection's struct, and the path as SQLite must see it to take it for a
 * plain file name. */
struct db *db_new(void);
char *db_plain_path(struct arena *a, const char *path);

/* Limits and switches for every connection. */
enum err db_restrict(struct db *db);

/* One integer, and whether the first row's text is `expected`. */
enum err db_query_i64(struct db *db, const char *sql, int64_t *out);
enum err db_query_is(struct db *db, const char *sql, const char *expected, bool *out);

/* Who made this file?  Sets db->version; *is_new when nothing is in it yet.
 * errors: ERR_FORMAT, ERR_VERSION. */
enum err db_identify(struct db *db, const struct db_kind *kind, bool *is_new);
/* Compares the whole schema with what kind's steps give for db->version. */
enum err db_schema_check(struct db *db, const struct db_kind *kind);
/* Runs the steps from db->version to kind->version; within the caller's transaction. */
enum err db_upgrade(struct db *db, const struct db_kind *kind);

#endif
