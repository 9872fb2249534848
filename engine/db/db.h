/* SPDX-License-Identifier: MIT
 *
 * db.h - SQLite files, opened safely: a durable one of our own, or one that may be
 * hostile.
 *
 * A file of ours has an application id, a version (SQLite's user_version) and for
 * each version exactly one schema: the one that running its steps gives.  Whatever
 * is opened is compared with that schema, byte for byte, before anything else is
 * asked of it.  Statements: db/db_stmt.h.  A struct db belongs to one thread.
 *
 * Nobody else may open and close a durable file in this process while it is open
 * here: POSIX drops a process's locks on a file with the first close of it.       */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    DB_VALUE_MAX_BYTES = 16 * 1024 * 1024, /* one text or blob, in every file */
};

struct db;

/* What a kind of file looks like. */
struct db_kind {
    int32_t application_id;
    int32_t version;          /* the newest this program knows: how many steps there are */
    const char *const *steps; /* steps[i] is the SQL that leads from version i to i + 1 */
    int page_bytes;           /* of new files; 0 for SQLite's own choice */
};

/* Opens for reading and writing, and makes the file when there is none; path NULL is
 * a file in memory.  WAL, every commit synced.  An older file is brought to
 * kind->version in one transaction.  Every page is looked at first (db_check) when the file
 * was not closed properly or is older; else when to do that is the caller's choice.  The
 * file is held until db_close, or until the process dies in any way: nobody else gets in.
 * errors: ERR_BUSY (another window holds it), ERR_READ_ONLY, ERR_NOT_FOUND (no such folder),
 * ERR_FULL, ERR_IO; ERR_VERSION (newer), ERR_FORMAT (damaged, or not of this kind): in these
 * two cases the file is untouched. */
WARN_UNUSED enum err db_open_durable(const char *path, const struct db_kind *kind, struct db **out);

/* Makes a new file of the newest version; path NULL is a file in memory.  There is no
 * journal on the disk: after an error or a crash throw the file away.  Each commit is
 * synced, so write everything between one db_begin and db_commit.
 * errors: ERR_EXISTS, ERR_READ_ONLY, ERR_NOT_FOUND (no such folder), ERR_FULL, ERR_IO. */
WARN_UNUSED enum err db_create(const char *path, const struct db_kind *kind, struct db **out);

/* Opens a file that a stranger may have made, read-only.  It must not change while it
 * is open: copy it to a folder of ours first.  Only SELECT is possible, with limits on
 * size and work, and no view, trigger, virtual table or generated column can exist.
 * A file of an older version has the schema of that version: see db_version.
 * errors: ERR_NOT_FOUND, ERR_FORMAT, ERR_VERSION (newer), ERR_LIMIT, ERR_IO.
 * source: reference of SQLite, "Defense Against The Dark Arts". */
WARN_UNUSED enum err db_open_untrusted(const char *path, const struct db_kind *kind,
                                       struct db **out);
/* The same for a file that is in memory; `bytes` is copied. */
WARN_UNUSED enum err db_open_untrusted_bytes(struct str bytes, const struct db_kind *kind,
                                             struct db **out);

/* NULL is fine.  Every statement must be closed already. */
void db_close(struct db *db);

/* The whole file as bytes: what would be on the disk. */
WARN_UNUSED enum err db_bytes(struct db *db, struct arena *a, struct str *out);

int32_t db_version(const struct db *db); /* of the file as it is now */

/* Reads every page.  Cost: the file's size; 31 ms for a learner's 100,000 answers.
 * errors: ERR_FORMAT. */
WARN_UNUSED enum err db_check(struct db *db);

/* Reads every page and checks that tables and indexes agree.  errors: ERR_FORMAT. */
WARN_UNUSED enum err db_verify(struct db *db);

/* Whether the file has been removed, renamed or replaced since it was opened: what is
 * written now would be found by nobody. */
bool db_has_moved(struct db *db);

/* Writes a copy of the file as it is now, synced, and verifies the copy (db_verify) before
 * it takes the name `path`, at once or not at all.  What was there is replaced.
 * errors: ERR_FULL, ERR_READ_ONLY, ERR_NOT_FOUND (no such folder), ERR_IO; ERR_FORMAT (the
 * copy is damaged, and is not kept). */
WARN_UNUSED enum err db_copy(struct db *db, const char *path);

/* A value longer than `bytes` gives ERR_LIMIT before any memory is taken for it.  At first,
 * and at most, that is DB_VALUE_MAX_BYTES. */
void db_limit_values(struct db *db, int bytes);

/* One write transaction at a time.  db_commit undoes everything when it fails.
 * db_rollback without a transaction does nothing. */
WARN_UNUSED enum err db_begin(struct db *db);
WARN_UNUSED enum err db_commit(struct db *db);
void db_rollback(struct db *db);

/* Runs a script of the program's own; values never go into its text. */
WARN_UNUSED enum err db_exec(struct db *db, const char *sql);

#endif
