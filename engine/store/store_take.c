/* SPDX-License-Identifier: MIT
 *
 * Events from elsewhere: set union.                                                   */
#include "store/store_private.h"

#include "base/buf.h"
#include "base/must.h"
#include "store/store_text.h"

static const char insert[] = STORE_EVENT_INSERT " ON CONFLICT DO NOTHING";
static const char find[] = "SELECT " STORE_EVENT_COLUMNS " FROM event "
                           "WHERE device = ?1 AND epoch = ?2 AND seq = ?3";
static const char remove_one[] = "DELETE FROM event WHERE device = ?1 AND epoch = ?2 AND seq = ?3";
static const char same_place[] = "SELECT " STORE_EVENT_COLUMNS " FROM event "
                                 "WHERE hlc = ?1 AND device = ?2 AND epoch = ?3 AND seq = ?4";

enum err store_taker_open(struct store *s, struct store_taker *t)
{
    *t = (struct store_taker){.s = s};
    enum err e = db_prepare(s->db, insert, &t->insert);
    e = e == OK ? db_prepare(s->db, same_place, &t->same_place) : e;
    e = e == OK ? db_prepare(s->db, find, &t->find) : e;
    return e == OK ? db_prepare(s->db, remove_one, &t->remove) : e;
}

void store_taker_close(struct store_taker *t)
{
    db_stmt_close(t->insert);
    db_stmt_close(t->same_place);
    db_stmt_close(t->find);
    db_stmt_close(t->remove);
}

/* --- two events of one name --------------------------------------------------------- */

static void bind_name(struct db_stmt *s, struct store_event_key key)
{
    db_bind_key(s, 1, key.device);
    db_bind_i64(s, 2, key.epoch);
    db_bind_i64(s, 3, key.seq);
}

static enum err text_of(const struct store_event *e, struct buf *out)
{
    buf_init(out, STORE_TEXT_LINE_BYTES_MAX);
    return store_text_add(out, e);
}

/* Whoever meets the two, in whatever order, prefers the same one: that with the greater
 * text.  One that is not sound gives way. */
static enum err is_preferred(const struct store_event *e, struct db_stmt *present, bool *preferred)
{
    struct store_event other;
    struct buf ours = {0}, theirs = {0};
    enum err err = OK;
    if (!store_event_from_row(present, &other)) {
        *preferred = true;
        return OK;
    }
    err = text_of(e, &ours);
    err = err == OK ? text_of(&other, &theirs) : err;
    *preferred = err == OK && str_cmp(buf_str(&ours), buf_str(&theirs)) > 0;
    buf_finish(&ours);
    buf_finish(&theirs);
    return err;
}

static enum err settle(struct store_taker *t, const struct store_event *e)
{
    bool row = false, preferred = false;
    bind_name(t->find, e->key);
    enum err err = db_step(t->find, &row);
    if (err == OK && row) {
        err = is_preferred(e, t->find, &preferred);
        db_reset(t->find);
    }
    if (err != OK || !preferred) {
        return err;
    }
    bind_name(t->remove, e->key);
    t->changed++;
    err = db_run(t->remove);
    return err == OK ? db_run(t->insert) : err; /* still bound */
}

/* Nearly all of a log that is exchanged again is here already: that is asked first. */
static enum err is_here(struct store_taker *t, const struct store_event *e, bool *here)
{
    struct store_event present;
    bool row = false;
    db_bind_i64(t->same_place, 1, e->hlc);
    db_bind_key(t->same_place, 2, e->key.device);
    db_bind_i64(t->same_place, 3, e->key.epoch);
    db_bind_i64(t->same_place, 4, e->key.seq);
    enum err err = db_step(t->same_place, &row);
    *here = err == OK && row && store_event_from_row(t->same_place, &present) &&
            store_event_eq(e, &present);
    db_reset(t->same_place);
    return err;
}

enum err store_taker_add(struct store_taker *t, const struct store_event *e)
{
    bool here = false;
    if (!store_event_is_sound(e) || e->hlc > STORE_HLC_TAKEN_MAX) {
        return ERR_FORMAT;
    }
    enum err err = is_here(t, e, &here);
    if (err != OK || here) {
        return err;
    }
    store_event_bind(t->insert, e);
    err = db_run(t->insert);
    if (err != OK || db_changed(t->s->db) == 0) {
        return err == OK ? settle(t, e) : err;
    }
    t->added++;
    t->changed++;
    return OK;
}

/* --- another store ------------------------------------------------------------------ */

static enum err take_all(struct store_taker *t, struct store *from)
{
    struct db_stmt *q = NULL;
    struct store_event event;
    bool row = false;
    enum err e = db_prepare(from->db, "SELECT " STORE_EVENT_COLUMNS " FROM event", &q);
    while (e == OK && (e = db_step(q, &row)) == OK && row) {
        e = store_event_from_row(q, &event) ? store_taker_add(t, &event) : ERR_FORMAT;
    }
    db_stmt_close(q);
    return e;
}

enum err store_merge(struct store *s, struct store *from)
{
    must(s != from);
    struct store_taker taker;
    struct store_state state = s->state;
    enum err e = store_begin(s);
    if (e != OK) {
        return e;
    }
    e = store_taker_open(s, &taker);
    if (e == OK) {
        e = take_all(&taker, from);
    }
    store_taker_close(&taker);
    if (e == OK && taker.changed > 0) {
        e = store_cache_rebuild(s, &state);
    }
    return store_end(s, e, &state);
}
