/* SPDX-License-Identifier: MIT */
#include "db/db_private.h"

#include "base/must.h"
#include "base/os.h"

#include <stdio.h>

enum {
    OPEN_ATTEMPTS = 8, /* two windows that open at once: one of them gets it */
    ATTEMPT_WAIT_MS = 10,
    ATTEMPT_JITTER_MS = 32
};

struct db *db_new(void)
{
    struct db *db = heap_alloc(1, sizeof *db);
    *db = (struct db){0};
    return db;
}

void db_close(struct db *db)
{
    if (db) {
        must(sqlite3_close(db->sqlite) == SQLITE_OK); /* fails with statements still open */
        free(db);
    }
}

/* Debian's SQLite takes any name that begins with "file:" for a URI. */
char *db_plain_path(struct arena *a, const char *path)
{
    must(path[0] != '\0');
    struct str s = str_from(path);
    bool special = path[0] == ':' || str_starts(s, STR("file:"));
    return arena_cstr(a, special ? arena_join(a, STR("./"), s) : s);
}

/* source: SQLite, "Defense Against The Dark Arts" */
static void set_limits(sqlite3 *sqlite)
{
    static const struct {
        int limit;
        int value;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, DB_VALUE_MAX_BYTES},
        {SQLITE_LIMIT_SQL_LENGTH, 100000},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 20},
        {SQLITE_LIMIT_COMPOUND_SELECT, 4},
        {SQLITE_LIMIT_VDBE_OP, 25000},
        {SQLITE_LIMIT_FUNCTION_ARG, 8},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 32},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        sqlite3_limit(sqlite, limits[i].limit, limits[i].value);
    }
}

static int set_switches(sqlite3 *sqlite)
{
    static const struct {
        int option;
        int value;
    } switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
    };
    int rc = SQLITE_OK;
    for (size_t i = 0; rc == SQLITE_OK && i < sizeof switches / sizeof *switches; i++) {
        rc = sqlite3_db_config(sqlite, switches[i].option, switches[i].value, NULL);
    }
    return rc;
}

enum err db_restrict(struct db *db)
{
    sqlite3_extended_result_codes(db->sqlite, 1);
    set_limits(db->sqlite);
    return db_err(db, set_switches(db->sqlite), "restrict");
}

/* --- durable ---------------------------------------------------------------------- */

static enum err open_read_write(struct db *db, const char *path)
{
    struct arena scratch;
    arena_init(&scratch, 512);
    int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const char *name = path ? db_plain_path(&scratch, path) : ":memory:";
    enum err e = db_open_err(db, sqlite3_open_v2(name, &db->sqlite, flags, NULL), path);
    arena_finish(&scratch);
    if (e == OK && sqlite3_db_readonly(db->sqlite, "main") == 1) {
        e = ERR_READ_ONLY;
    }
    return e == OK ? db_restrict(db) : e;
}

static enum err set_page_size(struct db *db, const struct db_kind *kind)
{
    char sql[48];
    snprintf(sql, sizeof sql, "PRAGMA page_size = %d", kind->page_bytes);
    return kind->page_bytes > 0 ? db_exec(db, sql) : OK;
}

/* Whoever closed the file last left nothing beside it.  Asked before anything is read: reading
 * makes a log.  The names are SQLite's: a link is followed. */
static bool was_closed_properly(const struct db *db)
{
    const char *name = sqlite3_db_filename(db->sqlite, "main");
    return !name || *name == '\0' ||
           (!os_is_file(sqlite3_filename_wal(name)) && !os_is_file(sqlite3_filename_journal(name)));
}

/* Looks, and takes the lock, but writes nothing. */
static enum err inspect(struct db *db, const struct db_kind *kind, bool trusted)
{
    bool is_new = false;
    enum err e = db_exec(db, "PRAGMA locking_mode = EXCLUSIVE;"
                             "PRAGMA cell_size_check = ON;"
                             "PRAGMA mmap_size = 0;"
                             "PRAGMA temp_store = MEMORY");
    if (e == OK) {
        e = db_identify(db, kind, &is_new);
    }
    if (e != OK || is_new) {
        return e != OK ? e : set_page_size(db, kind);
    }
    e = db_schema_check(db, kind);
    bool as_we_left_it = trusted && db->version == kind->version;
    return e == OK && !as_we_left_it ? db_check(db) : e;
}

/* In WAL with locking_mode EXCLUSIVE the file is held from the first read on, with no
 * shared memory beside it; the lock goes with the process, however it ends. */
