/* SPDX-License-Identifier: MIT
 *
 * Opening a file that a stranger may have made.  source: SQLite, "Defense Against The
 * Dark Arts".  Of its advice these are left out: SQLITE_OPEN_NOFOLLOW refuses a link
 * anywhere in the path, and homes are often behind one; sqlite3_hard_heap_limit64
 * holds for the whole process, so a hostile pack could make the learner's own file run
 * out of memory.  What remains is enough because no expression of the file is ever
 * evaluated: its schema is ours, byte for byte.                                     */
#include "db/db_private.h"

#include "base/must.h"
#include "base/os.h"

enum { HEADER_BYTES = 100, HEADER_WRITE_FORMAT = 18, HEADER_READ_FORMAT = 19 };

static bool is_one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; word && i < count; i++) {
        if (sqlite3_stricmp(word, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool may_call(const char *function)
{
    static const char *const functions[] = {"count",  "sum",      "min",   "max",
                                            "length", "coalesce", "typeof"};
    return is_one_of(function, functions, sizeof functions / sizeof *functions);
}

static bool may_ask(const char *pragma, const char *value)
{
    static const char *const questions[] = {"application_id", "user_version", "encoding",
                                            "integrity_check", "quick_check"};
    static const char *const settings[] = {"cell_size_check", "mmap_size", "cache_size",
                                           "temp_store"};
    return value ? is_one_of(pragma, settings, sizeof settings / sizeof *settings)
                 : is_one_of(pragma, questions, sizeof questions / sizeof *questions);
}

static int authorize(void *ctx, int action, const char *a, const char *b, const char *database,
                     const char *inner)
{
    (void)ctx, (void)database, (void)inner;
    bool allowed = action == SQLITE_SELECT || action == SQLITE_READ ||
                   (action == SQLITE_FUNCTION && may_call(b)) ||
                   (action == SQLITE_PRAGMA && may_ask(a, b));
    return allowed ? SQLITE_OK : SQLITE_DENY;
}

static int count_work(void *ctx)
{
    struct db *db = ctx;
    return --db->work_left < 0;
}

/* SQLite would open a file in WAL mode without its log; ours are never in that mode. */
static enum err check_header(struct db *db)
{
    sqlite3_file *file = NULL;
    unsigned char header[HEADER_BYTES] = {0};
    int rc = sqlite3_file_control(db->sqlite, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (rc == SQLITE_OK) {
        rc = file->pMethods->xRead(file, header, HEADER_BYTES, 0);
    }
    if (rc != SQLITE_OK) {
        return rc == SQLITE_IOERR_SHORT_READ ? ERR_FORMAT : db_err(db, rc, "read the header");
    }
    bool plain = header[HEADER_WRITE_FORMAT] == 1 && header[HEADER_READ_FORMAT] == 1;
    return plain ? OK : ERR_FORMAT;
}

/* `db` is connected and has read nothing yet. */
static enum err harden_and_check(struct db *db, const struct db_kind *kind)
{
    bool is_new = false;
    enum err e = db_restrict(db);
    if (e != OK) {
        return e;
    }
    sqlite3_set_authorizer(db->sqlite, authorize, NULL);
    sqlite3_progress_handler(db->sqlite, DB_WORK_STEP, count_work, db);
    db->work_left = DB_WORK_OPEN;
    e = check_header(db);
    if (e == OK) {
        e = db_identify(db, kind, &is_new);
    }
    if (e == OK) {
        e = is_new ? ERR_FORMAT : db_schema_check(db, kind);
    }
    /* The file itself may suggest a cache of any size: set ours. */
    return e == OK ? db_exec(db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                                 "PRAGMA cache_size = -2000; PRAGMA temp_store = MEMORY")
                   : e;
}

static enum err check_or_close(struct db *db, enum err e, const struct db_kind *kind,
                               struct db **out)
{
    if (e == OK) {
        e = harden_and_check(db, kind);
    }
    if (e != OK) {
        db_close(db);
        return e;
    }
    *out = db;
    return OK;
}

static bool is_plain_in_uri(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           strchr("/-_.~", c) != NULL;
}

/* "file:" and the path with everything else percent-encoded: a '?' in a name must not
 * become an option, nor "//" at its start a host. */
static char *uri_of(struct arena *a, const char *path)
{
    static const char digits[] = "0123456789ABCDEF";
    static const char tail[] = "?mode=ro&immutable=1";
    const char *head = path[0] == '/' ? "file://" : "file:";
    char *uri = ARENA_ARRAY(a, char, strlen(head) + 3 * strlen(path) + sizeof tail);
    char *to = uri + strlen(head);
    memcpy(uri, head, strlen(head));
    for (const char *p = path; *p; p++) {
        if (is_plain_in_uri(*p)) {
            *to++ = *p;
        } else {
            *to++ = '%';
            *to++ = digits[(unsigned char)*p >> 4];
            *to++ = digits[(unsigned char)*p & 15];
        }
    }
    memcpy(to, tail, sizeof tail);
    return uri;
}

enum err db_open_untrusted(const char *path, const struct db_kind *kind, struct db **out)
{
    if (!os_is_file(path)) {
        return os_is_dir(path) ? ERR_FORMAT : ERR_NOT_FOUND;
    }
    struct arena scratch;
    arena_init(&scratch, 1024);
    struct db *db = db_new();
    int flags =
        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int rc = sqlite3_open_v2(uri_of(&scratch, path), &db->sqlite, flags, NULL);
    arena_finish(&scratch);
    return check_or_close(db, db_open_err(db, rc, path), kind, out);
}

enum err db_open_untrusted_bytes(struct str bytes, const struct db_kind *kind, struct db **out)
{
    if (bytes.n < HEADER_BYTES) {
        return ERR_FORMAT; /* SQLite takes nothing at all for an empty file */
    }
    struct db *db = db_new();
    unsigned char *copy = sqlite3_malloc64(bytes.n);
    must(copy != NULL);
    memcpy(copy, bytes.p, bytes.n);
    int rc =
        sqlite3_open_v2(":memory:", &db->sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc == SQLITE_OK) {
        unsigned flags = SQLITE_DESERIALIZE_READONLY | SQLITE_DESERIALIZE_FREEONCLOSE;
        rc = sqlite3_deserialize(db->sqlite, "main", copy, (sqlite3_int64)bytes.n,
                                 (sqlite3_int64)bytes.n, flags);
    } else {
        sqlite3_free(copy);
    }
    return check_or_close(db, db_err(db, rc, "open bytes"), kind, out);
}

/* Every complaint of integrity_check is a row; a sound file has one row, "ok". */
enum err db_verify(struct db *db)
{
    bool sound = false;
    db->work_left = DB_WORK_QUERY;
    enum err e = db_query_is(db, "PRAGMA integrity_check", "ok", &sound);
    return e == OK && !sound ? ERR_FORMAT : e;
}
