/* SPDX-License-Identifier: MIT
 *
 * Reading the log: its end, and all of it in order.                                  */
#include "store/store_private.h"

static enum err tip_from(struct db_stmt *q, struct store_tip *tip)
{
    tip->hlc = db_column_i64(q, 0);
    tip->key.epoch = db_column_i64(q, 2);
    tip->key.seq = db_column_i64(q, 3);
    tip->events = db_column_i64(q, 4);
    bool sane = db_column_key(q, 1, &tip->key.device) && tip->hlc >= 0 && tip->hlc <= STORE_HLC_MAX;
    return sane ? OK : ERR_FORMAT;
}

enum err store_tip_read(struct db *db, struct store_tip *out)
{
    struct db_stmt *q = NULL;
    bool row = false;
    *out = (struct store_tip){0};
    enum err e = db_prepare(db,
                            "SELECT hlc, device, epoch, seq, (SELECT count(*) FROM event) "
                            "FROM event ORDER BY hlc DESC, device DESC, epoch DESC, seq DESC "
                            "LIMIT 1",
                            &q);
    if (e == OK) {
        e = db_step(q, &row);
    }
    if (e == OK && row) {
        e = tip_from(q, out);
    }
    db_stmt_close(q);
    return e;
}

/* --- all of it -------------------------------------------------------------------- */

enum { HLC, DEVICE, EPOCH, SEQ, KIND, UTC, OFFSET, ITEM, SKILL, GRADE, LATENCY };

static enum err open_log(struct store *s, struct db_stmt **rows)
{
    return db_prepare(s->db,
                      "SELECT hlc, device, epoch, seq, kind, utc_ms, offset_min, item, skill, "
                      "grade, latency_ms FROM event ORDER BY hlc, device, epoch, seq",
                      rows);
}

/* A number that does not fit is no offset either. */
static int offset_from(int64_t value)
{
    return value >= INT16_MIN && value <= INT16_MAX ? (int)value : INT16_MAX;
}

static bool event_from(struct db_stmt *row, struct store_event *e)
{
    *e = (struct store_event){
        .hlc = db_column_i64(row, HLC),
        .key = {.epoch = db_column_i64(row, EPOCH), .seq = db_column_i64(row, SEQ)},
        .kind = db_column_i64(row, KIND),
        .utc_ms = db_column_i64(row, UTC),
        .offset_min = offset_from(db_column_i64(row, OFFSET)),
        .skill = db_column_i64(row, SKILL),
        .grade = db_column_i64(row, GRADE),
        .latency_ms = db_column_i64(row, LATENCY),
    };
    db_column_key(row, DEVICE, &e->key.device);
    e->has = db_column_key(row, ITEM, &e->item) ? (unsigned)STORE_HAS_ITEM : 0;
    e->has |= db_column_is_null(row, SKILL) ? 0 : (unsigned)STORE_HAS_SKILL;
    return store_event_is_sound(e);
}

static enum err next_event(struct db_stmt *rows, struct store_event *e, bool *found)
{
    enum err err = db_step(rows, found);
    while (err == OK && *found && !event_from(rows, e)) {
        err = db_step(rows, found);
    }
    return err;
}

/* --- what was taken back ---------------------------------------------------------- */

static enum err add_undos(struct store *s, struct store_fold *f)
{
    struct db_stmt *q = NULL;
    bool row = false;
    enum err e = db_prepare(s->db,
                            "SELECT of_device, of_epoch, of_seq FROM event "
                            "WHERE kind <> 1 AND kind = ?1 ORDER BY hlc",
                            &q);
    if (e == OK) {
        db_bind_i64(q, 1, STORE_UNDO);
    }
    while (e == OK && (e = db_step(q, &row)) == OK && row) {
        struct store_event_key of = {.epoch = db_column_i64(q, 1), .seq = db_column_i64(q, 2)};
        if (db_column_key(q, 0, &of.device)) {
            store_fold_undo(f, of);
        }
    }
    db_stmt_close(q);
    return e;
}

/* --- the walk --------------------------------------------------------------------- */

static enum err watch(const struct store_watcher *w, struct store_fold *f,
                      const struct store_event *e)
{
    bool counts = w && store_fold_is_review(e) && !store_fold_is_undone(f, e);
    return counts ? w->on_answer(w->ctx, f, e) : OK;
}

enum err store_log_fold(struct store *s, struct store_fold *f, const struct store_watcher *watcher)
{
    struct db_stmt *rows = NULL;
    struct store_event event;
    bool found = false;
    enum err e = add_undos(s, f);
    if (e == OK) {
        e = open_log(s, &rows);
    }
    while (e == OK && (e = next_event(rows, &event, &found)) == OK && found) {
        e = watch(watcher, f, &event);
        store_fold_add(f, &event);
    }
    db_stmt_close(rows);
    return e;
}