static enum err use_wal(struct db *db, const char *path)
{
    bool wal = false;
    enum err e = db_exec(db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    if (e == OK && path) {
        e = db_query_is(db, "PRAGMA journal_mode = WAL", "wal", &wal);
    }
    return e == OK && path && !wal ? ERR_UNSUPPORTED : e;
}

static enum err bring_up_to_date(struct db *db, const struct db_kind *kind)
{
    if (db->version == kind->version) {
        return OK;
    }
    enum err e = db_begin(db);
    if (e == OK) {
        e = db_upgrade(db, kind);
        e = e == OK ? db_commit(db) : e;
        db_rollback(db);
    }
    if (e == OK) {
        db->version = kind->version;
    }
    return e;
}

static enum err open_durable_once(const char *path, const struct db_kind *kind, struct db **out)
{
    struct db *db = db_new();
    enum err e = open_read_write(db, path);
    if (e == OK) {
        /* A file that is refused stays as it is: its WAL is not folded into it either. */
        sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
        e = inspect(db, kind, was_closed_properly(db));
    }
    if (e == OK) {
        e = use_wal(db, path);
    }
    if (e == OK) {
        e = bring_up_to_date(db, kind);
    }
    if (e != OK) {
        db_close(db);
        return e;
    }
    sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    *out = db;
    return OK;
}

/* Two windows that open the same new file at once can each hold the lock the other
 * needs; both let go, wait for different times and try again. */
enum err db_open_durable(const char *path, const struct db_kind *kind, struct db **out)
{
    enum err e = open_durable_once(path, kind, out);
    for (int i = 1; e == ERR_BUSY && i < OPEN_ATTEMPTS; i++) {
        unsigned char chance = 0;
        sqlite3_randomness(sizeof chance, &chance);
        sqlite3_sleep(ATTEMPT_WAIT_MS + chance % ATTEMPT_JITTER_MS);
        e = open_durable_once(path, kind, out);
    }
    return e;
}

/* --- new files -------------------------------------------------------------------- */

static enum err fill_new(struct db *db, const struct db_kind *kind)
{
    enum err e = set_page_size(db, kind);
    if (e == OK) {
        e = db_exec(db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL;"
                        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = ON");
    }
    return e == OK ? bring_up_to_date(db, kind) : e;
}

enum err db_create(const char *path, const struct db_kind *kind, struct db **out)
{
    if (path && (os_is_file(path) || os_is_dir(path))) {
        return ERR_EXISTS;
    }
    struct db *db = db_new();
    enum err e = open_read_write(db, path);
    if (e == OK) {
        e = fill_new(db, kind);
    }
    if (e != OK) {
        db_close(db);
        return e;
    }
    *out = db;
    return OK;
}

enum err db_bytes(struct db *db, struct arena *a, struct str *out)
{
    sqlite3_int64 size = 0;
    unsigned char *bytes = sqlite3_serialize(db->sqlite, "main", &size, 0);
    if (!bytes) {
        return size > 0 ? ERR_LIMIT : ERR_IO;
    }
    *out = arena_str(a, (struct str){(const char *)bytes, (size_t)size});
    sqlite3_free(bytes);
    return OK;
}

/* --- both ------------------------------------------------------------------------- */

int32_t db_version(const struct db *db)
{
    return db->version;
}

void db_limit_values(struct db *db, int bytes)
{
    must(bytes > 0 && bytes <= DB_VALUE_MAX_BYTES);
    sqlite3_limit(db->sqlite, SQLITE_LIMIT_LENGTH, bytes);
}

enum err db_exec(struct db *db, const char *sql)
{
    db->work_left = DB_WORK_QUERY;
    return db_err(db, sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL), "run a script");
}

/* Indexes are not held against their tables: a third of what db_verify costs. */
enum err db_check(struct db *db)
{
    bool sound = false;
    enum err e = db_query_is(db, "PRAGMA quick_check", "ok", &sound);
    return e == OK && !sound ? ERR_FORMAT : e;
}

/* A system that cannot tell does not let an open file be replaced. */
bool db_has_moved(struct db *db)
{
    int moved = 0;
    int rc = sqlite3_file_control(db->sqlite, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return rc == SQLITE_OK && moved;
}

enum err db_begin(struct db *db)
{
    return db_exec(db, "BEGIN IMMEDIATE");
}

enum err db_commit(struct db *db)
{
    enum err e = db_exec(db, "COMMIT");
    if (e != OK) {
        db_rollback(db);
    }
    return e;
}

void db_rollback(struct db *db)
{
    if (!sqlite3_get_autocommit(db->sqlite)) {
        /* Its own errors change nothing: what was not committed is not there. */
        sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
    }
}
