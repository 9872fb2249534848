/* SPDX-License-Identifier: MIT */
#include "db/db_private.h"

#include "base/os.h"

#include <errno.h>

#define LOG_MODULE "db"
#include "base/log.h"

static enum err err_from_errno(int code, enum err otherwise)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return ERR_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
        return ERR_READ_ONLY;
    default:
        return otherwise;
    }
}

/* The system's own code for what last went wrong with the file or with its journal. */
static int file_errno(sqlite3 *sqlite, int which)
{
    sqlite3_file *file = NULL;
    int code = 0;
    if (sqlite3_file_control(sqlite, "main", which, &file) != SQLITE_OK || !file ||
        !file->pMethods) {
        return 0;
    }
    return file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &code) == SQLITE_OK ? code
                                                                                           : 0;
}

/* SQLite says "I/O error" for a quota and for a limit on a file's size; and where a commit
 * fails it does not keep the system's code: the files do. */
static enum err err_from_write(sqlite3 *sqlite)
{
    enum err e = err_from_errno(file_errno(sqlite, SQLITE_FCNTL_JOURNAL_POINTER), ERR_IO);
    return e != ERR_IO ? e : err_from_errno(file_errno(sqlite, SQLITE_FCNTL_FILE_POINTER), ERR_IO);
}

static enum err err_from_io(sqlite3 *sqlite, int rc)
{
    switch (rc) {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
        return err_from_write(sqlite);
    default:
        return err_from_errno(sqlite ? sqlite3_system_errno(sqlite) : 0, ERR_IO);
    }
}

static enum err err_from_code(sqlite3 *sqlite, int rc)
{
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ERR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ERR_READ_ONLY;
    case SQLITE_FULL:
        return ERR_FULL;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return err_from_io(sqlite, rc);
    case SQLITE_ERROR: /* our SQL does not fit the file's schema, or its file format */
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
        return ERR_FORMAT;
    case SQLITE_CONSTRAINT:
        return ERR_EXISTS;
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
        return ERR_LIMIT;
    case SQLITE_AUTH:
        return ERR_UNSUPPORTED;
    default:
        return ERR_IO;
    }
}

static bool is_success(int rc)
{
    return rc == SQLITE_OK || rc == SQLITE_ROW || rc == SQLITE_DONE;
}

enum err db_err(struct db *db, int rc, const char *doing)
{
    if (is_success(rc)) {
        return OK;
    }
    enum err e = err_from_code(db->sqlite, rc);
    LOG_INFO("%s: %s (%d, %s)", doing, sqlite3_errstr(rc), rc, err_name(e));
    return e;
}

static struct str parent_of(const char *path)
{
    size_t n = strlen(path);
    while (n > 0 && path[n - 1] != '/') {
        n--;
    }
    return n > 0 ? (struct str){path, n} : STR(".");
}

enum err db_open_err(struct db *db, int rc, const char *path)
{
    enum err e = db_err(db, rc, "open");
    if ((rc & 0xff) != SQLITE_CANTOPEN || !path || e == ERR_FULL) {
        return e;
    }
    struct arena scratch;
    arena_init(&scratch, 512);
    bool has_folder = os_is_dir(arena_cstr(&scratch, parent_of(path)));
    arena_finish(&scratch);
    if (!has_folder) {
        return ERR_NOT_FOUND;
    }
    /* A file that cannot be made is reported by SQLite as one that does not exist. */
    return os_is_file(path) || os_is_dir(path) ? e : ERR_READ_ONLY;
}
