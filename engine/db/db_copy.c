/* SPDX-License-Identifier: MIT
 *
 * A copy of an open file, page by page, as its last commit left it.                  */
#include "db/db_private.h"

#include "base/must.h"
#include "base/os.h"

/* The pages as they are, whatever is in them.  The copy has no journal of its own: it is
 * thrown away unless all of it arrives. */
static enum err copy_pages(struct db *from, struct db *to)
{
    enum err e = db_exec(to, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL");
    if (e != OK) {
        return e;
    }
    sqlite3_backup *copy = sqlite3_backup_init(to->sqlite, "main", from->sqlite, "main");
    if (!copy) {
        return db_err(to, sqlite3_extended_errcode(to->sqlite), "begin a copy");
    }
    int rc = sqlite3_backup_step(copy, -1);
    int end = sqlite3_backup_finish(copy);
    return db_err(to, rc == SQLITE_DONE ? end : rc, "copy");
}

static enum err open_file(const char *path, int flags, struct db **out)
{
    struct arena scratch;
    arena_init(&scratch, 512);
    struct db *db = db_new();
    int rc = sqlite3_open_v2(db_plain_path(&scratch, path), &db->sqlite,
                             flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    enum err e = db_open_err(db, rc, path);
    arena_finish(&scratch);
    if (e == OK) {
        e = db_restrict(db);
    }
    if (e != OK) {
        db_close(db);
        return e;
    }
    *out = db;
    return OK;
}

static enum err write_copy(struct db *from, const char *path)
{
    struct db *to = NULL;
    enum err e = open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &to);
    if (e == OK) {
        e = copy_pages(from, to);
        db_close(to);
    }
    return e;
}

/* By a connection that never saw the pages before.  The file says that it is in WAL mode, as
 * its original does; held alone it needs nothing beside it. */
static enum err verify_copy(const char *path)
{
    struct db *copy = NULL;
    enum err e = open_file(path, SQLITE_OPEN_READWRITE, &copy);
    if (e == OK) {
        e = db_exec(copy, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA mmap_size = 0");
        e = e == OK ? db_verify(copy) : e;
        db_close(copy);
    }
    return e;
}

enum err db_copy(struct db *db, const char *path)
{
    struct arena scratch;
    arena_init(&scratch, 512);
    const char *part = arena_cstr(&scratch, arena_join(&scratch, str_from(path), STR(".part")));
    (void)!os_remove(part); /* left by one that was stopped */
    enum err e = write_copy(db, part);
    if (e == OK) {
        e = verify_copy(part);
    }
    if (e == OK) {
        e = os_rename(part, path);
    }
    if (e != OK) {
        (void)!os_remove(part);
    }
    arena_finish(&scratch);
    return e;
}
