/* SPDX-License-Identifier: MIT
 *
 * Reading a file from end to end grows with the file, so it is not done at every opening:
 * a file that was not closed properly is looked through at once (db_open_durable), any other
 * when that was last done a day ago.  Damage in between shows in the pages that are used,
 * as ERR_FORMAT, and in the copies, which are verified (store_backup).                 */
#include "store/store_private.h"

#define LOG_MODULE "store"
#include "base/log.h"

static enum err last_check(struct store *s, int64_t *utc_ms, bool *found)
{
    struct db_stmt *q = NULL;
    enum err e = db_prepare(s->db, "SELECT checked_utc_ms FROM care WHERE id = 1", &q);
    if (e == OK) {
        e = db_step(q, found);
    }
    *utc_ms = e == OK && *found ? db_column_i64(q, 0) : 0;
    db_stmt_close(q);
    return e;
}

/* A file that cannot be written now is looked through again the next time. */
static void note_check(struct store *s, int64_t now)
{
    struct db_stmt *w = NULL;
    enum err e =
        db_prepare(s->db, "INSERT OR REPLACE INTO care (id, checked_utc_ms) VALUES (1, ?)", &w);
    if (e == OK) {
        db_bind_i64(w, 1, now);
        e = db_run(w);
    }
    db_stmt_close(w);
    if (e != OK) {
        LOG_WARN("that the file was looked through is not kept: %s", err_name(e));
    }
}

enum err store_care(struct store *s)
{
    int64_t now = clock_utc_ms(s->clock), checked = 0;
    bool found = false;
    if (!s->in_file) {
        return OK;
    }
    enum err e = last_check(s, &checked, &found);
    bool due = !found || checked > now || now - checked >= STORE_DAY_MS;
    if (e != OK || !due) {
        return e;
    }
    e = db_check(s->db);
    if (e == OK) {
        note_check(s, now);
    }
    return e;
}
